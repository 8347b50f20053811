# make demo   set up, build a store from the bundled chronicle, print what it shows
# make test   set up, run every test
# make check  format, lint, types, layers, docs
# make docs    write the generated pages
# make bench   speed and memory; make eval: every measure that stands in docs/measures (DATA: the folder of the data)
# make prove / train LANG=fr

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
UV := $(TOOLS)/bin/uv
STAMP := $(VENV)/.synced
SERVE ?= 1
STORE ?= build/demo.degel
DATA ?= ../shared/data
CODE := src tests training evaluation docs

.PHONY: demo test check docs bench eval format prove train setup clean

setup: $(STAMP)

$(UV):
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check uv

$(STAMP): pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --locked --python $(PYTHON)
	@touch $@

demo: $(STAMP)
	$(BIN)/degel demo --store $(STORE) $(if $(filter 0,$(SERVE)),--no-serve,)

test: $(STAMP)
	$(BIN)/python -m pytest -n 2

check: $(STAMP)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build.py --check

format: $(STAMP)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

docs: $(STAMP)
	$(BIN)/python docs/build.py

# figures only: neither fails on a slow machine or on a missing folder
bench: $(STAMP)
	-$(BIN)/python evaluation/bench.py $(DATA)
	-$(BIN)/python evaluation/bench_index.py
	-$(BIN)/python evaluation/bench_web.py

eval: $(STAMP)
	-$(BIN)/degel evaluate pairs $(DATA)/gold/relations-en-dev.tsv
	-$(BIN)/degel evaluate evaluation/gold/events-dev.jsonl --data $(DATA)
	-$(BIN)/degel evaluate evaluation/gold/events-test.jsonl --data $(DATA)
	-$(BIN)/python evaluation/parallel.py $(DATA)
	-$(BIN)/python evaluation/furniture.py $(DATA)/html
	-$(BIN)/python training/parser/evaluate.py $(DATA)

prove: $(STAMP)
	$(BIN)/degel prove

train: $(STAMP)
	$(UV) sync --quiet --locked --python $(PYTHON) --extra train
	$(BIN)/python training/parser/train.py $(LANG)

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# make demo   set up, build a store from the bundled chronicle, print what it shows
# make test   set up, run every test
# make check  format, lint, types, layers, docs
# make prove / train LANG=fr

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := .tools
UV := $(TOOLS)/bin/uv
STAMP := $(VENV)/.synced
SERVE ?= 1
STORE ?= build/demo.degel

.PHONY: demo test check format prove train setup clean

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
	$(BIN)/ruff format --check src tests training
	$(BIN)/ruff check src tests training
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff format src tests training
	$(BIN)/ruff check --fix src tests training

prove: $(STAMP)
	$(BIN)/degel prove

train: $(STAMP)
	$(UV) sync --quiet --locked --python $(PYTHON) --extra train
	$(BIN)/python training/parser/train.py $(LANG)

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis

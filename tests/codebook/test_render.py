"""The codebook as pages and as a prompt, and the generated pages of the docs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from degel.codebook.book import Codebook, load_codebook
from degel.codebook.render import index_page, prompt, type_page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


def test_a_page_names_every_mode_boundary_and_language(book: Codebook) -> None:
    for type, entry in book.entries.items():
        page = type_page(book, type)
        assert all(f"| `{mode}` |" in page for mode in entry.modes)
        assert all(boundary.code in page for boundary in entry.boundaries)
        assert all(f"## {name}" in page for name in ("English", "French", "Russian", "Spanish"))


def test_the_index_lists_every_type_once(book: Codebook) -> None:
    page = index_page(book)
    assert all(page.count(f"[{type}](") == 1 for type in book.entries)


def test_the_prompt_holds_every_type_and_examples_only_of_the_language_asked_for(book: Codebook) -> None:
    bare, french = prompt(book), prompt(book, lang="fr")
    assert all(f"\n{type} (" in bare for type in book.entries)
    assert "e.g." not in bare
    first = next(e for e, _ in book.examples["fr", "CONSULT"] if "](CONSULT" in e.text)
    assert first.text in french


@pytest.mark.slow
def test_generated_pages_are_in_step_with_their_sources_and_no_link_is_broken() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs/build.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

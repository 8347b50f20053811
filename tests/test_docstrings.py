"""The examples in docstrings say what the code does."""

import doctest
import importlib
import pkgutil

import pytest

import degel

MODULES = [m.name for m in pkgutil.walk_packages(degel.__path__, "degel.") if not m.name.endswith("__main__")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0

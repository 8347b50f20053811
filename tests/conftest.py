"""The store that the faces (`degel.api`, `degel.web`) are tested on."""

from __future__ import annotations

from pathlib import Path

import pytest

from faces import chronicle


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store, made once; copy it before writing to it."""
    from degel.store import Store

    folder = tmp_path_factory.mktemp("faces") / "made.degel"
    Store(folder).add(chronicle())
    return folder


@pytest.fixture
def own_store(made_store: Path, tmp_path: Path) -> Path:
    """A copy of the store that a test may write to."""
    import shutil

    return Path(shutil.copytree(made_store, tmp_path / "own.degel"))

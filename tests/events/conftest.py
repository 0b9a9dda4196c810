"""Checkpoints of each test stand in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def checkpoints(settings, tmp_path) -> Path:
    settings.CHECKPOINTS = tmp_path / "checkpoints"
    return settings.CHECKPOINTS

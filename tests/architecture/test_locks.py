"""Locked packages: no address of anybody's registry, every file by its hash, one version for run and test."""

import re

import pytest

from tests.architecture.source import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PIN = re.compile(r"^([a-z0-9-]+)==([^\s;]+)(.*)$", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_names_no_address(lock: object) -> None:
    text = lock.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert "http" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_has_hashes(lock: object) -> None:
    entries = lock.read_text(encoding="utf-8").replace("\\\n", " ").strip().splitlines()  # type: ignore[attr-defined]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_run_and_test_use_the_same_versions() -> None:
    base, test = [
        {pin[:2] for pin in PIN.findall((ROOT / "requirements" / f"{name}.lock").read_text())}
        for name in ("base", "test")
    ]
    assert base <= test, "make lock solves both together"

"""Setting up: what is missing on a fresh machine is one sentence."""

import ast
import errno
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ModuleType]]:
    """(environment, packages) of scripts/."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    packages = importlib.import_module("packages")
    yield importlib.import_module("environment"), packages
    for name in ("environment", "packages"):
        sys.modules.pop(name, None)


def test_an_old_python_can_read_the_script_that_turns_it_away() -> None:
    text = (ROOT / "scripts" / "setup.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 4))
    before = text[: text.index("import environment")]
    assert "sys.version_info < (3, 11)" in before
    assert not re.search(r"""\bf["']""", before)
    assert before.isascii() or text.startswith("# -*- coding: utf-8 -*-")


def test_old_python_is_told_in_one_sentence() -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 6, 15)\n"
        f"sys.argv = ['setup.py', 'run']; runpy.run_path({str(ROOT / 'scripts' / 'setup.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().startswith("Dan Van needs Python 3.11 or newer, and this is Python 3.6")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written"), (errno.EACCES, "cannot be written")],
)
def test_disk_trouble_is_a_sentence(scripts: tuple[ModuleType, ModuleType], number: int, said: str) -> None:
    environment, _ = scripts
    assert said in environment.sentence(OSError(number, "x", "/home/somebody/danvan/.venv"))


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("error: failed to create file: Read-only file system (os error 30)", "cannot be written"),
        ("Could not fetch URL", ""),
    ],
)
def test_reason_is_found_in_what_the_installer_said(
    scripts: tuple[ModuleType, ModuleType], output: str, said: str
) -> None:
    _, packages = scripts
    found = packages.reason(output)
    assert (said in found) if said else found == ""


def test_python_without_ensurepip_is_told_what_to_install(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _, packages = scripts
    monkeypatch.setattr(packages, "TOOLS", tmp_path / "tools")
    monkeypatch.setattr(packages.shutil, "which", lambda name: None)
    monkeypatch.setattr(packages.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(packages.Trouble, match="python3-venv"):
        packages.sync(tmp_path / "venv", ROOT / "requirements" / "base.lock")


def test_second_run_does_nothing(
    scripts: tuple[ModuleType, ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment, packages = scripts
    calls: list[Path] = []

    def sync(target: Path, lock: Path, **_: object) -> None:
        calls.append(lock)
        (target / "bin").mkdir(parents=True, exist_ok=True)
        (target / "bin" / "python").touch()

    monkeypatch.setattr(packages, "sync", sync)
    for name, value in {"VENV": tmp_path, "PYTHON": tmp_path / "bin" / "python", "CATALOGUES": []}.items():
        monkeypatch.setattr(environment, name, value)
    monkeypatch.setattr(environment, "_build_fonts", lambda: None)
    monkeypatch.setattr(environment, "_write_launcher", lambda: None)
    assert [environment.main(["run"]) for _ in range(2)] == [0, 0]
    assert [lock.name for lock in calls] == ["base.lock"]
    assert environment.main(["test"]) == 0
    assert [lock.name for lock in calls] == ["base.lock", "test.lock"]

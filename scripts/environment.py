"""The environment of an installation: packages by hash-locked files, fonts, catalogues; a second run takes no time.

What was done is written into a stamp; as long as the stamp agrees with lock files, Python and place, nothing is done.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import packages
from packages import Trouble

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "base.lock", "test": "test.lock"}
CATALOGUES = sorted(
    po for folder in ("locale", "news/wagtail_words") for po in (ROOT / "danvan" / folder).glob("*/LC_MESSAGES/*.po")
)
LAUNCHER = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from danvan.project.cli import main

if __name__ == "__main__":
    sys.exit(main())
"""


def main(arguments: list[str]) -> int:
    """0 when the environment stands; else one sentence on what is missing, and 1."""
    kind = arguments[0] if arguments else "run"
    if kind not in LOCKS:
        print(f"scripts/setup.py takes run or test, not {kind!r}.", file=sys.stderr)
        return 2
    try:
        with _alone():
            _stand(kind)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n{sentence(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def sentence(error: OSError) -> str:
    """What a full or read-only disk means here."""
    where = error.filename or ROOT
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full: free about 500 MB where {where} lies, then run the same command again."
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return f"{where} cannot be written: give this user the right to write in {ROOT}, or copy the folder elsewhere."
    return f"The environment could not be made: {error}."


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Two commands started at once do not build into each other."""
    with (ROOT / ".setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _stand(kind: str) -> None:
    started = time.monotonic()
    stamp = _stamp(kind)
    file = VENV / f"stamp-{kind}"
    if not (PYTHON.exists() and file.exists() and file.read_text() == stamp):
        lock = ROOT / "requirements" / LOCKS[kind]
        print(f"Setting up ({kind}): packages of requirements/{lock.name} …", flush=True)
        packages.sync(VENV, lock, extra_too=kind == "run" and _test_tools_stand())
        _write_launcher()
        file.write_text(stamp)
    _compile_catalogues()
    _build_fonts()
    if (seconds := time.monotonic() - started) > 1:
        print(f"Set up in {seconds:.0f} s.", flush=True)


def _stamp(kind: str) -> str:
    """Everything the packages depend on; a moved folder or another Python starts anew."""
    lock = hashlib.sha256((ROOT / "requirements" / LOCKS[kind]).read_bytes()).hexdigest()
    return f"{lock} {sys.version_info[:3]} {sys.base_prefix} {ROOT}\n"


def _test_tools_stand() -> bool:
    """`make run` after `make test` leaves the test tools where they are."""
    file = VENV / "stamp-test"
    return file.exists() and file.read_text() == _stamp("test")


def _write_launcher() -> None:
    """`danvan` without building a package: a line on the path and a script."""
    site = next((VENV / "lib").glob("python3*/site-packages"))
    (site / "danvan-here.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    launcher = VENV / "bin" / "danvan"
    launcher.write_text(LAUNCHER.format(python=PYTHON), encoding="utf-8")
    launcher.chmod(0o755)


def _compile_catalogues() -> None:
    stale = [po for po in CATALOGUES if not _newer(po.with_suffix(".mo"), po)]
    if stale:
        _run_script("catalogue.py", "compile", what="The translations could not be compiled")


def _build_fonts() -> None:
    script = ROOT / "scripts" / "build_fonts.py"
    folder = ROOT / "danvan" / "ui" / "static" / "ui" / "fonts"
    names = ("bvp-400", "bvp-600", "so-400", "so-600")
    if script.exists() and not all(_newer(folder / f"{name}.woff2", script) for name in names):
        _run_script(script.name, what="The fonts could not be cut")


def _newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def _run_script(name: str, *arguments: str, what: str) -> None:
    command = [str(PYTHON), str(ROOT / "scripts" / name), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONUTF8": "1"})
    if done.returncode:
        raise Trouble(packages.reason(done.stdout + done.stderr) or f"{what}:\n{done.stderr[-1500:]}")

"""Bring packages into `.venv` exactly as locked, by uv when it can be had, else by pip; every file by its hash."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools"
NO_ENSUREPIP = (
    "This Python can make no environment: its part `ensurepip` is missing. "
    "On Debian or Ubuntu: sudo apt-get install python3-venv. Then run the same command again."
)


class Trouble(Exception):
    """One sentence for the person at the terminal."""


def sync(target: Path, lock: Path, *, extra_too: bool = False) -> None:
    """Make `target` hold what `lock` names; raises Trouble with what to do. `extra_too` leaves other packages be."""
    _make_environment(target)
    if uv := _uv():
        order = ["pip", "install"] if extra_too else ["pip", "sync"]
        done = _run(
            [*uv, *order, "--quiet", "--require-hashes", "--python", str(_python(target)), *_files(lock, order)]
        )
        if done.returncode == 0:
            return
        print("uv could not fetch every package; trying pip …", flush=True)
    done = _run([*_pip(target), "install", "--quiet", "--require-hashes", "--no-deps", "-r", str(lock)])
    if done.returncode:
        output = done.stdout + done.stderr
        raise Trouble(
            reason(output)
            or "The packages could not be fetched. Is the network, or the package index set for pip, reachable?\n"
            + output[-1500:]
        )


def reason(output: str) -> str:
    """The sentence for a failure that a full or read-only disk explains, else nothing."""
    if "No space left" in output or "os error 28" in output or "Disk quota" in output:
        return f"The disk is full: free about 500 MB where {ROOT} lies, then run the same command again."
    if "Read-only file system" in output or "Permission denied" in output:
        return f"{ROOT} cannot be written by this user: mend its rights, or copy the folder elsewhere."
    return ""


def _files(lock: Path, order: list[str]) -> list[str]:
    return ["--requirements", str(lock)] if order[-1] == "install" else [str(lock)]


def _python(target: Path) -> Path:
    return target / "bin" / "python"


def _make_environment(target: Path) -> None:
    """An empty environment of this very Python; one of another Python is replaced."""
    mark = target / "made-by"
    me = f"{sys.version_info[:2]} {sys.base_prefix}\n"
    if _python(target).exists() and mark.exists() and mark.read_text() == me:
        return
    venv.EnvBuilder(with_pip=False, clear=True, symlinks=True).create(target)
    mark.write_text(me)


def _uv() -> list[str]:
    """The command uv: brought by its own lock into `.tools`, else one already on the path, else none."""
    own = TOOLS / "bin" / "uv"
    if own.exists():
        return [str(own)]
    if importlib.util.find_spec("ensurepip") is not None:
        _make_environment(TOOLS)
        lock = ROOT / "requirements" / "tools.lock"
        pip = [*_pip(TOOLS), "install", "--quiet", "--require-hashes", "-r", str(lock)]
        if _run(pip).returncode == 0 and own.exists():
            return [str(own)]
    found = shutil.which("uv")
    return [found] if found else []


def _pip(target: Path) -> list[str]:
    """A pip that installs into `target`; raises Trouble when this Python has none at all."""
    inside = [str(_python(target)), "-m", "pip"]
    if next(target.glob("lib/python3*/site-packages/pip"), None):
        return inside
    if importlib.util.find_spec("ensurepip") is not None:
        done = _run([str(_python(target)), "-m", "ensurepip", "--default-pip"])
        if done.returncode == 0:
            return inside
        raise Trouble(reason(done.stdout + done.stderr) or NO_ENSUREPIP)
    if importlib.util.find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "--python", str(_python(target))]
    raise Trouble(NO_ENSUREPIP)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    asked = os.environ | {
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
        # The certificates this machine trusts, as pip does; the second is the older name.
        "UV_SYSTEM_CERTS": "1",
        "UV_NATIVE_TLS": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PYTHONUTF8": "1",
    }
    asked.pop("PYTHONPATH", None)
    asked.pop("VIRTUAL_ENV", None)
    return subprocess.run(command, capture_output=True, text=True, check=False, env=asked)

"""Before a restore, before any setting is read: the keys must be there, and none may be made.

Reading the settings makes missing keys; new keys in the place of a restore would open nothing of the archive.
"""

import atexit
import json
import os
import shutil
import tempfile
from pathlib import Path

from danvan.project.keys import NAMES

ROOT = Path(__file__).resolve().parents[2]
TARGET = "DANVAN_KEYS_TO"


def before_settings(words: list[str]) -> str:
    """For `restore … --keys FILE`, use those keys from a folder of their own; returns what is wrong, or nothing."""
    if words[:1] != ["restore"] or {"-h", "--help"} & set(words):
        return ""
    folder = _folder()
    here = {name: (folder / name).read_text() for name in NAMES if (folder / name).exists()}
    given = _given(words)
    if given is None:
        if here:
            return ""
        return f"There are no keys in {folder}. Give the file that was kept apart from the backups: --keys FILE."
    try:
        told = json.loads(given.read_text(encoding="ascii"))
        texts = {name: str(told[name]) for name in NAMES}
    except (ValueError, KeyError, TypeError):
        return f"{given} is no file of keys made by `danvan backup --keys`."
    if here and here != texts:
        return f"{folder} holds other keys already. Restore into an empty place: another DANVAN_VAR."
    if not here:
        _use(texts, folder)
    return ""


def settle() -> None:
    """After a restore that succeeded: the keys move to where the installation looks for them."""
    if target := os.environ.pop(TARGET, ""):
        folder = Path(target)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in NAMES:
            _write(folder / name, (Path(os.environ["DANVAN_KEYS"]) / name).read_text())


def _use(texts: dict[str, str], folder: Path) -> None:
    holder = Path(tempfile.mkdtemp(prefix="danvan-keys-"))
    atexit.register(shutil.rmtree, holder, ignore_errors=True)
    for name, text in texts.items():
        _write(holder / name, text)
    os.environ[TARGET] = str(folder)
    os.environ["DANVAN_KEYS"] = str(holder)


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)


def _folder() -> Path:
    var = Path(os.environ.get("DANVAN_VAR", str(ROOT / "var")))
    return Path(os.environ.get("DANVAN_KEYS", str(var / "keys")))


def _given(words: list[str]) -> Path | None:
    for place, word in enumerate(words):
        if word == "--keys" and place + 1 < len(words):
            return Path(words[place + 1])
        if word.startswith("--keys="):
            return Path(word.removeprefix("--keys="))
    return None

"""The keys, apart from every archive: their file, and the fingerprints by which an archive knows its own."""

import hashlib
import hmac
import json
import os
from pathlib import Path

from django.conf import settings

from danvan.project import keys

# The secret only signs sessions and links under way; without it people sign in again, and nothing is lost.
NEEDED = ("data", "index", "chain")


def fingerprints(folder: Path) -> dict[str, list[str]]:
    """Name -> marks of its keys; a mark tells nothing about the key."""
    store = keys.KeyStore(folder, production=settings.DEMONSTRATION is False)
    return {name: [_mark(key) for key in store.all(name)] for name in NEEDED}


def missing(wanted: dict[str, list[str]], folder: Path) -> str:
    """Name of the first kind of which a wanted key is not in `folder`, or empty."""
    here = fingerprints(folder)
    return next((name for name in NEEDED if set(wanted.get(name, [])) - set(here[name])), "")


def write(path: Path) -> None:
    """Every key in one file of mode 0600; refuses to overwrite (FileExistsError)."""
    told = {name: (settings.KEYS / name).read_text(encoding="ascii") for name in keys.NAMES}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(told, file)


def _mark(key: str) -> str:
    return hmac.new(key.encode(), b"danvan key mark", hashlib.sha256).hexdigest()[:16]

"""Tests on SQLite begin from a copy of the migrated database instead of two hundred migrations each time.

The copy is made anew whenever a migration, a model, what is installed after migrating, or a locked package changes.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

from django.core import management

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".pytest_cache" / "databases"
_PARTS = ("danvan/*/migrations/*.py", "danvan/*/models/*.py", "danvan/events/*.py", "danvan/project/settings/*.py")


def key() -> str:
    """Names what the migrated database depends on."""
    digest = sha256((ROOT / "requirements" / "test.lock").read_bytes())
    for part in _PARTS:
        for file in sorted(ROOT.glob(part)):
            digest.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:24]


@contextmanager
def migrating_once() -> Iterator[None]:
    """While the test database is made: `migrate` restores the copy, or migrates and leaves one."""
    from django.db import connection

    whole = management.call_command

    def instead(name: str, *args: Any, **options: Any) -> Any:
        if name != "migrate" or connection.vendor != "sqlite":
            return whole(name, *args, **options)
        copy = FOLDER / f"{key()}.sqlite3"
        if copy.exists():
            return _restore(copy, connection)
        done = whole(name, *args, **options)
        _keep(copy, connection)
        return done

    with mock.patch.object(management, "call_command", instead):
        yield


def _restore(copy: Path, connection: Any) -> None:
    connection.ensure_connection()
    source = sqlite3.connect(copy)
    try:
        source.backup(connection.connection)
    finally:
        source.close()


def _keep(copy: Path, connection: Any) -> None:
    """Written apart and moved into place whole: another worker may be doing the same."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    apart = copy.with_suffix(f".{os.getpid()}")
    target = sqlite3.connect(apart)
    try:
        connection.connection.backup(target)
    finally:
        target.close()
    apart.replace(copy)

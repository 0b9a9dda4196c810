"""Where bytes lie: by their own SHA-256, two folders deep, each content once.

The one class to replace when a city keeps its files on an S3 store.
"""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from danvan.attachments.errors import NoRoom


class FileStore:
    """Files under `root`; a name is a content, so a stored file never changes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, content: bytes) -> str:
        """Keep `content` and return its SHA-256 once it is safely on disk; raises NoRoom when it cannot be kept.

        A content already there is marked as fresh, so that the sweep leaves it to the row about to be written.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._lock(fcntl.LOCK_SH):
                if path.exists():
                    os.utime(path)
                else:
                    self._write(path, content)
        except OSError as reason:
            raise NoRoom from reason
        return sha256

    def open(self, sha256: str) -> BinaryIO:
        """The stored bytes; raises FileNotFoundError."""
        return self.path(sha256).open("rb")

    def has(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    def discard(self, sha256: str, *, untouched_since: datetime) -> bool:
        """Remove the file unless it was put again after that moment; True when it is gone."""
        path = self.path(sha256)
        with self._lock(fcntl.LOCK_EX):
            try:
                if path.stat().st_mtime > untouched_since.timestamp():
                    return False
                path.unlink()
            except FileNotFoundError:
                return True
        return True

    def folder(self, prefix: str) -> Iterator[str]:
        """Every stored SHA-256 that begins with these two hex digits."""
        for path in sorted((self.root / prefix).glob("??/*")):
            if len(path.name) == 64:
                yield path.name

    def leftovers(self, prefix: str, *, untouched_since: datetime) -> int:
        """Remove half-written files of a process that died; returns how many."""
        gone = 0
        for path in (self.root / prefix).glob("??/.part-*"):
            if path.stat().st_mtime <= untouched_since.timestamp():
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    def path(self, sha256: str) -> Path:
        """Where this content lies; raises ValueError for anything but 64 hex digits."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError("Not a SHA-256.")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def _write(self, path: Path, content: bytes) -> None:
        handle, part = tempfile.mkstemp(prefix=".part-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
        # The name, too, must survive a power cut before a citizen is told that the file was received.
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _lock(self, how: int) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.root / ".lock").open("w") as lock:
            fcntl.flock(lock, how)
            yield


def file_store() -> FileStore:
    """The store of this installation."""
    return FileStore(Path(settings.ATTACHMENTS))

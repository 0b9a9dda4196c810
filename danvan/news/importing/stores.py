"""Where an import comes from: one file, a folder or a ZIP. Nothing outside it is ever opened, nothing is unpacked."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Protocol
from urllib.parse import unquote, urlsplit

from danvan.news.importing.row import Refused

READABLE = (".csv", ".json", ".jsonl", ".ndjson", ".htm", ".html")
PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
MOST_FILES = 200_000
MOST_BYTES = 20 * 1024**3
_RATIO, _RATIO_FROM = 200, 1024**2


class Store(Protocol):
    """The files of an import by their names inside it, always with "/"."""

    def names(self) -> Iterator[str]: ...

    def has(self, name: str) -> bool: ...

    def size(self, name: str) -> int: ...

    def open(self, name: str) -> io.BufferedReader: ...


def open_store(path: Path) -> Store:
    """Raises Refused when it is neither a readable file, a folder nor a sound ZIP."""
    if path.is_dir():
        return FolderStore(path)
    if not path.is_file():
        raise Refused("not-there", file=str(path))
    if path.suffix.lower() == ".zip":
        return ZipStore(path)
    if path.suffix.lower() not in READABLE:
        raise Refused("unknown-kind", file=path.name, kinds=", ".join((*READABLE, ".zip")))
    return FolderStore(path.parent, only=path.name)


def read_all(store: Store, name: str, *, most: int) -> bytes:
    """The whole file; raises Refused beyond `most` bytes, whatever size it claims to have."""
    with store.open(name) as stream:
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise Refused("file-too-large", file=name, megabytes=most // 1024**2)
    return raw


def find_picture(store: Store, src: str, near: str = "") -> str | None:
    """The name of the picture that an old page calls `src`: below its own folder, else below the root.

    An address of another server is looked for by its path only; leading folders that were not copied are left out.
    """
    try:
        path = unquote(urlsplit(src.replace("\\", "/")).path)
    except ValueError:
        return None
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if not parts or len(parts) > 20 or "\0" in path or not path.lower().endswith(PICTURES):
        return None
    below = [] if path.startswith("/") else [str(PurePosixPath(near, *parts))]
    return next(filter(store.has, below + ["/".join(parts[skip:]) for skip in range(len(parts))]), None)


class FolderStore:
    """A folder; with `only`, one file of it is read and its neighbours serve as its pictures."""

    def __init__(self, root: Path, only: str = "") -> None:
        self._root, self._only = root.resolve(), only

    def names(self) -> Iterator[str]:
        if self._only:
            yield self._only
            return
        for path in sorted(self._root.rglob("*")):
            name = path.relative_to(self._root).as_posix()
            if path.suffix.lower() in READABLE and self.has(name):
                yield name

    def has(self, name: str) -> bool:
        try:
            # A link that leads out of the folder is not part of the import.
            path = (self._root / name).resolve()
            return path.is_file() and path.is_relative_to(self._root)
        except (OSError, ValueError):
            return False

    def size(self, name: str) -> int:
        return (self._root / name).stat().st_size

    def open(self, name: str) -> io.BufferedReader:
        return (self._root / name).open("rb")


class ZipStore:
    """A ZIP, read in place."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError):
            raise Refused("zip-damaged", file=path.name) from None
        self._infos = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._refuse_bombs(path.name)

    def _refuse_bombs(self, file: str) -> None:
        infos = list(self._infos.values())
        if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
            raise Refused("zip-too-large", file=file, files=MOST_FILES, gigabytes=MOST_BYTES // 1024**3)
        for info in infos:
            if info.flag_bits & 1:
                raise Refused("zip-locked", file=file)
            if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1):
                raise Refused("zip-bomb", file=file, name=info.filename[:80])

    def names(self) -> Iterator[str]:
        yield from sorted(name for name in self._infos if name.lower().endswith(READABLE))

    def has(self, name: str) -> bool:
        return name in self._infos

    def size(self, name: str) -> int:
        return self._infos[name].file_size

    def open(self, name: str) -> io.BufferedReader:
        try:
            # Never more than the directory of the ZIP admits: its promise was weighed above.
            return io.BufferedReader(_Bounded(self._zip.open(self._infos[name]), self.size(name), name))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
            raise Refused("zip-damaged", file=name) from None


class _Bounded(io.RawIOBase):
    """A stream that ends after `most` bytes; a member that does not match its checksum is a damaged ZIP."""

    def __init__(self, stream: IO[bytes], most: int, file: str) -> None:
        self._stream, self._left, self._file = stream, most, file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # what BufferedReader hands in
        try:
            chunk = self._stream.read(min(len(buffer), self._left))
        except (zipfile.BadZipFile, EOFError, OSError, ValueError):
            raise Refused("zip-damaged", file=self._file) from None
        buffer[: len(chunk)] = chunk
        self._left -= len(chunk)
        return len(chunk)

"""The archive: a zip whose manifest holds the SHA-256 of each member and is itself sealed with the chain key."""

import hashlib
import hmac
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from danvan.project.backup.errors import ArchiveDamaged, ArchiveExists

MANIFEST = "manifest.json"
SEAL = "manifest.seal"
FORMAT = 1
CHUNK = 1 << 20


class Writer:
    """Adds members one by one; memory stays small, whatever their size."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self.file = file
        self.hashes: dict[str, str] = {}

    def add(self, name: str, chunks: Iterable[bytes], *, packed: bool) -> None:
        """`packed` compresses; pictures and documents are compressed already."""
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        digest = hashlib.sha256()
        with self.file.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                member.write(chunk)
        self.hashes[name] = digest.hexdigest()

    def finish(self, facts: dict[str, Any]) -> None:
        text = json.dumps(facts | {"format": FORMAT, "members": self.hashes}, ensure_ascii=False, indent=1).encode()
        self.file.writestr(MANIFEST, text)
        self.file.writestr(SEAL, _seal(text, settings.CHAIN_KEYS[0]))


@contextmanager
def written(path: Path) -> Iterator[Writer]:
    """A new archive at `path`, there only when it is whole and on disk."""
    if path.exists():
        raise ArchiveExists(place=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as raw:
            with zipfile.ZipFile(raw, "w", compresslevel=6) as file:
                yield Writer(file)
            raw.flush()
            os.fsync(raw.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive for reading; raises ArchiveDamaged for what is none, or ends too early."""
    try:
        file = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ArchiveDamaged(member=path.name) from None
    with file:
        yield file


def manifest(file: zipfile.ZipFile) -> dict[str, Any]:
    """What the archive says of itself; not to be believed before `verify`."""
    try:
        told = json.loads(file.read(MANIFEST))
        members, version = told["members"], told["format"]
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise ArchiveDamaged(member=MANIFEST) from None
    if version != FORMAT or not isinstance(members, dict):
        raise ArchiveDamaged(member=MANIFEST)
    return dict(told)


def verify(file: zipfile.ZipFile, told: dict[str, Any]) -> None:
    """Seal, list of members, and every hash; raises ArchiveDamaged at the first that does not agree."""
    text = file.read(MANIFEST)
    seal = file.read(SEAL).decode("ascii", "replace") if SEAL in file.namelist() else ""
    if not any(hmac.compare_digest(_seal(text, key), seal) for key in settings.CHAIN_KEYS):
        raise ArchiveDamaged(member=SEAL)
    names = [name for name in file.namelist() if name not in {MANIFEST, SEAL}]
    if sorted(names) != sorted(told["members"]):
        raise ArchiveDamaged(member="members")
    for name in names:
        digest = hashlib.sha256()
        try:
            for chunk in chunks(file, name):
                digest.update(chunk)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, zlib.error):
            raise ArchiveDamaged(member=name) from None
        if digest.hexdigest() != told["members"][name]:
            raise ArchiveDamaged(member=name)


def chunks(file: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with file.open(name) as member:
        while chunk := member.read(CHUNK):
            yield chunk


def _seal(text: bytes, key: str) -> str:
    return hmac.new(key.encode(), b"danvan archive\n" + text, hashlib.sha256).hexdigest()

"""The text file of chain heads that moved since the last checkpoint: one line each, in the order of their subjects.

`<subject type> <subject id> <position> <hash>`; beside it a small index, one line per 1,024 heads (offset, root of
their subtree, first subject), so that one head and its proof are found in a file of any size. The index can be
made again from the file.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from danvan.events.merkle import RootBuilder, leaf, proof_of

BLOCK = 1024  # a power of two: each full block is a whole subtree


class Head(NamedTuple):
    """Where one chain ended."""

    subject_type: str
    subject_id: int
    position: int
    hash: str

    @property
    def leaf(self) -> bytes:
        # The hash alone: it vouches for subject and position, which an outsider need not learn.
        return leaf(bytes.fromhex(self.hash))

    def line(self) -> bytes:
        return f"{self.subject_type} {self.subject_id} {self.position} {self.hash}\n".encode("ascii")


class BadHeadsFile(ValueError):
    """The file is not as this installation writes it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many lines, digest of the bytes, Merkle root of the lines."""

    count: int
    sha256: str
    root: str


class HeadsWriter:
    """Writes heads as they come, in bounded memory; `close` puts them on the disk for good."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._index = index_path(path).open("wb")
        self._digest = hashlib.sha256()
        self._tree = RootBuilder()
        self._block: list[Head] = []
        self._offset = self._block_offset = 0

    def add(self, head: Head) -> None:
        line = head.line()
        self._file.write(line)
        self._digest.update(line)
        self._tree.add(head.leaf)
        self._block.append(head)
        self._offset += len(line)
        if len(self._block) == BLOCK:
            self._end_block()

    def close(self) -> Written:
        if self._block:
            self._end_block()
        for file in (self._file, self._index):
            file.flush()
            os.fsync(file.fileno())
            file.close()
        return Written(self._tree.count, self._digest.hexdigest(), self._tree.root().hex())

    def _end_block(self) -> None:
        self._index.write(index_line(self._block_offset, self._block))
        self._block_offset, self._block = self._offset, []


def index_path(path: Path) -> Path:
    return path.with_name(path.name + ".index")


def index_line(offset: int, block: list[Head]) -> bytes:
    tree = RootBuilder()
    for head in block:
        tree.add(head.leaf)
    return f"{offset} {tree.root().hex()} {block[0].subject_type} {block[0].subject_id}\n".encode("ascii")


def parse_head(line: bytes) -> Head:
    """One line of the file; raises BadHeadsFile."""
    try:
        kind, pk, position, digest = line.decode("ascii").split(" ")
        head = Head(kind, int(pk), int(position), digest.rstrip("\n"))
        bytes.fromhex(head.hash)
    except ValueError:
        raise BadHeadsFile from None
    if head.line() != line:
        raise BadHeadsFile
    return head


def read_heads(path: Path) -> Iterator[Head]:
    """Every head in the file, streamed; raises BadHeadsFile when they are not in strict order."""
    last: tuple[str, int] = ("", -1)
    with path.open("rb") as file:
        for line in file:
            head = parse_head(line)
            if (head.subject_type, head.subject_id) <= last:
                raise BadHeadsFile
            last = (head.subject_type, head.subject_id)
            yield head


def measure(path: Path) -> Written:
    """What `HeadsWriter.close` said, computed again from the file."""
    digest, tree = hashlib.sha256(), RootBuilder()
    for head in read_heads(path):
        digest.update(head.line())
        tree.add(head.leaf)
    return Written(tree.count, digest.hexdigest(), tree.root().hex())


class _Block(NamedTuple):
    offset: int
    root: bytes
    first: tuple[str, int]


def find_head(path: Path, subject_type: str, subject_id: int) -> Head | None:
    """The head of one subject, reading one block only."""
    blocks = _blocks(path)
    number = _block_of(blocks, (subject_type, subject_id))
    if number is None:
        return None
    return next((h for h in _read_block(path, blocks[number]) if h[:2] == (subject_type, subject_id)), None)


def prove(path: Path, subject_type: str, subject_id: int) -> list[tuple[str, bytes]]:
    """The way from one head to the root of the file; raises LookupError when the subject is not in it."""
    blocks = _blocks(path)
    number = _block_of(blocks, (subject_type, subject_id))
    heads = _read_block(path, blocks[number]) if number is not None else []
    index = next((i for i, head in enumerate(heads) if head[:2] == (subject_type, subject_id)), None)
    if number is None or index is None:
        raise LookupError(subject_type)
    inside = proof_of([head.leaf for head in heads], index)
    return inside + proof_of([block.root for block in blocks], number)


def _block_of(blocks: list[_Block], subject: tuple[str, int]) -> int | None:
    number = sum(1 for block in blocks if block.first <= subject) - 1
    return number if number >= 0 else None


def _read_block(path: Path, block: _Block) -> list[Head]:
    with path.open("rb") as file:
        file.seek(block.offset)
        return [parse_head(line) for _, line in zip(range(BLOCK), file, strict=False)]


def _blocks(path: Path) -> list[_Block]:
    index = index_path(path)
    if not index.exists():
        with path.open("rb") as file:
            return [_parse_block(line) for line in _index_lines(file)]
    with index.open("rb") as file:
        return [_parse_block(line) for line in file]


def _index_lines(file: BinaryIO) -> Iterable[bytes]:
    offset = 0
    while lines := [line for _, line in zip(range(BLOCK), file, strict=False)]:
        yield index_line(offset, [parse_head(line) for line in lines])
        offset += sum(map(len, lines))


def _parse_block(line: bytes) -> _Block:
    offset, root, kind, pk = line.decode("ascii").split()
    return _Block(int(offset), bytes.fromhex(root), (kind, int(pk)))

"""A Word document as lines of text: paragraphs and table cells in reading order, automatic numbers written out."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError

from danvan.legislation.reading.placed import PlacedLine
from danvan.legislation.reading.refusals import BrokenFile, LockedText, MacrosInside, OldWord, UnpacksTooLarge
from danvan.legislation.reading.word_numbers import Numbering
from danvan.legislation.reading.word_tables import word_cells

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 5_000
HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 10 * 1024 * 1024
_LOCKED = 0x1
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}br", f"{_W}cr"}
# Text that was struck out under review, codes of fields, and the second copy of a text box for old programs.
_SKIPPED = {
    *(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "delText")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
# A damaged file reaches the parsers as any of these; python-docx raises the plain ones for parts its XML lacks.
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, NotImplementedError),
    *(PackageNotFoundError, LxmlError, AttributeError, IndexError, RecursionError),
)


def refuse_ole(content: bytes) -> None:
    """Word files from before 2007 and locked new ones share a container; only the locked one names its package."""
    raise LockedText if "EncryptedPackage".encode("utf-16-le") in content else OldWord


def docx_lines(content: bytes) -> list[PlacedLine]:
    """The lines of the body. Raises BrokenFile, LockedText, MacrosInside, UnpacksTooLarge."""
    _check_archive(content)
    try:
        document = Document(io.BytesIO(content))
        return list(_blocks(document.element.body, Numbering(document)))
    except _DAMAGES as reason:
        raise BrokenFile from reason


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            types = archive.read("[Content_Types].xml") if _bounded(parts) else b""
    except RuntimeError as reason:  # zipfile's word for "encrypted"
        raise LockedText from reason
    except _DAMAGES as reason:
        raise BrokenFile from reason
    if b"macroEnabled" in types or any("vbaproject" in part.filename.lower() for part in parts):
        raise MacrosInside


def _bounded(parts: list[zipfile.ZipInfo]) -> bool:
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if len(parts) > MOST_PARTS or size > LARGEST_UNPACKED:
        raise UnpacksTooLarge
    if size > _RATIO_COUNTS_FROM and size / packed > HIGHEST_RATIO:
        raise UnpacksTooLarge
    if any(part.flag_bits & _LOCKED for part in parts):
        raise LockedText
    return True


def _blocks(body: Any, numbering: Numbering) -> Iterator[PlacedLine]:
    """Paragraphs wherever they stand: in the body, in cells row by row, in text boxes."""
    cells = word_cells(body)
    for paragraph in body.iter(f"{_W}p"):
        above = list(paragraph.iterancestors())
        if any(parent.tag in _SKIPPED for parent in above):
            continue
        mark = numbering.mark_of(paragraph)
        cell = next((cells[parent] for parent in above if parent in cells), None)
        for at, text in enumerate("".join(_words(paragraph)).split("\n")):
            yield PlacedLine(text if at else mark.written + text, cell, 0 if at else mark.bullet)


def _words(element: Any) -> Iterator[str]:
    """The words of one paragraph; those of a paragraph inside it (a text box) are a line of their own."""
    pending = list(reversed(element))
    while pending:
        child = pending.pop()
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in _SKIPPED and child.tag != f"{_W}p":
            pending.extend(reversed(child))

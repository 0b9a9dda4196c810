"""PDF files are not read; whether one is a scanned picture decides what its sender must do."""

import re
import zlib

from danvan.legislation.reading.refusals import LockedText, PdfWithText, ScannedPdf

PDF = b"%PDF-"
_STREAM = re.compile(rb"stream\r?\n")
# A font is named wherever letters are written; a page that only shows a picture names none.
_LETTERS = re.compile(rb"/Font\b|/FontDescriptor\b|\bT[jJ]\b")
_MOST_STREAMS = 400
_MOST_BYTES = 256 * 1024


def refuse_pdf(content: bytes) -> None:
    """Raise LockedText, PdfWithText or ScannedPdf, whichever this file is."""
    if b"/Encrypt" in content[-4096:] or b"/Encrypt" in content[:2048]:
        raise LockedText
    raise PdfWithText if _has_letters(content) else ScannedPdf


def _has_letters(content: bytes) -> bool:
    if b"/Font" in content:
        return True
    for at, match in enumerate(_STREAM.finditer(content)):
        if at == _MOST_STREAMS:
            break
        if _LETTERS.search(_unpacked(content[match.end() : match.end() + _MOST_BYTES])):
            return True
    return False


def _unpacked(stream: bytes) -> bytes:
    """The beginning of a packed stream; b"" for a picture or what else is no packed text."""
    try:
        return zlib.decompressobj().decompress(stream, _MOST_BYTES)
    except zlib.error:
        return b""

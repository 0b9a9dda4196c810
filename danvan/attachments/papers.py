"""Documents are passed through as they came: a look at what can be seen cheaply, not a proof of innocence.

What protects the reader is how they are served: as a download, under a sandbox, never inside a page of ours.
"""

import io
import re
import struct
import zipfile
import zlib

from danvan.attachments.errors import ArchiveTooLarge, CorruptFile, LockedDocument, ProgramInside
from danvan.attachments.kinds import Kind

_LARGEST_DIRECTORY = 512 * 1024
_LARGEST_UNPACKED = 100 * 1024 * 1024
_LARGEST_TYPES_FILE = 256 * 1024
_END_RECORD = b"PK\x05\x06"
_LOCKED_FLAG = 0x1
_MAIN_PART = {"word/document.xml": Kind.DOCX, "xl/workbook.xml": Kind.XLSX}
_PROGRAM_PART = re.compile(r"(vbaProject\.bin|vbaData\.xml|/activeX/|/embeddings/.*\.bin$)", re.IGNORECASE)
_PDF_LOCK = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
# Long names only: three letters such as /JS occur by chance in compressed pages.
_PDF_PROGRAM = re.compile(rb"/(JavaScript|Launch|RichMedia)(?![A-Za-z])")


def check_pdf(content: bytes) -> None:
    """Begins and ends as a PDF, is not locked, names no script and no program to start, is no ZIP as well.

    Objects inside compressed streams are not looked into. Raises CorruptFile, LockedDocument, ProgramInside.
    """
    if not content.startswith(b"%PDF-1.") and not content.startswith(b"%PDF-2."):
        raise CorruptFile
    if b"%%EOF" not in content[-1024:] or _END_RECORD in content[-65_557:]:
        raise CorruptFile
    if _PDF_LOCK.search(content):
        raise LockedDocument
    if _PDF_PROGRAM.search(content):
        raise ProgramInside


def check_office(content: bytes) -> Kind | None:
    """DOCX or XLSX by the parts inside, None for any other ZIP; only the directory is read, within bounds.

    Raises ArchiveTooLarge for what unpacks too large, ProgramInside for macros, LockedDocument, CorruptFile.
    """
    _check_directory_size(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            kind = next((_MAIN_PART[part.filename] for part in parts if part.filename in _MAIN_PART), None)
            if kind is not None:
                _check_types(archive)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError) as reason:
        raise CorruptFile from reason
    return kind


def _check_directory_size(content: bytes) -> None:
    end = content.rfind(_END_RECORD, max(0, len(content) - 65_557))
    if end < 0 or len(content) < end + 22:
        raise CorruptFile
    size = struct.unpack_from("<L", content, end + 12)[0]
    if size > _LARGEST_DIRECTORY:
        raise ArchiveTooLarge


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise ArchiveTooLarge
    if any(part.flag_bits & _LOCKED_FLAG for part in parts):
        raise LockedDocument
    if any(_PROGRAM_PART.search(part.filename) for part in parts):
        raise ProgramInside


def _check_types(archive: zipfile.ZipFile) -> None:
    try:
        with archive.open("[Content_Types].xml") as file:
            types = file.read(_LARGEST_TYPES_FILE + 1)
    except KeyError as reason:
        raise CorruptFile from reason
    if len(types) > _LARGEST_TYPES_FILE:
        raise ArchiveTooLarge
    if b"macroEnabled" in types:
        raise ProgramInside

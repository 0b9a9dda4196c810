"""What a file is, by its content; the extension and the browser's word are never believed."""

from dataclasses import dataclass, field
from typing import Protocol

import puremagic
from django.conf import settings

from danvan.attachments.errors import EmptyFile, FileRefused, FileTooBig, VideoNotAccepted
from danvan.attachments.exif import PhotoHints
from danvan.attachments.imaging import read_hints, rewrite
from danvan.attachments.kinds import FROM_CITIZENS, HEIC, Accepts, Kind
from danvan.attachments.names import safe_name
from danvan.attachments.papers import check_office, check_pdf
from danvan.attachments.scanning import require_clean

_HEAD = 4096
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_OTHER_PICTURES = {b"avif", b"avis", b"crx "}
_OFFICE = "office"
_BY_MIME = {
    "image/jpeg": Kind.JPEG.value,
    "image/png": Kind.PNG.value,
    "image/webp": Kind.WEBP.value,
    "application/pdf": Kind.PDF.value,
}


class Upload(Protocol):
    """What a form hands over; Django's UploadedFile is one."""

    name: str | None

    def read(self, size: int = ..., /) -> bytes: ...
    def seek(self, position: int, /) -> object: ...


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file as it may be kept: harmless name, kind by content, bytes to store."""

    name: str
    kind: Kind
    content: bytes
    thumbnail: bytes = b""
    width: int | None = None
    height: int | None = None
    hints: PhotoHints = field(default_factory=PhotoHints)


def check(file: Upload, *, accepts: Accepts = FROM_CITIZENS) -> CheckedFile:
    """The file ready to be kept; raises a FileRefused whose message tells the sender what to do."""
    content = _read(file)
    found = kind_of(content)
    if found == "video":
        raise VideoNotAccepted
    if found not in accepts.kinds and not (found == _OFFICE and Kind.DOCX.value in accepts.kinds):
        raise accepts.refusal
    require_clean(content)
    name = file.name or ""
    if found in {Kind.PDF.value, _OFFICE}:
        paper = _paper(content, found, accepts.refusal)
        return CheckedFile(safe_name(name, paper), paper, content)
    picture = rewrite(content, found)
    return CheckedFile(
        name=safe_name(name, picture.kind),
        kind=picture.kind,
        content=picture.content,
        thumbnail=picture.thumbnail,
        width=picture.width,
        height=picture.height,
        hints=picture.hints,
    )


def photo_hints(file: Upload) -> PhotoHints:
    """Where and when a photo says it was taken, to be offered to the sender; empty for anything else."""
    try:
        content = _read(file)
        found = kind_of(content)
        if found not in {Kind.JPEG.value, Kind.PNG.value, Kind.WEBP.value, HEIC}:
            return PhotoHints()
        return read_hints(content, found)
    except FileRefused:
        return PhotoHints()


def kind_of(content: bytes) -> str:
    """A Kind's value, "heic", "office", "video", or "" for anything else; by the first bytes only."""
    if content[4:8] == b"ftyp":
        return _iso_media(content[8:12])
    try:
        matches = puremagic.magic_string(content[:_HEAD])
    except (puremagic.PureError, ValueError):
        return ""
    types = {match.mime_type for match in matches}
    if found := next((_BY_MIME[mime] for mime in _BY_MIME if mime in types), ""):
        return found
    if content.startswith(b"PK\x03\x04"):
        return _OFFICE
    return "video" if any(mime.startswith("video/") for mime in types) else ""


def _iso_media(brand: bytes) -> str:
    """HEIC and MP4 share one container; its brand tells them apart."""
    if brand in _HEIC_BRANDS:
        return HEIC
    return "" if brand in _OTHER_PICTURES else "video"


def _read(file: Upload) -> bytes:
    limit = settings.ATTACHMENT_MAX_BYTES
    file.seek(0)
    content = file.read(limit + 1)
    file.seek(0)
    if not content:
        raise EmptyFile
    if len(content) > limit:
        raise FileTooBig(limit=limit // (1024 * 1024))
    return content


def _paper(content: bytes, found: str, refusal: type[FileRefused]) -> Kind:
    if found == Kind.PDF.value:
        check_pdf(content)
        return Kind.PDF
    kind = check_office(content)
    if kind is None:
        raise refusal
    return kind

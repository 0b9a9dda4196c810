"""Which kinds of file are taken, from whom.

Video is refused: a phone's MP4 carries the place it was taken, and without re-encoding (a heavy tool this house does
not ship) it could not be removed, which would break the promise made beside the file field. SVG is a program to a
browser, GIF and TIFF add nothing to a photo. DOCX and XLSX come from staff only: a citizen's paper is a photo or a PDF.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.attachments.errors import FileRefused, WrongKindFromCitizen, WrongKindFromStaff


class Kind(models.TextChoices):
    """What a stored file is, found by its content."""

    JPEG = "jpeg", _("photo (JPG)")
    PNG = "png", _("picture (PNG)")
    WEBP = "webp", _("picture (WebP)")
    PDF = "pdf", _("PDF document")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")


HEIC = "heic"  # read only: kept as JPEG
PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
CONTENT_TYPES = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EXTENSIONS = {kind: "jpg" if kind is Kind.JPEG else str(kind.value) for kind in Kind}


@dataclass(frozen=True, slots=True)
class Accepts:
    """What one form takes: kinds by content, the browser's `accept` list, the sentence of refusal and of the hint."""

    kinds: frozenset[str]
    accept: str
    refusal: type[FileRefused]
    words: "str | Promise"


_PHOTOS = frozenset({Kind.JPEG.value, Kind.PNG.value, Kind.WEBP.value, HEIC})
_PHOTO_TYPES = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,application/pdf,.pdf"

FROM_CITIZENS = Accepts(
    kinds=_PHOTOS | {Kind.PDF.value},
    accept=_PHOTO_TYPES,
    refusal=WrongKindFromCitizen,
    words=_("Photos (JPG, PNG, WebP, HEIC) and PDF; no video."),
)
FROM_STAFF = Accepts(
    kinds=_PHOTOS | {Kind.PDF.value, Kind.DOCX.value, Kind.XLSX.value},
    accept=_PHOTO_TYPES + ",.docx,.xlsx",
    refusal=WrongKindFromStaff,
    words=_("Photos (JPG, PNG, WebP, HEIC), PDF, DOCX, XLSX without macros; no video."),
)

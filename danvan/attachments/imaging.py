"""Pictures: decoded within limits and written anew, so that nothing but the picture is kept.

Writing anew removes place, device, comments, colour profiles, animation and anything hidden after the picture.
"""

import io
import threading
from dataclasses import dataclass

import pi_heif
from django.conf import settings
from PIL import Image, ImageOps

from danvan.attachments.errors import CorruptFile, PictureTooLarge
from danvan.attachments.exif import PhotoHints, hints_of
from danvan.attachments.kinds import HEIC, Kind

LONGEST_SIDE = 2560
THUMBNAIL_SIDE = 480
_QUALITY = 85
_THUMBNAIL_QUALITY = 75
_FORMATS = {Kind.JPEG.value: "JPEG", Kind.PNG.value: "PNG", Kind.WEBP.value: "WEBP", HEIC: "HEIF"}
# A decoded picture takes a hundred times its file: two at a time keep a small machine alive.
_DECODERS = threading.BoundedSemaphore(2)

pi_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it will be kept, its thumbnail (WebP) and what it said about itself."""

    kind: Kind
    content: bytes
    thumbnail: bytes
    width: int
    height: int
    hints: PhotoHints


def rewrite(content: bytes, found: str) -> Picture:
    """The picture written anew, upright, its longer side at most LONGEST_SIDE.

    Raises PictureTooLarge before decoding, CorruptFile when it cannot be decoded as what it claims to be.
    """
    with _DECODERS, _opened(content, found) as picture:
        hints = hints_of(picture)
        clean = _clean(picture)
        kind, kept = _encoded(clean, found)
        small = clean.copy()
        small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
        return Picture(kind, kept, _bytes(small, "WEBP", quality=_THUMBNAIL_QUALITY), clean.width, clean.height, hints)


def read_hints(content: bytes, found: str) -> PhotoHints:
    """Only place and time, without decoding the picture."""
    with _opened(content, found) as picture:
        return hints_of(picture)


def _opened(content: bytes, found: str) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(content), formats=(_FORMATS[found],))
    except Image.DecompressionBombError as reason:
        raise _too_large() from reason
    # Hostile bytes can make a decoder fail in any way; all of them mean the same to the sender.
    except Exception as reason:
        raise CorruptFile from reason
    if picture.width * picture.height > settings.ATTACHMENT_MAX_PIXELS:
        picture.close()
        raise _too_large()
    return picture


def _too_large() -> PictureTooLarge:
    return PictureTooLarge(limit=settings.ATTACHMENT_MAX_PIXELS // 1_000_000)


def _clean(picture: Image.Image) -> Image.Image:
    """Pixels of the first frame only, upright, in RGB or RGBA."""
    try:
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        see_through = upright.has_transparency_data
        flat = upright.convert("RGBA" if see_through else "RGB")
        flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        # A fresh canvas carries no metadata that an encoder might copy along.
        clean = Image.new(flat.mode, flat.size)
        clean.paste(flat)
    except Exception as reason:
        raise CorruptFile from reason
    return clean


def _encoded(clean: Image.Image, found: str) -> tuple[Kind, bytes]:
    if found == Kind.PNG.value:
        png = _bytes(clean, "PNG")
        if len(png) <= settings.ATTACHMENT_MAX_BYTES:
            return Kind.PNG, png
    if found == Kind.WEBP.value:
        return Kind.WEBP, _bytes(clean, "WEBP", quality=_QUALITY)
    return Kind.JPEG, _bytes(_on_white(clean), "JPEG", quality=_QUALITY, progressive=True)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _bytes(picture: Image.Image, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()

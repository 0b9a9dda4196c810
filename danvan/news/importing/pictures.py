"""Pictures of an import: opened from its folder or ZIP only, and only when they are what they say."""

import io
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image

from danvan.news.importing.limits import LARGEST_PICTURE, MOST_PIXELS
from danvan.news.importing.row import Reason, Refused
from danvan.news.importing.stores import Store, find_picture, read_all

_ENDINGS = {"AVIF": "avif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_OPENED = (*_ENDINGS, "GIF")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Bytes of a picture, its name and its size in pixels."""

    name: str
    raw: bytes
    width: int
    height: int


def read_picture(store: Store, src: str, near: str = "") -> PictureFile | Reason:
    """The picture that the page calls `src`, or why there is none; a GIF becomes a PNG of its first image."""
    name = find_picture(store, src, near)
    if name is None:
        return Reason("picture-missing", {"picture": src[:120]})
    try:
        return _checked(read_all(store, name, most=LARGEST_PICTURE), name)
    except Refused as error:
        return error.reason
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return Reason("picture-damaged", {"picture": name[:120]})


def _checked(raw: bytes, name: str) -> PictureFile | Reason:
    with Image.open(io.BytesIO(raw), formats=_OPENED) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            return Reason("picture-too-large", {"picture": name[:120], "megapixels": MOST_PIXELS // 1_000_000})
        kind = image.format or ""
        if kind == "GIF":
            raw, kind = _first_image(image), "PNG"
        else:
            image.load()
    return PictureFile(f"{PurePosixPath(name).stem[:80]}.{_ENDINGS[kind]}", raw, width, height)


def _first_image(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGBA").save(out, "PNG")
    return out.getvalue()

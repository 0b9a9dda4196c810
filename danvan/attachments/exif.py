"""Where and when a photo was taken: read before it is stripped, only to be offered to the sender as fields."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from django.utils.timezone import get_default_timezone
from PIL import ExifTags, Image

_EARLIEST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class PhotoHints:
    """What the photo itself says; the sender decides whether any of it enters the petition."""

    taken_at: datetime | None = None
    lat: float | None = None
    lon: float | None = None

    def __bool__(self) -> bool:
        return self.taken_at is not None or self.lat is not None


def hints_of(picture: Image.Image) -> PhotoHints:
    """The hints of an opened picture; whatever is missing, broken or impossible is left out."""
    try:
        exif = picture.getexif()
        taken_at = _taken_at(exif.get_ifd(ExifTags.IFD.Exif))
        lat, lon = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    # Metadata is the sender's bytes: a decoder may fail in any way, and a hint is only a courtesy.
    except Exception:
        return PhotoHints()
    return PhotoHints(taken_at=taken_at, lat=lat, lon=lon)


def _taken_at(tags: dict[int, Any]) -> datetime | None:
    text = str(tags.get(ExifTags.Base.DateTimeOriginal, "")).strip("\x00 ")
    try:
        taken = datetime.strptime(text, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  # the zone follows in its own tag
    except ValueError:
        return None
    offset = str(tags.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\x00 ")
    return taken.replace(tzinfo=_zone(offset)) if taken.year >= _EARLIEST_YEAR else None


def _zone(offset: str) -> Any:
    """The phone's own zone, or the city's when the photo does not say."""
    try:
        moment = datetime.strptime(offset, "%z")
    except ValueError:
        return get_default_timezone()
    return timezone(moment.utcoffset() or timedelta())


def _place(tags: dict[int, Any]) -> tuple[float | None, float | None]:
    lat = _degrees(tags.get(ExifTags.GPS.GPSLatitude), str(tags.get(ExifTags.GPS.GPSLatitudeRef, "")), "S")
    lon = _degrees(tags.get(ExifTags.GPS.GPSLongitude), str(tags.get(ExifTags.GPS.GPSLongitudeRef, "")), "W")
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180 or (lat == 0 and lon == 0):
        return None, None
    return round(lat, 6), round(lon, 6)


def _degrees(parts: Any, side: str, negative: str) -> float | None:
    if not parts or len(parts) != 3:
        return None
    value = float(parts[0]) + float(parts[1]) / 60 + float(parts[2]) / 3600
    if not math.isfinite(value):
        return None
    return -value if side.strip("\x00 ").upper() == negative else value

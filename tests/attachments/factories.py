"""Files as phones, scanners and attackers make them."""

import base64
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
GPS = {1: "N", 2: (21.0, 1.0, 42.6), 3: "E", 4: (105.0, 48.0, 17.28)}
# 64 x 64 pixels, HEVC inside, with the place above in its EXIF.
_HEIC = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAZdtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ADRpbG9jAAAAAERAAAIAAQAAAAABuwABAAAAAAAAACQAAgAAAAAB3wABAAAAAAAAAMgAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAA"
    "kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq"
    "SSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAABBw"
    "aXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAA9G1kYXQAAAAgKAGv"
    "GYD3fIU3tPGcn/qeC/rQWUP//YEDr4KS/4kv8awAAAAGRXhpZgAATU0AKgAAAAgAAwESAAMAAAABAAEAAIdpAAQAAAABAAAAMogl"
    "AAQAAAABAAAAWAAAAAAAAZADAAIAAAAUAAAARAAAAAAyMDI2OjExOjIwIDA4OjE1OjAwAAAEAAEAAgAAAAJOAAAAAAIABQAAAAMA"
    "AACOAAMAAgAAAAJFAAAAAAQABQAAAAMAAACmAAAAAAAAABUAAAABAAAAAQAAAAEAAADVAAAABQAAAGkAAAABAAAAMAAAAAEAAAGw"
    "AAAAGQ=="
)


def upload(name: str, content: bytes, said: str = "application/octet-stream") -> SimpleUploadedFile:
    """A file as a browser sends it; `said` is the type the browser claims."""
    return SimpleUploadedFile(name, content, said)


def exif(*, gps: Mapping[int, object] | None = None, orientation: int = 1, offset: str = "+07:00") -> bytes:
    """The notes a phone writes into a photo."""
    notes = Image.Exif()
    notes[0x0110] = "CanaryPhone 9"
    notes[0x0112] = orientation
    notes.get_ifd(0x8769).update({0x9003: "2026:11:20 08:15:00", 0x9011: offset})
    notes.get_ifd(0x8825).update(GPS if gps is None else gps)
    return notes.tobytes()


def picture(form: str = "JPEG", *, size: tuple[int, int] = (80, 60), mode: str = "RGB", **options: object) -> bytes:
    """A small picture, its left half gold."""
    image = Image.new(mode, size, "#0e6b57" if mode != "L" else 90)
    image.paste("#c9973a" if mode != "L" else 200, (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photo(**kwargs: object) -> bytes:
    """A JPEG that says where it was taken."""
    return picture(exif=exif(**kwargs), comment=b"canary comment")


def heic() -> bytes:
    """A photo as an iPhone makes it."""
    return base64.b64decode("".join(_HEIC))


def pdf(extra: bytes = b"") -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n" + extra + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def office(main: str = "word/document.xml", types: bytes = b"<Types/>", **parts: bytes) -> bytes:
    """A DOCX (or XLSX by `main`) with further parts by name, `__` standing for "/" and `_dot_` for "."."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(main, b"<w/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def pixels(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image

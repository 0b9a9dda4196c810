"""What is taken and what is refused, by content; every refusal says what to do."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from danvan.attachments import errors
from danvan.attachments.kinds import Kind
from danvan.attachments.uploads import FROM_STAFF, check
from tests.attachments.factories import exif, heic, office, pdf, photo, picture, pixels, upload

MP4 = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 64
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!doctype html><script>alert(1)</script>"


def bomb() -> bytes:
    """A PNG that claims 60,000 x 60,000 pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def zip_bomb() -> bytes:
    return office(word__a_dot_xml=b"\0" * (101 * 1024 * 1024))


REFUSED = {
    "a script called jpg": ("anh.jpg", b"#!/bin/sh\nrm -rf /\n", errors.WrongKindFromCitizen),
    "a page called png": ("anh.png", HTML, errors.WrongKindFromCitizen),
    "an svg": ("anh.svg", SVG, errors.WrongKindFromCitizen),
    "an svg called jpg": ("anh.jpg", SVG, errors.WrongKindFromCitizen),
    "a gif": ("anh.gif", picture("GIF"), errors.WrongKindFromCitizen),
    "a tiff": ("anh.tif", picture("TIFF"), errors.WrongKindFromCitizen),
    "an avif": ("anh.avif", b"\x00\x00\x00\x1cftypavif" + b"\0" * 40, errors.WrongKindFromCitizen),
    "a program": ("anh.jpg", b"MZ" + b"\0" * 200, errors.WrongKindFromCitizen),
    "plain text": ("don.txt", "Kính gửi".encode(), errors.WrongKindFromCitizen),
    "a word file from a citizen": ("don.docx", office(), errors.WrongKindFromCitizen),
    "a video": ("phim.mp4", MP4, errors.VideoNotAccepted),
    "a video called jpg": ("phim.jpg", MP4, errors.VideoNotAccepted),
    "nothing": ("anh.jpg", b"", errors.EmptyFile),
    "half a photo": ("anh.jpg", photo()[:400], errors.CorruptFile),
    "a head without a body": ("anh.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 50, errors.CorruptFile),
    "half an iphone photo": ("anh.heic", heic()[:500], errors.CorruptFile),
    "a pixel bomb": ("anh.png", bomb(), errors.PictureTooLarge),
    "a pdf without an end": ("don.pdf", b"%PDF-1.7\nabc", errors.CorruptFile),
    "a pdf that is a zip too": ("don.pdf", pdf() + office() + b"%%EOF", errors.CorruptFile),
    "a locked pdf": ("don.pdf", pdf(b"/Encrypt 12 0 R"), errors.LockedDocument),
    "a pdf with a script": ("don.pdf", pdf(b"<</S/JavaScript/JS(app.alert(1))>>"), errors.ProgramInside),
    "a pdf that starts a program": ("don.pdf", pdf(b"<</S/Launch/F(cmd.exe)>>"), errors.ProgramInside),
}
REFUSED_FROM_STAFF = {
    "any other zip": (office("x/y.xml"), errors.WrongKindFromStaff),
    "macros": (office(word__vbaProject_dot_bin=b"x"), errors.ProgramInside),
    "macros by type": (
        office(types=b"<Types>application/vnd.ms-word.document.macroEnabled</Types>"),
        errors.ProgramInside,
    ),
    "a zip cut short": (office()[:-30], errors.CorruptFile),
    "a directory of a million names": (
        office()[:-22] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 50_000_000, 0, 0),
        errors.ArchiveTooLarge,
    ),
}


@pytest.mark.parametrize(("name", "content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_hostile_or_unreadable_is_refused_with_its_reason(name: str, content: bytes, why: type[Exception]):
    with pytest.raises(errors.FileRefused) as caught:
        check(upload(name, content, "image/jpeg"))
    assert type(caught.value) is why


@pytest.mark.parametrize(("content", "why"), REFUSED_FROM_STAFF.values(), ids=REFUSED_FROM_STAFF.keys())
def test_an_office_file_from_staff_is_looked_into_within_bounds(content: bytes, why: type[Exception]):
    with pytest.raises(errors.FileRefused) as caught:
        check(upload("a.docx", content), accepts=FROM_STAFF)
    assert type(caught.value) is why


def test_a_picture_may_have_as_many_pixels_as_the_setting_says_and_no_more(settings: Any):
    settings.ATTACHMENT_MAX_PIXELS = 80 * 60
    check(upload("a.jpg", picture(size=(80, 60))))
    with pytest.raises(errors.PictureTooLarge):
        check(upload("a.jpg", picture(size=(81, 60))))


def test_a_zip_bomb_is_refused_without_unpacking_it():
    with pytest.raises(errors.ArchiveTooLarge):
        check(upload("a.docx", zip_bomb()), accepts=FROM_STAFF)


def test_eleven_megabytes_are_refused_and_the_sentence_names_the_limit():
    with pytest.raises(errors.FileTooBig, match="10 MB"):
        check(upload("anh.jpg", photo() + b"\0" * (11 * 1024 * 1024)))


def test_a_size_the_browser_lied_about_changes_nothing(settings: Any):
    settings.ATTACHMENT_MAX_BYTES = 1000
    file = upload("anh.jpg", photo() + b"\0" * 1000)
    file.size = 1
    with pytest.raises(errors.FileTooBig):
        check(file)


@pytest.mark.parametrize(("form", "kind"), [("JPEG", Kind.JPEG), ("PNG", Kind.PNG), ("WEBP", Kind.WEBP)])
def test_each_accepted_picture_stays_what_it_is(form: str, kind: Kind):
    kept = check(upload("anh", picture(form)))
    assert (kept.kind, kept.width, kept.height) == (kind, 80, 60)
    assert pixels(kept.content).format == form


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_a_jpeg_of_any_colour_model_is_kept_in_rgb(mode: str):
    image = Image.new(mode, (20, 20))
    out = io.BytesIO()
    image.save(out, "JPEG")
    assert pixels(check(upload("a.jpg", out.getvalue())).content).mode == "RGB"


def test_an_iphone_photo_becomes_a_jpeg_that_everyone_can_open():
    kept = check(upload("IMG_0001.HEIC", heic()))
    assert (kept.kind, kept.name, kept.width) == (Kind.JPEG, "IMG_0001.jpg", 64)
    assert pixels(kept.content).format == "JPEG"


@pytest.mark.parametrize(
    "make", [photo, heic, lambda: picture("WEBP", exif=exif()), lambda: picture("PNG", exif=exif())]
)
def test_no_kept_byte_knows_where_or_with_what_it_was_taken(make: Any):
    kept = check(upload("anh", make()))
    for content in (kept.content, kept.thumbnail):
        image = pixels(content)
        assert not image.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)
        assert b"Canary" not in content
        assert b"canary" not in content


def test_a_photo_taken_sideways_is_kept_upright():
    kept = check(upload("anh.jpg", photo(orientation=6)))
    assert (kept.width, kept.height) == (60, 80)


def test_a_large_photo_is_made_smaller_and_its_thumbnail_smaller_still():
    kept = check(upload("anh.jpg", picture(size=(4000, 1000))))
    assert (kept.width, kept.height) == (2560, 640)
    small = pixels(kept.thumbnail)
    assert (small.format, small.size) == ("WEBP", (480, 120))


def test_what_hides_behind_a_picture_is_not_kept():
    kept = check(upload("anh.jpg", photo() + office() + HTML))
    assert b"<script>" not in kept.content
    assert b"PK\x03\x04" not in kept.content


def test_a_moving_picture_is_kept_as_its_first_frame():
    frames = [Image.new("RGB", (20, 20), color) for color in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert getattr(pixels(check(upload("a.webp", out.getvalue())).content), "n_frames", 1) == 1


def test_a_png_with_holes_keeps_them_and_a_wrong_extension_is_put_right():
    image = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    kept = check(upload("so-do.jpg", out.getvalue()))
    assert (kept.name, pixels(kept.content).mode) == ("so-do.png", "RGBA")


def test_a_pdf_is_kept_byte_for_byte():
    assert check(upload("don.pdf", pdf())).content == pdf()


@pytest.mark.parametrize(("main", "kind"), [("word/document.xml", Kind.DOCX), ("xl/workbook.xml", Kind.XLSX)])
def test_staff_may_attach_word_and_excel(main: str, kind: Kind):
    assert check(upload("bao-cao.bin", office(main)), accepts=FROM_STAFF).kind is kind

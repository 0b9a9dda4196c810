"""Names of files: kept for people, harmless everywhere else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.attachments.kinds import Kind
from danvan.attachments.names import LONGEST_STEM, safe_name

NAMES = {
    "../../etc/passwd": "passwd.jpg",
    "..\\..\\windows\\win.ini": "win.jpg",
    "/absolute/anh.jpg": "anh.jpg",
    "anh\u202egpj.exe": "anhgpj.jpg",
    "ảnh nắp cống.JPG": "ảnh nắp cống.jpg",
    unicodedata.normalize("NFD", "Đường Nguyễn Trãi.jpeg"): "Đường Nguyễn Trãi.jpg",
    "🚧 ổ gà 👩\u200d👧.png": "🚧 ổ gà 👩\u200d👧.jpg",
    'a"; rm -rf *.jpg': "a__ rm -rf _.jpg",
    "a\r\nSet-Cookie: x=1.jpg": "a Set-Cookie_ x=1.jpg",
    "null\x00byte.php": "nullbyte.jpg",
    ".htaccess": "htaccess.jpg",
    "CON.jpg": "tep-CON.jpg",
    "": "tep.jpg",
    "...": "tep.jpg",
    "hoa-don.pdf.exe": "hoa-don.pdf.jpg",
    "Báo cáo số 12.2026": "Báo cáo số 12.2026.jpg",
}


@pytest.mark.parametrize(("raw", "kept"), NAMES.items())
def test_a_name_keeps_its_words_and_loses_its_teeth(raw: str, kept: str):
    assert safe_name(raw, Kind.JPEG) == kept


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder_or_its_header(raw: str):
    name = safe_name(raw, Kind.PDF)
    assert name.endswith(".pdf")
    assert not set(name) & set('/\\\r\n\x00"<>:|?*\u202e\u2066')
    assert not name.startswith(".")
    assert len(name) <= LONGEST_STEM + 8
    assert name == unicodedata.normalize("NFC", name)

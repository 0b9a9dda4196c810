"""Files of every kind become rows; what cannot be read is told by line, and the next row still comes."""

import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from danvan.news.importing import limits, tables
from danvan.news.importing.charsets import decode, mend
from danvan.news.importing.dates import read_date
from danvan.news.importing.letters import lost_letters
from danvan.news.importing.reading import read_rows
from danvan.news.importing.row import BadRow, Refused, Row
from danvan.news.importing.stores import find_picture, open_store, read_all

WORDS = "Nâng cao chất lượng, hiệu quả công tác dân vận của các cơ quan nhà nước"
IN_VNI = "Naâng cao chaát löôïng, hieäu quaû coâng taùc daân vaän cuûa caùc cô quan nhaø nöôùc"
IN_TCVN3 = "N©ng cao chÊt l­îng, hiÖu qu¶ c«ng t¸c d©n vËn cña c¸c c¬ quan nhµ n­íc"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def _in_1258(letter: str) -> bytes:
    """Letter, hat and tone as windows-1258 writes them: the tone is a sign of its own."""
    signs = unicodedata.normalize("NFD", letter)
    tone = "".join(sign for sign in signs if sign in "\u0300\u0301\u0303\u0309\u0323")
    bare = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in tone))
    return (bare + tone).encode("cp1258")


def _rows(path: Path) -> list[Row | BadRow]:
    return list(read_rows(open_store(path)))


def _told(rows: list[Row | BadRow]) -> list[tuple[int, str]]:
    return [(row.line, row.reason.code if isinstance(row, BadRow) else row.fields["title"]) for row in rows]


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_is_read_whatever_its_form(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.csv").write_bytes(f"Tiêu đề;Ngày\n{WORDS};1/2/2021\n".encode(name))
    assert _told(_rows(tmp_path)) == [(2, WORDS)]


def test_old_letters_are_read_from_bytes_and_from_text() -> None:
    assert decode(IN_TCVN3.encode("latin-1")) == (WORDS, "tcvn3")
    assert decode(IN_VNI.encode("cp1252")) == (WORDS, "vni")
    assert decode("cơ quan".encode() + b" \xff nh\xc3\xa0 n\xc6\xb0\xe1\xbb\x9bc")[0] == "cơ quan \ufffd nhà nước"
    assert mend({"a": IN_TCVN3}) == ({"a": WORDS}, "tcvn3")
    assert mend({"a": IN_VNI}) == ({"a": WORDS}, "vni")
    assert mend({"a": WORDS.encode().decode("latin-1")}) == ({"a": WORDS}, "utf-8 read twice")
    assert decode(b"".join(map(_in_1258, WORDS))) == (WORDS, "windows-1258")


@pytest.mark.parametrize("text", [WORDS, "résumé café naïve", "Straße Ærø", ""])
def test_what_is_no_old_writing_stays(text: str) -> None:
    assert mend({"a": text, "b": WORDS}) == ({"a": text, "b": WORDS}, "")


def test_one_row_in_old_letters_does_not_spoil_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(
        b"title,body\n" + IN_TCVN3.replace(",", "").encode("latin-1") + f",x\n{WORDS[:8]},y\n".encode()
    )
    assert _told(_rows(tmp_path)) == [(2, WORDS.replace(",", "")), (3, WORDS[:8])]


@pytest.mark.parametrize("text", ["L?y l?i m? b?o m?t", "B\ufffdo m\ufffdt", "CH?T L??NG", "?ng ?y nói"])
def test_lost_letters_are_seen(text: str) -> None:
    assert lost_letters(text)


@pytest.mark.parametrize(
    "text", ["Vì sao? Vì dân.", "Làm gì?Tại sao?", "xem http://a.example/b?c=d", "page?id=1", "thế ư?"]
)
def test_questions_and_addresses_are_no_lost_letters(text: str) -> None:
    assert not lost_letters(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("(20:59 03/12/2021)", (2021, 12, 3, 20, 59)),
        ("Thứ sáu, 3-12-2021, 20h59 (GMT+7)", (2021, 12, 3, 20, 59)),
        ("2021-12-03T13:59:00Z", (2021, 12, 3, 20, 59)),
        ("ngày 3 tháng 12 năm 2021", (2021, 12, 3, 0, 0)),
        ("03/12/2021 08:59 PM", (2021, 12, 3, 20, 59)),
        ("12/31/2021", None),
        ("hôm qua", None),
        ("31/02/2021", None),
        ("1" * 100_000, None),
    ],
)
def test_dates_are_read_as_vietnamese_write_them(text: str, moment: tuple[int, ...] | None) -> None:
    assert read_date(text, ZONE) == (datetime(*moment, tzinfo=ZONE) if moment else None)  # type: ignore[arg-type, misc]


def test_json_in_a_list_and_by_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"title":"Một"},\n{"tiêu đề":"Hai","views":3},{"title":{}},5,\n{"title":"x"')
    (tmp_path / "b.jsonl").write_text('{"title":"Một"}\n{bad\n{"title":"Hai"}\n')
    deep = tmp_path / "c.json"
    deep.write_text("[" * 100_000)
    assert _told(_rows(tmp_path)) == [
        (1, "Một"),
        (2, "Hai"),
        (2, "not-text"),
        (2, "not-an-object"),
        (3, "bad-json"),
        (1, "Một"),
        (2, "bad-json"),
        (3, "Hai"),
        (1, "json-too-deep"),
    ]


def test_wrong_columns_short_rows_and_large_rows_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("tên,tuổi\nx,1\n")
    (tmp_path / "b.csv").write_text(
        "ngày,title\n1/2/2021\n3/4/2021,Hai\n1/1/2021," + "x" * (limits.LARGEST_ROW + 1) + "\n,Ba\n"
    )
    rows = _rows(tmp_path)
    assert _told(rows) == [(1, "no-title-column"), (2, "too-few-cells"), (3, "Hai"), (4, "row-too-large"), (5, "Ba")]
    assert isinstance(rows[0], BadRow)
    assert rows[0].reason.params["columns"] == "tên, tuổi"


def test_a_quotation_mark_never_closed_does_not_take_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "WIDEST_RECORD", 10_000)
    (tmp_path / "a.csv").write_text('title,body\nMột,x\nHai,"' + "dài\n" * 10_000)
    assert _told(_rows(tmp_path)) == [(2, "Một"), (3, "never-ends")]


def test_a_page_of_an_old_portal_is_found_among_menus(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(
        "<html><head><title>Cổng</title><link rel=canonical href='http://cu.example/portal/page?id=9'></head><body>"
        "<table><tr><td>menu</td><td><div class=tieude><b>Kế hoạch dân vận (20:59 03/12/2021)</b></div>"
        "<p>Ngày 2/12, thành phố ban hành kế hoạch về công tác dân vận của các cơ quan.</p>"
        f"<p>{WORDS}. {WORDS}.</p><p align=right>Thu Lan</p>"
        "<div>Các bài mới đăng</div><ul><li>khác</li></ul><div>Viết bình luận</div></td></tr></table></body></html>"
    )
    (row,) = _rows(tmp_path)
    assert isinstance(row, Row)
    assert row.fields["title"] == "Kế hoạch dân vận"
    assert row.fields["date"] == "(20:59 03/12/2021)"
    assert row.fields["author"] == "Thu Lan"
    assert row.fields["address"].endswith("page?id=9")
    assert "khác" not in row.fields["body"]
    assert "bình luận" not in row.fields["body"]
    assert row.fields["body"].count(WORDS) == 2


def test_zip_bombs_locked_and_damaged_zips_are_refused(tmp_path: Path) -> None:
    bomb, cut, lie = tmp_path / "bomb.zip", tmp_path / "cut.zip", tmp_path / "lie.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.csv", b"0" * 5_000_000)
    cut.write_bytes(bomb.read_bytes()[:-40])
    with pytest.raises(Refused, match="zip-bomb"):
        open_store(bomb)
    with pytest.raises(Refused, match="zip-damaged"):
        open_store(cut)
    with zipfile.ZipFile(lie, "w") as out:
        out.writestr("a.csv", "title\nMột\n")
    raw = bytearray(lie.read_bytes())
    raw[raw.index(b"title")] ^= 0xFF
    lie.write_bytes(bytes(raw))
    assert _told(_rows(lie))[-1][1] == "zip-damaged"


def test_pictures_are_found_only_inside_the_import(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    (inside / "images").mkdir(parents=True)
    (inside / "images" / "a b.png").write_bytes(b"x")
    (tmp_path / "secret.png").write_bytes(b"x")
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    store = open_store(inside)
    for src in ("images/a%20b.png", "http://cu.example/portal/images/a b.png", "\\portal\\images\\a b.png"):
        assert find_picture(store, src) == "images/a b.png"
    for src in ("../secret.png", "/etc/passwd", str(tmp_path / "secret.png"), "link.png", "a\0.png", "http://[::1"):
        assert find_picture(store, src) is None


def test_a_file_larger_than_allowed_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_bytes(b"x" * 2000)
    with pytest.raises(Refused, match="file-too-large"):
        read_all(open_store(tmp_path), "p.html", most=1000)

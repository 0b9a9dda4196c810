"""Files: what a reader saw, whole, and harmless in a spreadsheet."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe
from openpyxl import load_workbook

from danvan.legislation.models import Document
from danvan.ui.lists import exporting, wanted_export
from tests.legislation import factories
from tests.ui.lists.specs import SPEC, request

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "＝1+1", "－1", "\n@x"]


def csv_of(query: str = "") -> list[list[str]]:
    response = SPEC.export(Document.objects.all(), request(query), "csv")
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def xlsx_of(query: str = "") -> list[tuple]:
    response = SPEC.export(Document.objects.all(), request(query), "xlsx")
    return list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.values)


@pytest.fixture
def shelf(db) -> None:
    for n in range(12):
        factories.document(f"nd-{n}", number=f"{n:02}/2020/NĐ-CP", year=2020 + n % 2, subject='Đất đai, "nhà ở"; mới')


def test_the_file_holds_every_filtered_row_and_not_only_a_page(shelf):
    rows = csv_of("nam=2021&trang=2&xep=-number")
    assert rows[0] == ["Số", "Cơ quan", "Năm", "Nội dung"]
    assert [row[0] for row in rows[1:]] == [f"{n:02}/2020/NĐ-CP" for n in (11, 9, 7, 5, 3, 1)]
    assert rows[1][3] == 'Đất đai, "nhà ở"; mới'


def test_both_kinds_of_file_say_the_same(shelf):
    plain, book = csv_of("xep=number"), xlsx_of("xep=number")
    assert [list(map(str, line)) for line in book] == [[cell or "None" for cell in line] for line in plain]
    assert book[1][2] == 2020


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_runs_as_a_formula(text):
    assert str(exporting.cell(text)).startswith("'")


@pytest.mark.django_db
def test_a_hostile_text_reaches_neither_file_as_a_formula(django_db_blocker):
    factories.document("x", number="=1+1", subject="=HYPERLINK(1)", issuer="@x")
    assert csv_of()[1][:2] == ["'=1+1", "'@x"]
    assert xlsx_of()[1][3] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (-5, -5),
        (Decimal("-1.5"), Decimal("-1.5")),
        (date(2026, 11, 24), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 17, 30, tzinfo=UTC), datetime(2026, 11, 25, 0, 30)),
        (None, ""),
        (mark_safe('<a href="/x">Đất &amp; nhà</a>'), "Đất & nhà"),
        (mark_safe("<b>&#61;1+1</b>"), "'=1+1"),
        ("a\x00\x0bb", "ab"),
        ("-", "'-"),
    ],
)
def test_values_keep_their_kind(value, held):
    assert exporting.cell(value) == held


def test_yes_and_no_are_words():
    with translation.override("vi"):
        assert (exporting.cell(True), exporting.cell(False)) == ("có", "không")


def test_a_file_is_a_download_that_no_cache_keeps(shelf):
    for kind in ("csv", "xlsx"):
        response = SPEC.export(Document.objects.all(), request(), kind)
        assert response["Content-Disposition"] == f'attachment; filename="thu.{kind}"'
        assert "no-store" in response["Cache-Control"]


def test_a_cut_file_says_so(shelf, monkeypatch):
    monkeypatch.setitem(exporting.MOST_ROWS, "csv", 5)
    monkeypatch.setattr(exporting, "CHUNK", 2)
    rows = csv_of()
    assert len(rows) == 1 + 5 + 1
    assert rows[-1][0] == "Chỉ xuất 5 dòng đầu. Lọc hẹp lại để có đủ."


def test_a_file_of_exactly_the_limit_is_not_called_cut(shelf, monkeypatch):
    monkeypatch.setitem(exporting.MOST_ROWS, "csv", 12)
    monkeypatch.setattr(exporting, "CHUNK", 5)
    assert len(csv_of()) == 13


def test_a_streamed_file_speaks_the_language_of_its_request(client, shelf):
    client.cookies["danvan_language"] = "en"
    response = client.get("/van-ban/?xuat=csv")
    with translation.override("vi"):
        text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeffDocument,About")
    assert "Decree No." in text


def test_rows_are_read_in_a_constant_number_of_queries(shelf, django_assert_num_queries):
    with django_assert_num_queries(1):
        csv_of()


@pytest.mark.parametrize(
    ("query", "kind"), [("xuat=csv", "csv"), ("xuat=xlsx", "xlsx"), ("xuat=exe", None), ("", None)]
)
def test_only_known_kinds_are_files(query, kind):
    assert wanted_export(request(query)) == kind

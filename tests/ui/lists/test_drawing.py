"""How a list is drawn: a table that a screen reader, a keyboard and a phone can use."""

import re
from dataclasses import replace

import pytest
from django.template import engines
from django.utils import translation

from danvan.ui.lists import SavedView
from tests.legislation import factories
from tests.ui.lists.specs import SPEC, page, request

pytestmark = pytest.mark.django_db


def drawn(query: str = "", spec=SPEC, **options) -> str:
    shown = page(query, spec, **options)
    return engines["django"].from_string("{% list_page page %}").render({"page": shown}, request(query))


@pytest.fixture
def six() -> None:
    for n in range(6):
        factories.document(f"nd-{n}", number=f"{n}/2020/NĐ-CP", year=2020, subject="<b>đất</b>")


def test_roles_are_written_out_and_each_cell_knows_its_heading(six):
    html = drawn()
    assert html.count('role="columnheader"') == 4
    assert html.count('role="row"') == 6
    assert html.count('role="rowheader"') == html.count("data-row") == 5
    assert html.count('data-l="Cơ quan"') == 5
    assert '<td role="cell" data-l="Năm" class="n">2020</td>' in html
    assert 'data-l="Nội dung" class="w"' in html


def test_the_first_link_of_a_row_opens_it(six):
    first_row = re.search(r"<tr role=\"row\" data-row>.*?</tr>", drawn("xep=number"), re.S)[0]
    assert re.search(r'href="([^"]+)"', first_row)[1] == "/nd-0"


def test_text_is_escaped(six):
    assert "<b>đất</b>" not in drawn()
    assert "&lt;b&gt;đất" in drawn()


def test_sorting_is_told_and_the_rest_of_the_address_kept(six):
    html = drawn("q=2020&xep=number")
    assert 'aria-sort="ascending"' in html
    assert 'href="?q=2020&amp;xep=-number"' in html


def test_filtering_keeps_the_chosen_order(six):
    assert '<input type="hidden" name="xep" value="-number">' in drawn("xep=-number")
    assert 'name="xep"' not in drawn('xep="><script>')


def test_how_many_is_announced(six):
    assert re.search(r'role="status">\s*6 kết quả, mới nhất trước\.', drawn())


def test_pages_and_files_are_links(six):
    html = drawn("q=2020")
    assert 'rel="next" href="?q=2020&amp;trang=2"' in html
    assert 'href="?q=2020&amp;xuat=csv"' in html
    assert 'href="?q=2020&amp;xuat=xlsx"' in html
    assert 'rel="prev"' in drawn("trang=2")


def test_the_filters_open_when_one_is_wrong(six):
    html = drawn("nam=abc")
    assert '<details class="fbox" open>' in html
    assert re.search(r'id="loc-nam-error"', html)
    assert re.search(r'<input[^>]*value="abc"[^>]*aria-describedby="loc-nam-error"', html)
    assert '<details class="fbox">' in drawn()


def test_an_empty_list_says_what_to_do():
    assert "Chưa có gì ở đây" in drawn()
    html = drawn("q=khong+co")
    assert "Không có kết quả với bộ lọc này" in html
    assert 'href="?"' in html


def test_a_list_without_filters_draws_no_bar(six):
    assert "<form" not in drawn(spec=replace(SPEC, filters=()))


def test_saved_views_are_chips(six):
    html = drawn(views=(SavedView("Tất cả", ""), SavedView("Luật", "loai=law")))
    assert '<a href="?" aria-current="true">Tất cả</a>' in html
    assert '<a href="?loai=law">Luật</a>' in html


def test_late_rows_and_groups_are_marked(six):
    html = drawn(spec=replace(SPEC, row_class=lambda d: "late", group=lambda d: "Quá hạn"))
    assert html.count('class="late"') == 5
    assert html.count('class="group"') == 1


def test_nothing_needs_script_or_style(six):
    html = drawn("q=2020")
    assert "style=" not in html
    assert "<script" not in html
    assert "onclick" not in html


def test_the_list_speaks_english(six):
    with translation.override("en"):
        html = drawn("xep=number")
    assert "6 results, by Số, ascending." in html
    assert "Next page" in html

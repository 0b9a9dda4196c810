"""Paging, ordering and counting of a list."""

from dataclasses import replace

import pytest

from danvan.legislation.models import Document
from danvan.ui.lists import SavedView
from danvan.ui.lists import page as page_module
from tests.legislation import factories
from tests.ui.lists.specs import SPEC, numbers, page, request

pytestmark = pytest.mark.django_db


def shelf(count: int) -> None:
    for n in range(count):
        factories.document(f"nd-{n}", number=f"{n:02}/2020/NĐ-CP", year=2020, issuer="" if n % 2 else "Chính phủ")


def test_pages_follow_each_other_without_a_gap_or_an_overlap():
    shelf(12)
    seen, query = [], "?"
    while query:
        shown = page(query.removeprefix("?"))
        seen += numbers(shown)
        query = shown.next_url
    assert sorted(seen) == sorted(Document.objects.values_list("number", flat=True))
    assert len(set(seen)) == len(seen) == 12


def test_rows_of_equal_rank_never_change_pages():
    shelf(12)
    first, second, third = (numbers(page(f"xep=year&trang={n}")) for n in (1, 2, 3))
    assert len({*first, *second, *third}) == 12


def test_a_page_says_where_it_stands():
    shelf(12)
    shown = page("trang=2")
    assert (shown.first, shown.last, shown.count) == (6, 10, 12)
    assert shown.previous_url == "?"
    assert shown.next_url == "?trang=3"
    assert page("trang=3").next_url == ""


@pytest.mark.parametrize("wanted", ["99", "9" * 40, "0", "-1", "1.5", "x", "²", "٣", "\x00", ""])
def test_a_page_that_cannot_be_is_the_nearest_that_can(wanted):
    shelf(7)
    assert page(f"trang={wanted}").number in {1, 2}


def test_a_heading_sorts_up_then_down_and_says_which():
    shelf(3)
    assert [h.sort for h in page().headings] == ["none", "none", "none", ""]
    up = page("xep=number")
    assert up.headings[0].sort == "ascending"
    assert up.headings[0].url == "?xep=-number"
    assert numbers(page("xep=-number")) == numbers(up)[::-1]


def test_rows_without_a_value_come_last_either_way():
    for slug, day in (("a", None), ("b", "2020-01-01"), ("c", "2021-01-01")):
        factories.document(slug, number=slug, issued_on=day)
    spec = replace(SPEC, columns=(*SPEC.columns, replace(SPEC.columns[0], key="issued", sort="issued_on")))
    assert numbers(page("xep=issued", spec)) == ["b", "c", "a"]
    assert numbers(page("xep=-issued", spec)) == ["c", "b", "a"]


@pytest.mark.parametrize("wanted", ["password", "year__lt", "-", "--year", "subject", "pk;drop"])
def test_an_unknown_order_is_the_lists_own(wanted):
    shelf(3)
    assert page(f"xep={wanted}").order.column is None


def test_a_list_may_begin_in_an_order_of_its_own():
    shelf(3)
    assert numbers(page("", replace(SPEC, order="-number")))[0] == "02/2020/NĐ-CP"


def test_beyond_ten_thousand_nothing_is_counted(monkeypatch):
    monkeypatch.setattr("danvan.ui.lists.spec.COUNTED", 10)
    shelf(12)
    shown = page("trang=2")
    assert shown.count is None
    assert shown.status == "hơn 10.000 kết quả, mới nhất trước."
    assert shown.next_url == "?trang=3"
    assert numbers(page("trang=3"))
    assert page_module.COUNTED == 10_000


def test_a_page_far_beyond_an_uncounted_end_is_empty_and_leads_back(monkeypatch):
    monkeypatch.setattr("danvan.ui.lists.spec.COUNTED", 10)
    shelf(12)
    shown = page("trang=2000")
    assert not shown.rows
    assert shown.previous_url == "?trang=1999"


def test_counting_stops_where_it_no_longer_tells_anything(django_assert_num_queries):
    with django_assert_num_queries(2) as asked:
        page()
    assert "LIMIT 10001" in asked.captured_queries[0]["sql"]


def test_ties_are_broken_by_the_key_in_the_same_direction():
    for query, last in (("xep=year", "pk"), ("xep=-year", "-pk")):
        assert SPEC.rows(Document.objects.all(), request(query)).query.order_by[-1] == last


def test_a_list_takes_two_queries_however_long(django_assert_num_queries):
    for count in (3, 40):
        Document.objects.all().delete()
        shelf(count)
        with django_assert_num_queries(2):
            page("q=nd&xep=year")


def test_the_status_says_how_many_and_in_what_order():
    shelf(12)
    assert page().status == "12 kết quả, mới nhất trước."
    assert page("xep=-year").status == "12 kết quả, xếp theo Năm, giảm dần."


def test_a_saved_view_is_marked_while_it_is_the_one_shown():
    shelf(1)
    views = (SavedView("Tất cả", ""), SavedView("Luật", "loai=law"))
    assert [chip.current for chip in page("", views=views).chips] == [True, False]
    assert [chip.current for chip in page("loai=law&trang=2&xep=year&q=", views=views).chips] == [False, True]
    assert [chip.current for chip in page("loai=law&q=dat", views=views).chips] == [False, False]


def test_groups_get_a_heading_where_they_begin_but_not_in_a_chosen_order():
    shelf(4)
    spec = replace(SPEC, group=lambda d: d.issuer or "Khác", order="issuer")
    assert [row.heading for row in page("", spec).rows] == ["Khác", "", "Chính phủ", ""]
    assert not any(row.heading for row in page("xep=number", spec).rows)


def test_what_a_page_around_the_list_needs_survives_filtering():
    assert page("quy=2026-3&q=dat&trang=2").kept == [("quy", "2026-3")]
    assert page("quy=2026-3&q=dat").plain_url == "?quy=2026-3"


def test_the_same_filters_hold_for_all_rows():
    shelf(12)
    assert SPEC.rows(Document.objects.all(), request("q=05/2020&trang=7")).get().number == "05/2020/NĐ-CP"

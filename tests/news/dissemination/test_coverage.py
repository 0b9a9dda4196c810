"""Figures by unit and level: counted right, told carefully, the same on pages, in files and as measures."""

import csv
import io
from datetime import date

import pytest
from django.core.cache import cache

from danvan.measures import registry
from danvan.measures.scopes import Scope
from danvan.news.measures.dissemination import COMMUNE, LEVEL
from danvan.news.pages.coverage import coverage_page, percent_words, told_words
from danvan.news.queries.audience import Line
from danvan.news.queries.coverage import coverages
from danvan.news.queries.telling import Told
from danvan.news.rules import reach
from danvan.organisations.models import Role, UnitParent
from tests.news.dissemination.making import AT, DUE, LATER, ON, confirmed, people, sender, sent
from tests.organisations.cast import member

pytestmark = pytest.mark.django_db
SEPTEMBER = Scope(date(2026, 9, 1), date(2026, 9, 30), at=LATER)


@pytest.fixture
def city(small_city):
    cache.clear()
    return small_city


@pytest.fixture
def officer(city):
    return sender(city.committee)


@pytest.fixture
def row(city, officer):
    """Ward A: 6 at the committee (4 confirmed), 2 in a room. Ward B: 5 (1 confirmed). Department: 4 (all confirmed)."""
    for unit, number in (
        (city.ward_committee, 6),
        (city.ward_division, 2),
        (city.other_ward_committee, 5),
        (city.department, 4),
    ):
        people(unit, number)
    row = sent(officer, city.committee, Line(city.committee.pk, below=True, role=Role.HANDLER))
    confirmed(row, city.ward_committee, 4)
    confirmed(row, city.other_ward_committee, 1)
    confirmed(row, city.department, 4)
    return row


def _lines(row, actor, slug=""):
    return {line.label: line for line in coverage_page(row, within=reach(actor, on=ON), slug=slug)["lines"]}


def test_each_unit_has_its_figures_and_small_ones_count_above(city, row, officer) -> None:
    lines = _lines(row, officer)
    ward = lines["UBND phường Ba Đình"]
    assert (ward.must, ward.in_time, ward.percent) == (8, "4", "50 %")
    assert city.ward_division.name not in lines
    assert (lines["Sở Xây dựng"].in_time, lines["Sở Xây dựng"].percent) == ("4", "100 %")


def test_one_confirmation_is_not_told_apart_from_none(city, row, officer) -> None:
    other = _lines(row, officer)["UBND phường Hồng Hà"]
    assert (other.must, other.percent) == (5, "–")
    assert other.few
    told = coverages([(row.pk, ON)])[row.pk].whole.confirmed
    # 4 of one ward and 4 of the department, never the one of the other ward.
    assert (told.number, told.exact) == (8, False)


def test_words_of_what_is_told() -> None:
    assert percent_words(Told(0, False, 2), 9) == "–"
    assert told_words(Told(12, True)) == "12"


def test_levels_stand_above_their_units(row, officer) -> None:
    headings = [line for line in _lines(row, officer).values() if line.heading]
    assert [line.must for line in headings] == [4, 13]


def test_a_head_of_a_ward_sees_the_own_ward_only(city, row) -> None:
    head = member("lanh-dao-phuong", city.ward_committee, Role.HEAD)
    assert list(_lines(row, head)) == ["UBND phường Ba Đình"]
    assert list(_lines(row, head, slug=city.other_ward_committee.slug)) == ["UBND phường Ba Đình"]


def test_a_unit_opens_to_what_stands_below_it(city, officer) -> None:
    people(city.ward_committee, 3)
    people(city.ward_division, 4)
    people(city.department, 3)
    row = sent(officer, city.committee, Line(city.committee.pk, below=True, role=Role.HANDLER))
    lines = _lines(row, officer, slug=city.ward_committee.slug)
    assert [line.must for line in lines.values()] == [3, 4]


def test_an_audience_of_two_has_no_figure(city, officer) -> None:
    people(city.department, 2)
    row = sent(officer, city.committee, Line(city.department.pk))
    confirmed(row, city.department, 2)
    found = coverage_page(row, within=reach(officer, on=ON), slug="")
    assert found["lines"] == []
    assert found["left_out"] == 2


def test_a_unit_moved_or_dissolved_later_keeps_its_place_of_the_day(city, row, officer) -> None:
    before = _lines(row, officer)
    UnitParent.objects.filter(unit=city.other_ward_committee).update(valid_to=date(2026, 9, 10))
    city.other_ward_committee.valid_to = date(2026, 9, 10)
    city.other_ward_committee.save()
    assert _lines(row, officer) == before


def test_three_queries_for_one_unit_or_many_disseminations(city, officer, row, django_assert_num_queries) -> None:
    second = sent(officer, city.committee, Line(city.ward_committee.pk))
    for keys in ([(row.pk, ON)], [(row.pk, ON), (second.pk, ON)]):
        with django_assert_num_queries(3):
            coverages(keys)


def _figure(key: str, scope: Scope = SEPTEMBER):
    return registry.get(key).figure(scope)


def test_the_measure_says_what_the_page_says(city, row) -> None:
    share = _figure("news.dissemination_coverage")
    assert (share.numerator, share.denominator) == (8, 17)
    by_unit = registry.get("news.dissemination_coverage").breakdown(SEPTEMBER, "unit")
    told = {pk: (figure.numerator, figure.denominator) for pk, figure in by_unit.items()}
    assert told == {
        city.ward_committee.pk: (4, 8),
        city.other_ward_committee.pk: (0, 5),
        city.department.pk: (4, 4),
    }
    by_level = registry.get("news.dissemination_coverage").breakdown(SEPTEMBER, LEVEL)
    assert by_level[COMMUNE].denominator == 13
    narrowed = SEPTEMBER.narrowed({"unit": frozenset({city.department.pk})})
    assert _figure("news.dissemination_coverage", narrowed).value == 100


def test_late_confirmations_are_counted_apart(city, row) -> None:
    confirmed(row, city.ward_committee, 2, at=LATER)
    confirmed(row, city.other_ward_committee, 4, at=LATER)
    assert _figure("news.dissemination_coverage").numerator == 8
    # Two of one ward surely, and of the other's five at least three: one or two of them were in time.
    assert _figure("news.dissemination_late").numerator == 5
    assert _figure("news.dissemination_open").numerator == 2


def test_before_its_day_has_passed_it_is_in_no_measure(row) -> None:
    before = Scope(SEPTEMBER.first, SEPTEMBER.last, at=AT)
    assert _figure("news.dissemination_coverage", before).denominator == 0


def test_what_was_withdrawn_is_in_no_measure(row) -> None:
    type(row).objects.filter(pk=row.pk).update(state="withdrawn")
    assert _figure("news.dissemination_coverage").denominator == 0


def test_no_row_opens_behind_a_figure() -> None:
    for key in ("coverage", "late", "open", "answered"):
        assert not registry.get(f"news.dissemination_{key}").opens_rows


def test_the_file_holds_the_lines_of_the_page_and_no_person(city, row, officer, client) -> None:
    client.force_login(officer)
    body = b"".join(client.get(f"/ban-lam-viec/pho-bien/{row.pk}/?xuat=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert len(rows) == 1 + len(_lines(row, officer))
    assert "Minh Họa" not in body
    assert client.get(f"/ban-lam-viec/pho-bien/{row.pk}/?xuat=xlsx").status_code == 200


def test_median_days_are_of_who_confirmed(city, row, officer) -> None:
    assert _lines(row, officer)["Sở Xây dựng"].days == "0"
    assert DUE > ON

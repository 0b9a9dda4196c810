"""Cuts: what an address may limit a figure to, and splitting one; this floor knows no unit and no topic."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.cache import cache
from django.db.models import Count

from danvan.legislation.models import Document
from danvan.measures import cuts, queries, registry
from danvan.measures.choosing import choosing
from danvan.measures.cuts import Cut, Option, register_cut
from danvan.measures.figures import count
from danvan.measures.quarters import Quarter
from danvan.measures.scopes import Scope
from tests.legislation import factories
from tests.measures import samples

DAY = date(2026, 11, 24)
SPAN = Quarter(2026, 4).scope()


def _cut(scope: Scope):
    rows = samples.issued(scope)
    ids = scope.cut("year")
    return rows if ids is None else rows.filter(year__in=ids)


def _by_year(scope: Scope, by: str):
    rows = _cut(scope).order_by().values_list("year").annotate(n=Count("pk"))
    return {year: count(n) for year, n in rows}


BY_YEAR = replace(
    samples.COUNT,
    key="sample.by_year",
    compute=lambda scope: count(_cut(scope).count()),
    group=_by_year,
    cuts=("year",),
)
YEARS = [
    Option("ca-hai", "Cả hai", frozenset({2025, 2026}), branch=True),
    Option("2025", "Năm 2025", frozenset({2025})),
    Option("2026", "Năm 2026", frozenset({2026})),
]


@pytest.fixture
def by_year(sample_measures, monkeypatch):
    monkeypatch.setattr(cuts, "_CUTS", {})
    monkeypatch.setattr("danvan.measures.views.public.timezone.localdate", lambda: DAY)
    registry.register(BY_YEAR)
    register_cut(Cut("year", "nam", "Năm", lambda on: YEARS, lambda keys: {2025: "Năm 2025"}))
    for number, year in enumerate((2025, 2026, 2026)):
        factories.document(f"nd-{number}", issued_on=f"2026-10-0{number + 1}")
        Document.objects.filter(slug=f"nd-{number}").update(year=year)


def test_a_scope_is_narrowed_and_stays_a_value():
    one = SPAN.narrowed({"year": frozenset({1}), "unit": frozenset({7})})
    assert one == SPAN.narrowed({"unit": frozenset({7}), "year": frozenset({1})})
    assert (one.cut("year"), one.cut("unit"), one.unit_ids, one.cut("none")) == ({1}, {7}, {7}, None)
    assert len({one, SPAN, SPAN.narrowed({"year": frozenset()})}) == 3


def test_the_moment_of_asking_makes_no_other_figure():
    from datetime import UTC, datetime

    assert replace(SPAN, at=datetime(2026, 1, 1, tzinfo=UTC)) == SPAN


def test_figures_within_different_limits_are_kept_apart(by_year):
    scopes = [SPAN, *(SPAN.narrowed({"year": frozenset({year})}) for year in (2025, 2026, 1999))]
    for _ in range(2):
        assert [f.value for f in queries.figures((BY_YEAR, scope) for scope in scopes)] == [3, 1, 2, 0]


def test_the_course_stays_within_the_limits(by_year):
    scope = SPAN.narrowed({"year": frozenset({2026})})
    course = queries.course(BY_YEAR, Quarter(2026, 4).months[-1], within=scope)
    assert sum(figure.value for _, figure in course) == 2


@pytest.mark.parametrize(
    ("asked", "labels"), [({"nam": "2025"}, ["Năm 2025"]), ({"nam": "x"}, []), ({}, []), ({"nam": "\x00"}, [])]
)
def test_an_address_chooses_what_there_is(by_year, asked, labels):
    assert choosing([BY_YEAR], asked, DAY).labels == labels


def test_only_a_cut_that_every_measure_has_is_offered(by_year):
    assert choosing([BY_YEAR, samples.SHARE], {"nam": "2025"}, DAY).fields == []


def test_the_page_limits_and_splits(by_year, client):
    page = client.get("/so-lieu/sample.by_year/", {"nam": "2026", "theo": "nam"}).content.decode()
    assert '<p class="fig-n">2' in page
    assert "2026</th>" in page  # a key without a name is shown as it is
    assert "Năm 2025</th>" not in page
    assert "&amp;nam=2026" in page  # the way to the quarter before keeps the choice
    whole = client.get("/so-lieu/sample.by_year/", {"theo": "nam"}).content.decode()
    assert "Năm 2025</th>" in whole
    cache.clear()


@pytest.mark.parametrize("query", ["nam=%00", "theo=x", "theo=nam&nam=" + "9" * 500, "nam=<script>"])
def test_hostile_choices_show_the_whole(by_year, client, query):
    answer = client.get(f"/so-lieu/sample.by_year/?{query}")
    assert answer.status_code == 200
    assert '<p class="fig-n">3' in answer.content.decode()
    cache.clear()


def test_a_measure_without_the_cut_refuses_to_be_split(by_year):
    with pytest.raises(ValueError, match="not cut by"):
        samples.SHARE.breakdown(SPAN, "year")
    assert BY_YEAR.breakdown(SPAN, "year") == {2025: count(1), 2026: count(2)}

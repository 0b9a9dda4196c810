"""Every figure of petitions equals a recount of all rows in plain Python, whole and split, whatever the rows."""

from collections import defaultdict
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan.deadlines.models import LegalRule
from danvan.measures.figures import Figure, Kind
from danvan.measures.registry import get
from danvan.measures.scopes import Scope
from tests.organisations import cast
from tests.petitions.factories import a_topic
from tests.petitions.measures.making import CASES, ORIGIN, Places, write
from tests.petitions.measures.recount import NAMES, Line, Rows

pytestmark = pytest.mark.django_db
FIRST = date(2026, 8, 10)
DAYS = st.tuples(st.integers(-5, 12), st.integers(0, 25))
HOW_MANY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@contextmanager
def rows_of_one_example():
    """What is written inside is taken out again."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def places(small_city, law):
    topics = [a_topic(slug) for slug in ("ha-tang-duong", "ha-tang-thoat-nuoc", "dat-dai-den-bu")]
    units = [small_city.ward_committee, small_city.other_ward_committee, small_city.department]
    rule = LegalRule.objects.filter(key="pakn.intake").first()
    return Places(units, topics, [small_city.ward, small_city.other_ward], cast.someone("officer"), rule)


def made(lines, kind: Kind) -> Figure:
    lines = list(lines)
    return Figure(sum(line.part for line in lines), len(lines) if kind is Kind.SHARE else None, kind)


def scopes(places: Places, span: Scope):
    """The whole period, and within every combination of a unit or two, a topic or two, a ward."""
    limits = {
        "unit": frozenset({places.units[0].pk, places.units[2].pk}),
        "topic": frozenset({places.topics[0].pk, places.topics[1].pk}),
        "ward": frozenset({places.wards[0].pk}),
    }
    names = chain.from_iterable(combinations(limits, many) for many in range(4))
    return [span.narrowed({name: limits[name] for name in chosen}) for chosen in names]


@HOW_MANY
@given(cases=CASES, days=DAYS)
def test_a_figure_equals_a_recount_within_any_cut(places, cases, days):
    with rows_of_one_example():
        write(cases, places)
        span, rows = _span(days), Rows()
        for scope in scopes(places, span):
            for name in NAMES:
                measure = get(f"petitions.{name}")
                lines: list[Line] = [line for line in getattr(rows, name)(scope) if line.within(scope)]
                assert measure.figure(scope) == made(lines, measure.kind), (name, scope)


@HOW_MANY
@given(cases=CASES, days=DAYS)
def test_a_split_figure_equals_a_recount_of_each_part(places, cases, days):
    with rows_of_one_example():
        write(cases, places)
        span, rows = _span(days), Rows()
        for name in NAMES:
            measure = get(f"petitions.{name}")
            for by in ("unit", "topic", "ward"):
                parts: dict[int, list[Line]] = defaultdict(list)
                for line in getattr(rows, name)(span):
                    parts[getattr(line, by)].append(line)
                assert measure.breakdown(span, by) == {key: made(part, measure.kind) for key, part in parts.items()}


@HOW_MANY
@given(cases=CASES, days=DAYS)
def test_the_rows_behind_a_figure_are_the_counted_petitions(places, cases, days):
    with rows_of_one_example():
        write(cases, places)
        span = _span(days)
        for name in NAMES:
            measure = get(f"petitions.{name}")
            found = measure.rows(span).count()
            counted = measure.figure(span)
            whole = counted.denominator if counted.denominator is not None else counted.numerator
            assert (found == 0) == (whole == 0) or name == "days_lost"
            if name in {"received", "intake_on_time", "overdue", "reopened"}:
                assert found == whole


def _span(days: tuple[int, int]) -> Scope:
    """Days within and beyond the drawn ones; asked in the middle of them, so that some due dates lie ahead."""
    first = FIRST + timedelta(days=days[0])
    return Scope(first, first + timedelta(days=days[1]), at=ORIGIN + timedelta(days=20))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("by", ["unit", "topic", "ward"])
def test_a_split_is_one_query(places, name, by, django_assert_num_queries):
    with django_assert_num_queries(1):
        get(f"petitions.{name}").breakdown(_span((0, 9)), by)


def test_a_measure_is_not_split_by_what_it_does_not_know(places):
    with pytest.raises(ValueError, match="not cut by channel"):
        get("petitions.received").breakdown(_span((0, 9)), "channel")

"""The report calendar of Circular 01/2024/TT-TTCP."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.deadlines import periods
from danvan.measures.quarters import Month, Quarter, month_of, quarter_of
from danvan.measures.scopes import Scope

DAYS = st.dates(date(2001, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (Quarter(2026, 1), date(2025, 12, 15), date(2026, 3, 14)),
        (Quarter(2026, 2), date(2026, 3, 15), date(2026, 6, 14)),
        (Quarter(2026, 3), date(2026, 6, 15), date(2026, 9, 14)),
        (Quarter(2026, 4), date(2026, 9, 15), date(2026, 12, 14)),
    ],
)
def test_quarters_begin_on_the_15th(quarter, first, last):
    assert (quarter.first, quarter.last) == (first, last)
    assert quarter_of(first) == quarter_of(last) == quarter


@given(DAYS)
def test_every_day_lies_in_one_month_of_its_quarter(day):
    quarter, month = quarter_of(day), month_of(day)
    assert quarter.first <= month.first <= day <= month.last <= quarter.last
    assert month in quarter.months


@given(DAYS)
def test_periods_follow_each_other_without_a_gap(day):
    for period in (quarter_of(day), month_of(day)):
        assert period.before(1).last + timedelta(1) == period.first
        assert period.before(1).before(-1) == period


@given(st.integers(2001, 2090), st.integers(1, 4))
def test_figures_and_terms_keep_one_calendar(year, number):
    theirs, own = periods.quarter(year, number), Quarter(year, number)
    assert (theirs.first, theirs.last) == (own.first, own.last)


def test_a_month_is_named_by_the_day_it_ends():
    assert month_of(date(2026, 11, 24)) == Month(2026, 12)


def test_a_period_has_at_least_one_day():
    with pytest.raises(ValueError, match="no day"):
        Scope(date(2026, 1, 2), date(2026, 1, 1))

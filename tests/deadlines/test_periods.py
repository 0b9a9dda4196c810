"""Reporting periods by the dates of Circular 01/2024/TT-TTCP, and calendar periods."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from danvan.deadlines import periods


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (periods.quarter(2026, 1), date(2025, 12, 15), date(2026, 3, 14)),
        (periods.quarter(2026, 2), date(2026, 3, 15), date(2026, 6, 14)),
        (periods.quarter(2026, 3), date(2026, 6, 15), date(2026, 9, 14)),
        (periods.quarter(2026, 4), date(2026, 9, 15), date(2026, 12, 14)),
        (periods.half(2026), date(2025, 12, 15), date(2026, 6, 14)),
        (periods.nine_months(2026), date(2025, 12, 15), date(2026, 9, 14)),
        (periods.whole_year(2026), date(2025, 12, 15), date(2026, 12, 14)),
        (periods.quarter(2024, 1, "calendar"), date(2024, 1, 1), date(2024, 3, 31)),
        (periods.half(2024, "calendar"), date(2024, 1, 1), date(2024, 6, 30)),
        (periods.whole_year(2024, "calendar"), date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_periods_begin_and_end_where_the_rule_says(period, first, last):
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize("style", ["inspectorate", "calendar"])
def test_the_four_quarters_join_without_gap_into_the_year(style):
    quarters = [periods.quarter(2026, number, style) for number in (1, 2, 3, 4)]
    year = periods.whole_year(2026, style)
    assert (quarters[0].first, quarters[-1].last) == (year.first, year.last)
    for one, next_one in pairwise(quarters):
        assert next_one.first - one.last == timedelta(days=1)


@pytest.mark.parametrize("style", ["inspectorate", "calendar"])
def test_every_day_lies_in_the_quarter_found_for_it(style):
    for offset in range(0, 800):
        day = date(2024, 1, 1) + timedelta(days=offset)
        assert day in periods.quarter_of(day, style)


def test_15_december_opens_the_next_report_year():
    assert periods.report_year(date(2025, 12, 14)) == 2025
    assert periods.report_year(date(2025, 12, 15)) == 2026
    assert periods.report_year(date(2025, 12, 15), "calendar") == 2025


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="quarters"):
        periods.quarter(2026, 5)


def test_the_periods_of_a_year_have_keys_of_their_own_in_the_order_they_close():
    found = periods.periods_of(2026)
    assert len({p.key for p in found}) == 7
    assert [p.last for p in found] == sorted(p.last for p in found)
    assert found[0].key == "inspectorate-2026-q1"

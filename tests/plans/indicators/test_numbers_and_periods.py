"""Figures as they are typed, and the periods they stand for; nothing here asks the database."""

from datetime import date
from decimal import Decimal

import pytest

from danvan.measures.quarters import Quarter
from danvan.plans.forms.figure_field import WHY
from danvan.plans.queries.periods import between, named, period_of
from danvan.plans.reading.numbers import NotAFigure, read_cell, read_number, written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12,5", "12.5"),
        ("1.234", "1234"),
        (" 1.234.567,25 ", "1234567.25"),
        ("1\u00a0234", "1234"),
        ("0", "0"),
        ("007", "7"),
    ],
)
def test_figures_are_read_as_they_are_written_here(typed: str, meant: str) -> None:
    assert read_number(typed) == Decimal(meant)
    assert read_number(written(Decimal(meant))) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NaN", "not-a-number"),
        ("inf", "not-a-number"),
        ("1e999", "not-a-number"),
        ("12,5,6", "not-a-number"),
        ("1.23.456", "not-a-number"),
        ("١٢", "not-a-number"),
        ("", "not-a-number"),
        ("9" * 5000, "not-a-number"),
        ("-1", "negative"),
        ("−1", "negative"),
        ("12.5", "point"),
        ("1,2345", "decimals"),
        ("12345678901234", "too-large"),
    ],
)
def test_anything_else_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(NotAFigure) as refused:
        read_number(typed)
    assert refused.value.code == code
    assert WHY[code]


def test_cells_of_a_workbook_are_numbers() -> None:
    assert read_cell(92.30000000000001) == Decimal("92.3")
    for cell in (float("nan"), float("inf"), True, None):
        with pytest.raises(NotAFigure):
            read_cell(cell)


def test_typed_figures_follow_the_calendar_and_bound_ones_the_report_calendar() -> None:
    day = date(2026, 9, 20)
    typed, bound = period_of("quarter", day), period_of("quarter", day, reported=True)
    assert (typed.first, typed.last, typed.key) == (date(2026, 7, 1), date(2026, 9, 30), "2026-Q3")
    assert (bound.first, bound.last, bound.key) == (date(2026, 9, 15), date(2026, 12, 14), "2026-Q4")
    assert (bound.first, bound.last) == (Quarter(2026, 4).first, Quarter(2026, 4).last)
    assert bound.quarter == Quarter(2026, 4)


@pytest.mark.parametrize("reported", [False, True])
@pytest.mark.parametrize("kind", ["month", "quarter", "half", "year"])
def test_periods_follow_each_other_without_gap_or_overlap(kind: str, reported: bool) -> None:
    period = period_of(kind, date(2026, 12, 20), reported=reported)
    for _ in range(15):
        before = period.before(1)
        assert (period.first - before.last).days == 1
        assert period_of(kind, before.last, reported=reported) == before
        assert named(kind, before.key, reported=reported) == before
        assert before.year_before().year == before.year - 1
        period = before


def test_the_names_people_write_are_understood() -> None:
    assert named("quarter", "Quý III/2026") == named("quarter", "2026-q3") == period_of("quarter", date(2026, 8, 1))
    assert named("month", "9/2026") == named("month", "T09/2026") == period_of("month", date(2026, 9, 1))
    assert named("year", "Năm 2025") == period_of("year", date(2025, 5, 5))
    for wrong in ("2026-Q5", "13/2026", "2026", "0001-Q1", "9999-Q1", "2026-Q3'; drop", "²026-Q1", "x" * 9999):
        assert named("quarter", wrong) is None


def test_days_that_are_no_period_are_none() -> None:
    assert between("quarter", date(2026, 7, 1), date(2026, 9, 30)) is not None
    assert between("quarter", date(2026, 7, 2), date(2026, 9, 30)) is None
    assert between("quarter", date(2026, 7, 1), date(2026, 12, 31)) is None

"""The seed's calendar beside the independent package `holidays`; every difference is known and has its source."""

from datetime import date, timedelta

import holidays
import pytest

from danvan.deadlines import seed_files

YEARS = range(2021, 2028)

# day -> (off in our calendar, why ours differs)
KNOWN_DIFFERENCES = {
    date(2026, 1, 2): (True, "swapped with 10/1/2026 by letter 12729/VPCP-KGVX; the package lags"),
    date(2026, 1, 10): (False, "worked for 2/1/2026 by letter 12729/VPCP-KGVX; the package lags"),
    date(2026, 11, 24): (False, "Vietnam Culture Day needs an amended Article 112 of the Labour Code (NQ 30/NQ-CP)"),
    date(2027, 11, 24): (False, "Vietnam Culture Day needs an amended Article 112 of the Labour Code (NQ 30/NQ-CP)"),
}


@pytest.fixture(scope="module")
def oracle():
    return holidays.country_holidays("VN", years=YEARS)


def days():
    day = date(YEARS[0], 1, 1)
    while day.year <= YEARS[-1]:
        yield day
        day += timedelta(days=1)


def test_every_difference_from_the_oracle_is_a_known_one(oracle):
    calendar = seed_files.calendar()
    found = {d: not calendar.is_working(d) for d in days() if calendar.is_working(d) is not oracle.is_working_day(d)}
    assert found == {day: off for day, (off, _source) in KNOWN_DIFFERENCES.items()}


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ("2024-04-29", "2024-05-04"),
        ("2025-05-02", "2025-04-26"),
        ("2026-01-02", "2026-01-10"),
        ("2026-08-31", "2026-08-22"),
    ],
)
def test_swapped_days_stand_in_pairs(off, worked):
    facts = {fact.day: fact for fact in seed_files.days()}
    one, other = facts[date.fromisoformat(off)], facts[date.fromisoformat(worked)]
    assert (one.worked, other.worked) == (False, True)
    assert (one.pair, other.pair) == (other.day, one.day)


def test_every_special_day_names_its_decision():
    assert all(fact.decision for fact in seed_files.days())


def test_a_year_that_is_not_announced_is_2027():
    assert [year.year for year in seed_files.years() if not year.announced] == [2027]


def test_rule_versions_of_one_key_never_overlap():
    for one in seed_files.rules():
        for other in seed_files.rules():
            if one is not other and one.key == other.key and one.valid_from <= other.valid_from:
                assert one.valid_to is not None
                assert one.valid_to < other.valid_from, one.key

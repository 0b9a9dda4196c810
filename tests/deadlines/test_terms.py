"""Terms counted by examples from the law and from real calendars."""

from datetime import date

import pytest

from danvan.deadlines.errors import MomentNotUnderstood, TermNotUnderstood, TermTooLong
from danvan.deadlines.terms import Extension, Pause, Term
from tests.deadlines.calendars import days_of, due_day, due_of, local, plain_calendar


def step(found, code):
    return next((s for s in found.steps if s["code"] == code), None)


@pytest.mark.parametrize(("text", "amount", "unit"), [("10wd", 10, "wd"), (" 30D ", 30, "d"), ("8 wh", 8, "wh")])
def test_a_term_is_a_number_and_a_unit(text, amount, unit):
    assert Term.parse(text) == Term(amount, unit)


@pytest.mark.parametrize(
    "text", ["", "10", "wd", "-3d", "3.5d", "10 weeks", "١٠wd", "1e3d", "10wd; drop table", "9" * 50 + "d"]
)
def test_anything_else_is_refused_with_what_a_term_looks_like(text):
    with pytest.raises(TermNotUnderstood, match="term"):
        Term.parse(text)


@pytest.mark.parametrize("text", ["0d", "1001wd", "999999d"])
def test_a_term_of_no_time_or_of_endless_time_is_refused(text):
    with pytest.raises(TermTooLong):
        Term.parse(text)


def test_the_day_after_the_event_counts_first_and_the_term_ends_with_its_last_day():
    found = due_of("2026-03-02", "3wd")  # a Monday
    assert found.due_at.isoformat() == "2026-03-05T23:59:59+07:00"
    assert step(found, "first_day") == {"code": "first_day", "day": "2026-03-03", "received": "2026-03-02"}


def test_working_days_leave_out_the_weekend():
    assert due_day("2026-03-05", "2wd") == "2026-03-09"  # Thursday: Friday and Monday count


def test_a_case_received_on_a_saturday_counts_from_monday():
    assert due_day("2026-03-07", "1wd") == "2026-03-09"


def test_the_local_day_decides_not_the_utc_day():
    before_midnight, after_midnight = local("2026-03-02 23:59"), local("2026-03-03 00:01")
    assert before_midnight.utctimetuple().tm_mday == after_midnight.utctimetuple().tm_mday
    assert due_day("2026-03-02 23:59", "1wd") == "2026-03-03"
    assert due_day("2026-03-03 00:01", "1wd") == "2026-03-04"


def test_ten_working_days_across_tet_2025():
    found = due_of("2025-01-22 16:40", "10wd")
    assert found.due_at.isoformat() == "2025-02-12T23:59:59+07:00"
    assert {date(2025, 1, 25), date(2025, 1, 29), date(2025, 2, 2)} <= days_of(step(found, "skipped")["runs"])
    assert not found.expected


@pytest.mark.parametrize(
    ("received", "term", "due"),
    [
        ("2024-04-26", "1wd", "2024-05-02"),  # 29/4 swapped, 30/4 and 1/5 holidays
        ("2024-04-26", "3wd", "2024-05-04"),  # Saturday 4/5 is worked
        ("2025-04-25", "1wd", "2025-04-26"),  # Saturday 26/4 is worked
        ("2025-04-29", "1wd", "2025-05-05"),  # 30/4, 1/5, swapped 2/5, weekend
        ("2025-12-31", "1wd", "2026-01-05"),  # 1/1, swapped 2/1, weekend
        ("2026-01-08", "2wd", "2026-01-10"),  # Saturday 10/1 is worked
        ("2026-08-21", "1wd", "2026-08-22"),  # Saturday 22/8 is worked
        ("2026-08-28", "1wd", "2026-09-03"),  # weekend, swapped 31/8, 1/9 and 2/9
    ],
)
def test_swapped_days_of_2024_2025_and_2026(received, term, due):
    assert due_day(received, term) == due


def test_a_worked_saturday_is_named_with_the_day_it_makes_good():
    assert step(due_of("2025-04-25", "1wd"), "worked")["runs"] == [["2025-04-26", "2025-04-26", "swap:2025-05-02"]]


def test_thirty_days_are_calendar_days():
    assert due_day("2026-03-02", "30d") == "2026-04-01"


def test_a_last_day_on_a_holiday_moves_to_the_next_working_day_and_says_so():
    found = due_of("2026-01-29", "20d")  # the 20th day is 18/2, in Tết
    assert found.due_at.date() == date(2026, 2, 23)
    rolled = step(found, "rolled")
    assert rolled["nth"] == "2026-02-18"
    assert days_of(rolled["runs"]) == {date(2026, 2, d) for d in range(18, 23)}


def test_a_last_day_on_a_worked_saturday_does_not_move():
    assert due_day("2026-08-12", "10d") == "2026-08-22"


def test_days_off_inside_a_calendar_term_count():
    assert step(due_of("2026-04-20", "15d"), "skipped") is None


@pytest.mark.parametrize(
    ("received", "term", "due"),
    [
        ("2024-02-28", "1wd", "2024-02-29"),  # leap day
        ("2024-02-28", "2d", "2024-03-01"),
        ("2023-12-29", "1wd", "2024-01-02"),
        ("2022-12-30", "10d", "2023-01-09"),
    ],
)
def test_leap_day_and_turn_of_the_year(received, term, due):
    assert due_day(received, term) == due


def test_a_term_into_the_unannounced_2027_is_an_expected_one():
    found = due_of("2026-12-28", "15wd")
    assert found.expected
    assert found.steps[-1] == {"code": "expected", "year": 2027}
    assert not due_of("2026-12-01", "15wd").expected


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-01-22 16:40", "2025-01-23T16:40:00+07:00"),
        ("2026-03-02 08:00", "2026-03-02T17:30:00+07:00"),
        ("2026-03-02 07:12", "2026-03-02T17:30:00+07:00"),
        ("2026-03-02 12:30", "2026-03-03T12:00:00+07:00"),
        ("2026-03-02 17:30", "2026-03-03T17:30:00+07:00"),
        ("2026-03-06 16:30", "2026-03-09T16:30:00+07:00"),
        ("2026-08-21 17:00", "2026-08-22T17:00:00+07:00"),  # the worked Saturday
        ("2026-02-13 17:00", "2026-02-23T17:00:00+07:00"),  # Tết 2026
    ],
)
def test_eight_working_hours_run_inside_office_hours(received, due):
    assert due_of(received, "8wh").due_at.isoformat() == due


def test_received_outside_office_hours_says_when_counting_begins():
    assert step(due_of("2026-03-06 20:00", "4wh"), "opens")["at"] == "2026-03-09T08:00:00+07:00"
    assert step(due_of("2026-03-06 09:00", "4wh"), "opens") is None


def pause(since, until):
    return Pause(local(f"{since} 09:00"), local(f"{until} 15:00"), "suspended")


def test_suspended_days_do_not_count_and_the_day_of_resumption_does():
    plain = plain_calendar()
    found = due_of("2026-03-02", "5wd", plain, pauses=[pause("2026-03-04", "2026-03-06")])
    assert found.due_at.date() == date(2026, 3, 11)  # 3, then 6, 9, 10, 11
    assert step(found, "held") == {"code": "held", "first": "2026-03-04", "last": "2026-03-05", "reason": "suspended"}


def test_suspended_and_resumed_on_one_day_changes_nothing():
    assert due_day("2026-03-02", "5wd", pauses=[pause("2026-03-04", "2026-03-04")]) == due_day("2026-03-02", "5wd")


def test_a_suspension_still_open_changes_nothing_yet():
    still_open = Pause(local("2026-03-04 09:00"), None, "suspended")
    assert due_day("2026-03-02", "5wd", pauses=[still_open]) == due_day("2026-03-02", "5wd")


def test_suspended_hours_do_not_count():
    hold = Pause(local("2026-03-02 10:00"), local("2026-03-02 14:30"), "suspended")
    assert due_of("2026-03-02 09:00", "4wh", pauses=[hold]).due_at == local("2026-03-02 17:30")


def test_a_calendar_term_suspended_rolls_past_days_off():
    found = due_of("2026-03-02", "2d", plain_calendar(), pauses=[pause("2026-03-04", "2026-03-07")])
    assert found.due_at.date() == date(2026, 3, 9)


def test_an_extension_adds_to_the_term():
    found = due_of("2026-03-02", "30d", extensions=[Extension(30, "complex")])
    assert found.due_at.date() == date(2026, 5, 4)  # the 60th day is 1/5, then a weekend
    assert step(found, "extended")["total"] == 60


@pytest.mark.parametrize("moment", ["1999-12-31 10:00", "2101-01-01 10:00"])
def test_years_out_of_reach_are_refused(moment):
    with pytest.raises(MomentNotUnderstood):
        due_of(moment, "1d")

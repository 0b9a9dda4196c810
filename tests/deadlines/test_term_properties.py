"""What must hold for every term, calendar and moment of receipt."""

from datetime import date, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from danvan.deadlines.calendar import LOCAL, SpecialDay, WorkingCalendar, days_between
from danvan.deadlines.spans import day_cells
from danvan.deadlines.terms import Pause, Term, due
from tests.deadlines.calendars import days_of, plain_calendar, seed_calendar

DAYS = st.dates(date(2021, 1, 1), date(2027, 6, 30))
MOMENTS = st.datetimes(datetime(2021, 1, 1), datetime(2027, 6, 30)).map(lambda m: m.replace(tzinfo=LOCAL))
TERMS = st.builds(Term, st.integers(1, 60), st.sampled_from(["wd", "d", "wh"]))
DAY_TERMS = st.builds(Term, st.integers(1, 60), st.sampled_from(["wd", "d"]))
CALENDARS = st.builds(
    lambda off, worked: plain_calendar(off, [d for d in worked if d.weekday() == 5]),
    st.lists(DAYS, max_size=60),
    st.lists(DAYS, max_size=60),
) | st.just(seed_calendar())

examples = settings(max_examples=150, deadline=None)


def with_day(calendar: WorkingCalendar, day: date, *, worked: bool) -> WorkingCalendar:
    return WorkingCalendar.of(
        [*(d for d in calendar.special.values() if d.day != day), SpecialDay(day, worked, "other:test")],
        calendar.announced,
    )


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LOCAL)


@examples
@given(MOMENTS, TERMS, CALENDARS)
def test_a_term_never_ends_before_it_starts(received, term, calendar):
    assert due(received, term, calendar).due_at >= received


@examples
@given(MOMENTS, TERMS, CALENDARS)
def test_a_term_ends_on_a_working_day(received, term, calendar):
    assert calendar.is_working(due(received, term, calendar).due_at.date())


@examples
@given(MOMENTS, TERMS, CALENDARS, st.integers(0, 90))
def test_one_more_holiday_never_shortens_a_term(received, term, calendar, offset):
    more = with_day(calendar, received.date() + timedelta(days=offset), worked=False)
    assert due(received, term, more).due_at >= due(received, term, calendar).due_at


@examples
@given(MOMENTS, TERMS, CALENDARS, st.integers(-30, 150))
def test_a_day_that_changes_moves_only_terms_that_cross_it(received, term, calendar, offset):
    day = received.date() + timedelta(days=offset)
    before = due(received, term, calendar)
    assume(not received.date() <= day <= before.due_at.date())
    other = with_day(calendar, day, worked=not calendar.is_working(day))
    assert due(received, term, other).due_at == before.due_at


@examples
@given(DAYS, st.integers(1, 40), st.integers(1, 40), CALENDARS)
def test_n_and_then_m_working_days_are_n_plus_m(start, n, m, calendar):
    first = due(noon(start), Term(n, "wd"), calendar).due_at
    assert due(first, Term(m, "wd"), calendar).due_at == due(noon(start), Term(n + m, "wd"), calendar).due_at


@examples
@given(MOMENTS, st.integers(1, 60), CALENDARS)
def test_hours_count_inside_office_hours_only_and_add_up(received, hours, calendar):
    found = due(received, Term(hours, "wh"), calendar)
    spans = next(s["spans"] for s in found.steps if s["code"] == "hours")
    total = timedelta()
    for first, last in ((datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in spans):
        assert calendar.is_working(first.date())
        assert any(opening <= first.time() and last.time() <= closing for opening, closing in calendar.hours.pieces)
        total += last - first
    assert total == timedelta(hours=hours)
    assert datetime.fromisoformat(spans[-1][1]) == found.due_at


@examples
@given(DAYS, st.integers(1, 60), CALENDARS, st.integers(0, 20), st.integers(0, 20))
def test_skipped_held_and_counted_days_cover_the_span_exactly(start, amount, calendar, since, length):
    hold = Pause(noon(start + timedelta(days=since)), noon(start + timedelta(days=since + length)), "suspended")
    found = due(noon(start), Term(amount, "wd"), calendar, pauses=[hold])
    span = set(days_between(start, found.due_at.date()))
    skipped = {d for s in found.steps if s["code"] == "skipped" for d in days_of(s["runs"])}
    held = {d for s in found.steps if s["code"] == "held" for d in days_of([[s["first"], s["last"], ""]])}
    assert not skipped & held
    counted = span - skipped - held
    assert skipped | held <= span
    assert len(counted) == amount
    assert all(calendar.is_working(d) for d in counted)
    assert not any(calendar.is_working(d) for d in skipped)


@examples
@given(DAYS, DAY_TERMS, CALENDARS, st.integers(0, 30))
def test_the_drawing_counts_what_the_term_counts(start, term, calendar, late):
    found = due(noon(start), term, calendar)
    last = found.due_at.date()
    cells = day_cells(start, last, found.steps, calendar, last + timedelta(days=late))
    kinds = [cell.kind for cell in cells if cell.since.date() <= last]
    rolled = any(step["code"] == "rolled" for step in found.steps)
    assert kinds.count("count") == term.amount + rolled  # the working day it moved to is drawn as the last
    assert all(cell.kind in ("over", "off") for cell in cells if cell.since.date() > last)
    assert len(cells) == (last - start).days + late


@examples
@given(DAYS, DAY_TERMS, CALENDARS, st.integers(0, 20), st.integers(0, 20))
def test_a_suspension_never_shortens_a_term(start, term, calendar, since, length):
    hold = Pause(noon(start + timedelta(days=since)), noon(start + timedelta(days=since + length)), "suspended")
    assert due(noon(start), term, calendar, pauses=[hold]).due_at >= due(noon(start), term, calendar).due_at

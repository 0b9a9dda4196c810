"""A changed calendar moves the clocks that cross it, records old and new, and leaves the rest alone."""

from datetime import date

import pytest

from danvan.deadlines import clocks
from danvan.deadlines.actions.add_rule_version import RuleVersion, add_rule_version
from danvan.deadlines.actions.announce_year import announce_year
from danvan.deadlines.actions.change_calendar_day import DayOff, change_calendar_day
from danvan.deadlines.actions.swap_days import swap_days, undo_swap
from danvan.deadlines.errors import DayAlreadySpecial, NothingChanged, PairOfSwap, VersionsOverlap
from danvan.deadlines.jobs import recompute_outdated_clocks
from danvan.deadlines.models import CalendarDay, Clock, LegalRule
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.recomputing import CHUNK, recompute_chunk
from danvan.deadlines.seeding import load
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from tests.deadlines.calendars import local
from tests.deadlines.factories import BY, administrator, make_rule, officer, seeded, start

pytestmark = pytest.mark.django_db
AT = local("2026-03-02 12:00")
ON = date(2026, 3, 2)
STORM = DayOff(CalendarDay.Reason.OTHER, "", "Nghỉ tránh bão", "Công điện của Chủ tịch UBND thành phố", verified=True)


@pytest.fixture
def admin():
    seeded()
    make_rule()
    return administrator()


def storm(day, admin):
    return change_calendar_day(day, to=STORM, by=admin, at=AT, on=ON)


def test_a_day_off_moves_open_clocks_that_cross_it_and_says_from_when_to_when(admin):
    case = officer("case")
    clock = start(case, "2026-03-02 10:00")
    old = clock.due_at
    storm(date(2026, 3, 5), admin)
    recompute_outdated_clocks(AT)
    clock.refresh_from_db()
    assert clock.due_at == local("2026-03-17 23:59:59")
    told = RecordedEvent.objects.about(case).get(kind="deadlines.clock_recomputed")
    assert old.astimezone(local("2026-01-01").tzinfo).date() == date(2026, 3, 16)
    assert "2026-03-16T16:59:59" in told.text
    assert "2026-03-17T16:59:59" in told.text


def test_clocks_that_do_not_cross_the_day_or_are_closed_stay_and_nothing_is_said(admin):
    early, done = officer("early"), officer("done")
    start(early, "2026-02-02 10:00")
    start(done, "2026-03-02 10:00")
    closed = clocks.stop_clock(done, stage="settle", at=AT, by=BY)
    storm(date(2026, 3, 5), admin)
    recompute_outdated_clocks(AT)
    assert not RecordedEvent.objects.filter(kind="deadlines.clock_recomputed").exists()
    assert Clock.objects.get(pk=closed.pk).due_at == closed.due_at


def test_the_reason_typed_by_an_administrator_stays_out_of_the_trail(admin):
    edition = storm(date(2026, 3, 5), admin)
    told = RecordedEvent.objects.about(edition).get()
    assert "bão" not in told.text
    assert "off.other" in told.text


def test_an_ordinary_day_again(admin):
    storm(date(2026, 3, 5), admin)
    change_calendar_day(date(2026, 3, 5), to=None, by=admin, at=AT, on=ON)
    assert working_calendar().is_working(date(2026, 3, 5))
    with pytest.raises(NothingChanged):
        change_calendar_day(date(2026, 3, 5), to=None, by=admin, at=AT, on=ON)


def test_a_swap_is_made_and_undone_as_a_whole(admin):
    off, worked = date(2026, 6, 5), date(2026, 6, 13)
    swap_days(off, worked=worked, decision="Thông báo", verified=True, by=admin, at=AT, on=ON)
    assert not working_calendar().is_working(off)
    assert working_calendar().is_working(worked)
    with pytest.raises(PairOfSwap):
        storm(off, admin)
    undo_swap(worked, by=admin, at=AT, on=ON)
    assert working_calendar().is_working(off)
    assert not working_calendar().is_working(worked)


@pytest.mark.parametrize(
    ("off", "worked"), [("2026-06-06", "2026-06-13"), ("2026-06-05", "2026-06-12"), ("2026-04-30", "2026-06-13")]
)
def test_a_swap_takes_a_weekday_and_a_weekend_day_that_are_not_special(admin, off, worked):
    with pytest.raises(DayAlreadySpecial):
        swap_days(
            date.fromisoformat(off),
            worked=date.fromisoformat(worked),
            decision="x",
            verified=True,
            by=admin,
            at=AT,
            on=ON,
        )


def test_announcing_a_year_makes_its_dates_certain(admin):
    case = officer("case")
    clock = start(case, "2026-12-28 10:00")
    assert clock.expected
    announce_year(2027, announced=True, decision="Thông báo nghỉ lễ năm 2027", by=admin, at=AT, on=ON)
    recompute_outdated_clocks(AT)
    clock.refresh_from_db()
    assert not clock.expected


def test_only_an_administrator_changes_calendar_and_rules(admin):
    other = officer("other")
    rule = LegalRule.objects.get(key="test.settle")
    version = RuleVersion(5, "wd", date(2026, 4, 1), rule.clause, verified=True)
    for change in (
        lambda: storm(date(2026, 3, 5), other),
        lambda: swap_days(
            date(2026, 6, 5), worked=date(2026, 6, 13), decision="x", verified=True, by=other, at=AT, on=ON
        ),
        lambda: undo_swap(date(2026, 1, 2), by=other, at=AT, on=ON),
        lambda: announce_year(2027, announced=True, decision="x", by=other, at=AT, on=ON),
        lambda: add_rule_version("test.settle", version=version, by=other, at=AT, on=ON),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_a_new_rule_version_ends_the_one_before_and_leaves_running_cases(admin):
    old = LegalRule.objects.get(key="test.settle")
    clock = start(officer("case"), "2026-03-02 10:00")
    version = RuleVersion(5, "wd", date(2026, 4, 1), old.clause, verified=False)
    new = add_rule_version("test.settle", version=version, by=admin, at=AT, on=ON)
    old.refresh_from_db()
    assert (old.valid_to, new.valid_to) == (date(2026, 3, 31), None)
    assert start(officer("later"), "2026-04-01 10:00").rule == new
    clock.refresh_from_db()
    assert clock.rule == old
    assert RecordedEvent.objects.about(new).get().kind == "deadlines.rule_version_added"


def test_a_version_cannot_begin_before_the_one_it_ends(admin):
    old = LegalRule.objects.get(key="test.settle")
    with pytest.raises(VersionsOverlap):
        add_rule_version(
            "test.settle",
            version=RuleVersion(5, "wd", old.valid_from, old.clause, verified=True),
            by=admin,
            at=AT,
            on=ON,
        )


def test_recomputing_works_in_chunks_with_a_fixed_number_of_queries(admin, django_assert_max_num_queries):
    people = [officer(f"case{n}") for n in range(CHUNK + 5)]
    for person in people:
        start(person, "2026-03-02 10:00")
    storm(date(2026, 3, 5), admin)
    with django_assert_max_num_queries(16):
        assert recompute_chunk(AT) == CHUNK
    assert recompute_chunk(AT) == 5
    assert recompute_chunk(AT) == 0
    assert RecordedEvent.objects.filter(kind="deadlines.clock_recomputed").count() == CHUNK + 5


def test_loading_the_seed_twice_changes_nothing_and_keeps_what_people_changed(admin):
    storm(date(2026, 3, 5), admin)
    counts = (LegalRule.objects.count(), CalendarDay.objects.count(), RecordedEvent.objects.count())
    load()
    assert (LegalRule.objects.count(), CalendarDay.objects.count(), RecordedEvent.objects.count()) == counts

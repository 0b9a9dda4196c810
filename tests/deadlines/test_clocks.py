"""The clock of a case: started, stopped, suspended, extended; each change recorded."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from danvan.deadlines import clocks, errors
from danvan.deadlines.models import Clock, LegalRule
from danvan.deadlines.queries import rule_on
from danvan.events.models import RecordedEvent
from danvan.legislation.seeding import find_clause
from tests.deadlines.calendars import local
from tests.deadlines.factories import BY, make_rule, officer, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return officer("case")


def kinds(case):
    return [event.kind.removeprefix("deadlines.") for event in RecordedEvent.objects.about(case)]


def test_a_clock_keeps_rule_due_date_and_why(case):
    rule = make_rule()
    clock = start(case, "2025-01-22 16:40")
    clock.refresh_from_db()
    assert clock.rule == rule
    assert clock.due_at == local("2025-02-12 23:59:59")
    assert [step["code"] for step in clock.explanation] == ["first_day", "skipped", "full"]
    assert kinds(case) == ["clock_started"]


def test_the_rule_of_the_day_of_receipt_stays_with_the_case(case):
    make_rule(value=10, valid_to=date(2025, 6, 30))
    make_rule(value=5, valid_from=date(2025, 7, 1))
    assert start(case, "2025-06-30 23:50").rule.value == 10
    assert start(officer("later"), "2025-07-01 00:10").rule.value == 5


def test_no_rule_and_no_version_on_that_day_are_told_apart():
    make_rule(valid_from=date(2025, 7, 1))
    with pytest.raises(errors.RuleNotInForce):
        rule_on("test.settle", date(2025, 6, 30))
    with pytest.raises(errors.NoSuchRule):
        rule_on("test.nothing", date(2025, 6, 30))


def test_a_frequency_is_no_term(case):
    make_rule(kind=LegalRule.Kind.FREQUENCY, unit="per_month")
    with pytest.raises(errors.RuleIsNoTerm):
        start(case, "2026-03-02 10:00")


def test_one_step_has_one_clock_and_another_step_its_own(case):
    make_rule()
    start(case, "2026-03-02 10:00")
    with pytest.raises(errors.ClockAlreadyStarted):
        start(case, "2026-03-02 10:00")
    start(case, "2026-03-02 10:00", stage="intake")
    assert Clock.objects.of(case).count() == 2


def test_the_clock_stops_on_time_or_late(case):
    make_rule()
    start(case, "2026-03-02 10:00")
    clock = clocks.stop_clock(case, stage="settle", at=local("2026-03-16 23:59:59"), by=BY)
    assert clock.on_time
    late = officer("late")
    start(late, "2026-03-02 10:00")
    assert not clocks.stop_clock(late, stage="settle", at=local("2026-03-17 00:00"), by=BY).on_time


def test_a_stopped_clock_moves_no_more(case):
    make_rule(most_extensions=1, most_extended=5)
    start(case, "2026-03-02 10:00")
    at = local("2026-03-03 10:00")
    clocks.stop_clock(case, stage="settle", at=at, by=BY)
    for change in (
        lambda: clocks.stop_clock(case, stage="settle", at=at, by=BY),
        lambda: clocks.pause_clock(case, stage="settle", reason_code="x", at=at, by=BY),
        lambda: clocks.resume_clock(case, stage="settle", at=at, by=BY),
        lambda: clocks.extend_clock(case, stage="settle", amount=1, reason_code="x", at=at, by=BY),
    ):
        with pytest.raises(errors.ClockClosed):
            change()


def test_a_suspension_moves_the_due_date_when_work_is_taken_up_again(case):
    make_rule()
    start(case, "2026-03-02 10:00")
    held = clocks.pause_clock(case, stage="settle", reason_code="verify", at=local("2026-03-04 09:00"), by=BY)
    assert held.due_at == local("2026-03-16 23:59:59")
    assert not Clock.objects.overdue(local("2026-04-01 10:00")).exists()
    with pytest.raises(errors.ClockPaused):
        clocks.pause_clock(case, stage="settle", reason_code="verify", at=local("2026-03-04 09:00"), by=BY)
    clock = clocks.resume_clock(case, stage="settle", at=local("2026-03-06 09:00"), by=BY)
    assert clock.due_at == local("2026-03-18 23:59:59")
    with pytest.raises(errors.ClockNotPaused):
        clocks.resume_clock(case, stage="settle", at=local("2026-03-06 09:00"), by=BY)
    assert kinds(case) == ["clock_started", "clock_paused", "clock_resumed"]


def test_a_suspended_clock_that_is_dropped_ends_its_suspension(case):
    make_rule()
    start(case, "2026-03-02 10:00")
    clocks.pause_clock(case, stage="settle", reason_code="verify", at=local("2026-03-04 09:00"), by=BY)
    at = local("2026-03-10 09:00")
    clock = clocks.stop_clock(case, stage="settle", at=at, by=BY, outcome=Clock.Outcome.DROPPED)
    assert clock.paused_at is None
    assert clock.pauses[-1]["until"]


def test_an_extension_stays_within_what_the_rule_allows(case):
    make_rule(unit="d", value=30, most_extensions=2, most_extended=60)
    start(case, "2026-03-02 10:00")
    at = local("2026-03-20 10:00")
    clocks.extend_clock(case, stage="settle", amount=30, reason_code="complex", at=at, by=BY)
    with pytest.raises(errors.ExtensionNotAllowed):
        clocks.extend_clock(case, stage="settle", amount=31, reason_code="complex", at=at, by=BY)
    clock = clocks.extend_clock(case, stage="settle", amount=30, reason_code="complex", at=at, by=BY)
    assert clock.due_at.astimezone(local("2026-01-01").tzinfo).date() == date(2026, 6, 1)  # the 90th day is Sunday 31/5
    with pytest.raises(errors.ExtensionNotAllowed):
        clocks.extend_clock(case, stage="settle", amount=1, reason_code="complex", at=at, by=BY)


def test_a_rule_without_extension_allows_none(case):
    make_rule()
    start(case, "2026-03-02 10:00")
    with pytest.raises(errors.ExtensionNotAllowed):
        clocks.extend_clock(case, stage="settle", amount=1, reason_code="x", at=local("2026-03-03 10:00"), by=BY)


def test_a_case_without_a_clock_says_so(case):
    assert clocks.clock_of(case, "settle") is None
    with pytest.raises(errors.NoSuchClock):
        clocks.stop_clock(case, stage="settle", at=local("2026-03-03 10:00"), by=BY)


def test_the_database_refuses_a_rule_with_two_open_versions():
    make_rule()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_rule(valid_from=date(2021, 1, 1))


def test_the_database_refuses_a_clock_that_ends_before_it_starts(case):
    make_rule()
    clock = start(case, "2026-03-02 10:00")
    with pytest.raises(IntegrityError), transaction.atomic():
        Clock.objects.filter(pk=clock.pk).update(due_at=local("2026-03-01 10:00"))


def test_every_rule_of_the_seed_finds_its_clause():
    from danvan.deadlines import seed_files

    for fact in seed_files.rules():
        assert find_clause(fact.document, fact.article, fact.clause).cite()

"""Clocks, for use inside an area's action: plain functions in the caller's transaction.

One clock per case and step (`stage`). Each call locks the clock, changes it, records, and returns it with its new
`due_at` for the area to copy.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.errors import (
    ClockAlreadyStarted,
    ClockClosed,
    ClockNotPaused,
    ClockPaused,
    ExtensionNotAllowed,
    RuleIsNoTerm,
)
from danvan.deadlines.events import ClockExtended, ClockResumed, ClockStarted, ClockStopped, ClockWasPaused
from danvan.deadlines.models import CalendarEdition, Clock, LegalRule
from danvan.deadlines.queries import current_edition, rule_on, working_calendar
from danvan.deadlines.terms import Due, Term, due
from danvan.events.actors import Actor
from danvan.events.recording import record


def start_clock(subject: Model, *, stage: str, rule_key: str, received_at: datetime, at: datetime, by: Actor) -> Clock:
    """Start the term of one step under the rule version of the day the case was received."""
    if Clock.objects.of(subject).filter(stage=stage).exists():
        raise ClockAlreadyStarted
    edition = current_edition()
    calendar = working_calendar(edition)
    rule = rule_on(rule_key, calendar.local(received_at).date())
    clock = Clock(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        stage=stage,
        rule=rule,
        started_at=received_at,
    )
    compute(clock, rule, calendar, edition)
    clock.save()
    record(
        ClockStarted(clock.subject_type, clock.subject_id, stage, rule.key, rule.pk, clock.due_at),
        about=subject,
        by=by,
        at=at,
    )
    return clock


def stop_clock(
    subject: Model, *, stage: str, at: datetime, by: Actor, outcome: Clock.Outcome = Clock.Outcome.DONE
) -> Clock:
    """The step is done (its result was issued), or dropped: withdrawn, passed on, attached to another case."""
    clock = _running(subject, stage)
    if clock.paused_at is not None:
        _end_pause(clock, at)
    clock.closed_at, clock.outcome = at, outcome
    clock.save()
    record(
        ClockStopped(clock.subject_type, clock.subject_id, stage, str(outcome), clock.on_time),
        about=subject,
        by=by,
        at=at,
    )
    return clock


def pause_clock(subject: Model, *, stage: str, reason_code: str, at: datetime, by: Actor) -> Clock:
    """Suspend by reasoned decision: the day of suspension and those after it do not count."""
    clock = _running(subject, stage)
    if clock.paused_at is not None:
        raise ClockPaused
    clock.paused_at = at
    clock.pauses = [*clock.pauses, {"since": at.isoformat(), "until": None, "reason": reason_code}]
    clock.save()
    record(ClockWasPaused(clock.subject_type, clock.subject_id, stage, reason_code), about=subject, by=by, at=at)
    return clock


def resume_clock(subject: Model, *, stage: str, at: datetime, by: Actor) -> Clock:
    """Take the work up again; the day of resumption counts."""
    clock = _running(subject, stage)
    if clock.paused_at is None:
        raise ClockNotPaused
    _end_pause(clock, at)
    clock.save()
    record(ClockResumed(clock.subject_type, clock.subject_id, stage, clock.due_at), about=subject, by=by, at=at)
    return clock


def extend_clock(subject: Model, *, stage: str, amount: int, reason_code: str, at: datetime, by: Actor) -> Clock:
    """Grant `amount` more of the term's unit, within what its rule allows."""
    clock = _running(subject, stage)
    _check_extension(clock, amount)
    clock.extensions = [*clock.extensions, {"amount": amount, "reason": reason_code, "at": at.isoformat()}]
    compute_now(clock)
    clock.save()
    record(
        ClockExtended(clock.subject_type, clock.subject_id, stage, reason_code, amount, clock.due_at),
        about=subject,
        by=by,
        at=at,
    )
    return clock


def clock_of(subject: Model, stage: str) -> Clock | None:
    """The clock of one step, with its rule and basis, or None."""
    return Clock.objects.of(subject).filter(stage=stage).select_related("rule__clause__article__document").first()


def clocks_of(subjects: Iterable[Model], stage: str) -> dict[int, Clock]:
    """Subject key -> clock of one step, for a list of cases of one kind; one query."""
    rows = list(subjects)
    if not rows:
        return {}
    found = Clock.objects.filter(
        subject_type=rows[0]._meta.label_lower, subject_id__in=[row.pk for row in rows], stage=stage
    )
    return {clock.subject_id: clock for clock in found.select_related("rule__clause__article__document")}


def preview(rule_key: str, received_at: datetime) -> Due:
    """Until when, were it received at that moment; for forms and texts that look ahead."""
    calendar = working_calendar()
    return due(received_at, term_of(rule_on(rule_key, calendar.local(received_at).date())), calendar)


def term_of(rule: LegalRule) -> Term:
    """The term a rule gives; raises RuleIsNoTerm for frequencies, thresholds and notices."""
    if rule.term is None:
        raise RuleIsNoTerm(key=rule.key)
    return rule.term


def compute(clock: Clock, rule: LegalRule, calendar: WorkingCalendar, edition: CalendarEdition | None) -> None:
    """Set due date and explanation from rule, pauses, extensions and calendar; saves nothing."""
    found = due(
        clock.started_at, term_of(rule), calendar, pauses=clock.pauses_taken(), extensions=clock.extensions_granted()
    )
    clock.due_at, clock.explanation, clock.expected = found.due_at, list(found.steps), found.expected
    clock.edition = edition


def compute_now(clock: Clock) -> None:
    """`compute` with the calendar of today."""
    edition = current_edition()
    compute(clock, clock.rule, working_calendar(edition), edition)


def _running(subject: Model, stage: str) -> Clock:
    clock = Clock.objects.lock(subject, stage)
    if clock.closed_at is not None:
        raise ClockClosed
    return clock


def _end_pause(clock: Clock, at: datetime) -> None:
    clock.pauses = [*clock.pauses[:-1], {**clock.pauses[-1], "until": at.isoformat()}]
    clock.paused_at = None
    compute_now(clock)


def _check_extension(clock: Clock, amount: int) -> None:
    rule = clock.rule
    taken = sum(e["amount"] for e in clock.extensions)
    if amount < 1 or len(clock.extensions) >= rule.most_extensions or taken + amount > rule.most_extended:
        raise ExtensionNotAllowed(times=rule.most_extensions, most=f"{rule.most_extended} {rule.get_unit_display()}")

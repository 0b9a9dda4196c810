"""One digest a working day for each person, in working hours; some things are told at once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from danvan.deadlines.queries import working_calendar
from danvan.events.delivery import deliver_due
from danvan.notifications.models import Mail, Notice
from danvan.organisations.models import Role
from danvan.plans.actions.confirm_report import confirm_report
from danvan.plans.jobs.reminders import remind, span_of
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Assignment, Task
from danvan.plans.queries.telling import digests
from tests.organisations.cast import member
from tests.plans.factories import SENT
from tests.plans.progress.cases import NOW, events, reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
# A Tuesday, nine o'clock.
TODAY = date(2026, 11, 24)


def told(user, kind="plans.digest"):
    return [notice.params for notice in Notice.objects.filter(user=user, kind=kind)]


def acknowledged():
    Assignment.objects.update(acknowledged_at=SENT)


def test_a_head_with_fifty_late_tasks_gets_one_mail_a_day(work, head, handler):
    acknowledged()
    for _ in range(49):
        work.another(due_on=TODAY - timedelta(days=1))
    Task.objects.update(due_on=TODAY - timedelta(days=1))
    acknowledged()
    remind(NOW)
    remind(NOW + timedelta(minutes=30))
    assert told(head) == [{"late": 50, "risk": 0, "soon": 0, "silent": 0, "confirm": 0}]
    assert told(handler) == []
    assert Mail.objects.filter(user=head).count() == 1
    remind(NOW + timedelta(days=1))
    assert len(told(head)) == 1, "what is late stays told until the week begins"
    remind(NOW + timedelta(days=6))
    assert len(told(head)) == 2


@pytest.mark.parametrize("at", [NOW - timedelta(hours=5), datetime(2026, 11, 22, 3, tzinfo=UTC)])
def test_nobody_is_told_outside_working_hours(at, work, head):
    Task.objects.update(due_on=at.date() - timedelta(days=1))
    remind(at)
    assert told(head) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"due_on": TODAY + timedelta(days=14)}, {"soon": 1}),
        ({"due_on": TODAY + timedelta(days=3)}, {"soon": 1}),
        ({"due_on": TODAY + timedelta(days=13)}, None),
        ({"due_on": TODAY + timedelta(days=90), "risk_on": TODAY}, {"risk": 1}),
        ({"due_on": TODAY + timedelta(days=90), "risk_on": TODAY - timedelta(days=2)}, None),
        ({"due_on": TODAY - timedelta(days=1)}, {"late": 1}),
        ({"due_on": TODAY - timedelta(days=9)}, None),
    ],
)
def test_what_is_told_on_a_tuesday(fields, expected, work, head):
    acknowledged()
    Task.objects.update(**({"risk_on": None} | fields))
    span = span_of(TODAY, working_calendar())
    (found,) = digests(span) or [None]
    assert {k: v for k, v in found.waiting.params.items() if v} == expected if found else expected is None


def test_after_a_weekend_what_fell_on_it_is_told(work, head):
    acknowledged()
    monday = TODAY - timedelta(days=1)
    Task.objects.update(due_on=monday - timedelta(days=2), risk_on=None)
    span = span_of(monday, working_calendar())
    assert span.before == monday - timedelta(days=3)
    assert digests(span)[0].waiting.late == 1


def test_silence_and_what_waits_reach_whoever_answers_for_them(work, head, coordinator, small_city):
    Assignment.objects.update(respond_by=NOW - timedelta(days=1))
    waiting = work.another(state=TaskState.REPORTED)
    Task.objects.filter(pk=waiting.pk).update(reported_at=NOW - timedelta(days=1))
    Assignment.objects.filter(task=waiting).update(acknowledged_at=SENT)
    found = {one.user_id: one.waiting for one in digests(span_of(TODAY, working_calendar()))}
    assert (found[head.pk].silent, found[head.pk].confirm) == (1, 0)
    assert (found[coordinator.pk].silent, found[coordinator.pk].confirm) == (0, 1)


def test_an_officer_hears_of_the_own_tasks_only(work, head, handler):
    acknowledged()
    Task.objects.update(due_on=TODAY - timedelta(days=1), risk_on=None)
    work.another(assignee=handler, due_on=TODAY - timedelta(days=1))
    acknowledged()
    found = {one.user_id: one.waiting.late for one in digests(span_of(TODAY, working_calendar()))}
    assert found == {head.pk: 2, handler.pk: 1}


def test_queries_do_not_grow_with_tasks(work, head, django_assert_num_queries):
    span = span_of(TODAY, working_calendar())
    for _ in range(20):
        work.another(due_on=TODAY - timedelta(days=1))
    with django_assert_num_queries(6):
        digests(span)


def test_at_once_the_confirmer_then_the_reporter(work, handler, coordinator, small_city):
    report = reported(work.task, handler)
    second = reported(work.another(), handler)
    deliver_due(NOW + timedelta(minutes=1))
    assert told(coordinator, "plans.to_confirm") == [{}], "once a day, whatever the number"
    confirm_report(work.task.pk, report_id=report.pk, by=coordinator, at=NOW)
    deliver_due(NOW + timedelta(minutes=2))
    assert told(handler, "plans.confirmed") == [{"task": work.task.pk}]
    assert second.state == "waiting"


def test_a_unit_hears_once_of_all_that_was_sent(work, head, small_city):
    from danvan.events.recording import record
    from danvan.plans.events.keeping import PlanIssued

    member("chutichhongha", small_city.other_ward_committee, Role.HEAD)
    work.another()
    record(PlanIssued(work.plan.slug, 2, 1, 0), about=work.plan, by=head, at=SENT)
    deliver_due(NOW)
    (params,) = told(head, "plans.sent")
    assert params["count"] == 2
    assert Notice.objects.filter(kind="plans.sent").count() == 1
    assert len(events(work.plan)) == 1

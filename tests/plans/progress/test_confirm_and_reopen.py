"""Whoever gave the task confirms, returns, or opens it again."""

from datetime import timedelta

import pytest

from danvan.errors import NotAllowed
from danvan.plans.actions.confirm_report import confirm_report
from danvan.plans.actions.reopen_task import reopen_task
from danvan.plans.actions.return_report import return_report
from danvan.plans.errors.progress import AboveIsFinished, PartsNotDone, RemarkMissing, ReportDecided
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import ProgressReport, Task
from danvan.plans.rolling import roll_up
from danvan.plans.rules.working import MAY_CONFIRM, MAY_REOPEN_TASK, MAY_REPORT
from tests.organisations.cast import CAST
from tests.plans.progress.cases import NOW, events, fresh, given, reported

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(hours=1)


@pytest.fixture
def waiting(work, handler) -> ProgressReport:
    reported(work.task, handler, 70)
    return reported(work.task, handler, at=NOW + timedelta(minutes=1))


def test_confirmed_it_is_done_and_counts_wholly(work, waiting, coordinator):
    report = confirm_report(work.task.pk, report_id=waiting.pk, by=coordinator, at=SOON)
    task = fresh(work.task)
    assert (task.state, task.done_at, task.rolled, fresh(work.plan).rolled) == ("done", SOON, 10_000, 10_000)
    assert (report.state, report.decided_by, report.decided_at) == ("confirmed", coordinator, SOON)
    assert confirm_report(work.task.pk, report_id=waiting.pk, by=coordinator, at=SOON) == report
    assert len(events(task, "plans.report_confirmed")) == 1
    with pytest.raises(ReportDecided):
        return_report(task.pk, report_id=waiting.pk, remark="Muộn.", by=coordinator, at=SOON)


def test_returned_it_is_where_it_was_before(work, waiting, coordinator):
    with pytest.raises(RemarkMissing):
        return_report(work.task.pk, report_id=waiting.pk, remark=" ", by=coordinator, at=SOON)
    report = return_report(work.task.pk, report_id=waiting.pk, remark="Thiếu biên bản.", by=coordinator, at=SOON)
    task = fresh(work.task)
    assert (task.state, task.percent, task.rolled) == ("under_way", 70, 7000)
    assert (report.state, report.remark) == ("returned", "Thiếu biên bản.")
    (event,) = events(task, "plans.report_returned")
    assert "biên bản" not in event.text
    with pytest.raises(ReportDecided):
        confirm_report(task.pk, report_id=waiting.pk, by=coordinator, at=SOON)


def test_a_part_added_meanwhile_stands_in_the_way(work, waiting, coordinator):
    roll_up(work.another(parent=work.task))
    with pytest.raises(PartsNotDone):
        confirm_report(work.task.pk, report_id=waiting.pk, by=coordinator, at=SOON)


def test_opened_again_with_a_reason(work, waiting, coordinator):
    confirm_report(work.task.pk, report_id=waiting.pk, by=coordinator, at=SOON)
    with pytest.raises(RemarkMissing):
        reopen_task(work.task.pk, reason="", by=coordinator, at=SOON)
    row = reopen_task(work.task.pk, reason="Biên bản của việc khác.", by=coordinator, at=SOON)
    task = fresh(work.task)
    assert (task.state, task.percent, task.done_at, row.reopens) == ("under_way", 70, None, True)
    assert reopen_task(task.pk, reason="Biên bản của việc khác.", by=coordinator, at=SOON) == row
    assert len(events(task, "plans.task_reopened")) == 1


def test_a_part_of_something_finished_is_not_opened(work, coordinator):
    part = work.another(parent=work.task, state=TaskState.DONE)
    Task.objects.filter(pk=work.task.pk).update(state=TaskState.DONE, done_at=NOW)
    with pytest.raises(AboveIsFinished):
        reopen_task(part.pk, reason="Nhầm.", by=coordinator, at=SOON)


MAY = {
    MAY_REPORT: ({"receiver", "handler", "head", "clerk"}, {"sent", "received", "under_way"}),
    MAY_CONFIRM: ({"coordinator"}, {"reported"}),
    MAY_REOPEN_TASK: ({"coordinator"}, {"done"}),
}


@pytest.mark.parametrize("who", CAST)
def test_who_may_do_what_at_which_stage(who, small_city, play):
    person, on = play(who), NOW.date()
    for state in TaskState:
        task = given(small_city, state=state).task
        Task.objects.filter(pk=task.pk).update(state=state)
        task.refresh_from_db()
        for rule, (people, states) in MAY.items():
            expected = who in people and state.value in states
            assert rule.allows(person, task, on=on) is expected, (who, state, rule.name)
            assert rule.rows(Task.objects.all(), person, on=on).filter(pk=task.pk).exists() is expected


def test_nobody_else_decides(work, waiting, head, other_ward_receiver):
    for person in (head, other_ward_receiver):
        with pytest.raises(NotAllowed):
            confirm_report(work.task.pk, report_id=waiting.pk, by=person, at=SOON)
        with pytest.raises(NotAllowed):
            return_report(work.task.pk, report_id=waiting.pk, remark="Không.", by=person, at=SOON)


def test_a_report_of_another_task_is_none_of_this(work, waiting, coordinator):
    other = given(work.city).task
    with pytest.raises(ReportDecided):
        confirm_report(other.pk, report_id=waiting.pk, by=coordinator, at=SOON)

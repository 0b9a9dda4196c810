"""The lead says how far it is; 100 per cent needs evidence and waits for whoever gave the task."""

import pytest

from danvan.attachments.queries import files_of
from danvan.errors import NotAllowed
from danvan.organisations.models import Role
from danvan.plans.actions.report_progress import report_progress
from danvan.plans.errors.progress import (
    LinkRefused,
    NoEvidence,
    NotAPercent,
    NothingReported,
    OthersNotDone,
    PartsNotDone,
    ProgressIsOfParts,
    ProgressWouldFall,
)
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Assignment, StandIn, Task, TaskDependency
from danvan.plans.queries.evidence import frozen
from danvan.plans.rolling import roll_up
from tests.organisations.cast import member
from tests.plans.progress.cases import LINK, NOW, events, fresh, reported, said, with_photo

pytestmark = pytest.mark.django_db
PLAIN = {"files_token": "", "at": NOW}


def test_the_first_report_moves_the_task_and_says_that_it_was_received(work, handler):
    report = report_progress(work.task.pk, said(40), by=handler, **PLAIN)
    task = fresh(work.task)
    assert (task.state, task.percent, task.rolled, task.reported_at) == ("under_way", 40, 4000, NOW)
    assert (report.state, report.unit_id) == ("recorded", task.unit_id)
    assert fresh(work.plan).rolled == 4000
    row = Assignment.objects.get(task=task)
    assert (row.acknowledged_at, row.acknowledged_by) == (NOW, handler)
    (event,) = events(task, "plans.progress_reported")
    assert event.unit_id == task.unit_id
    assert "họp" not in event.text


def test_finished_with_evidence_it_waits(work, handler):
    report = report_progress(work.task.pk, said(100), files_token=with_photo(), by=handler, at=NOW)
    task = fresh(work.task)
    assert (task.state, report.state, task.percent, task.rolled) == ("reported", "waiting", 100, 9900)
    assert len(files_of(report)) == 1
    with pytest.raises(NotAllowed):
        report_progress(task.pk, said(50, falls=True), by=handler, **PLAIN)


def test_finished_without_evidence_is_refused_and_nothing_stays(work, handler):
    with pytest.raises(NoEvidence):
        report_progress(work.task.pk, said(100), by=handler, **PLAIN)
    assert fresh(work.task).state == "sent"
    assert not work.task.reports.exists()
    assert reported(work.task, handler).link == LINK


def test_the_same_form_twice_is_one_report(work, handler):
    token = with_photo()
    first = report_progress(work.task.pk, said(100), files_token=token, by=handler, at=NOW)
    assert report_progress(work.task.pk, said(100), files_token=token, by=handler, at=NOW) == first
    assert work.task.reports.count() == len(events(work.task, "plans.progress_reported")) == 1


def test_progress_falls_only_on_purpose(work, handler):
    reported(work.task, handler, 60)
    with pytest.raises(ProgressWouldFall):
        reported(work.task, handler, 40)
    report_progress(work.task.pk, said(40, falls=True), by=handler, **PLAIN)
    assert fresh(work.task).percent == 40


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"percent": 101}, NotAPercent),
        ({"percent": -1}, NotAPercent),
        ({"percent": None}, NotAPercent),
        ({"percent": 10, "note": " \u200b \n"}, NothingReported),
        ({"percent": 10, "link": "javascript:alert(1)"}, LinkRefused),
        ({"percent": 10, "link": "https://[broken"}, LinkRefused),
        ({"percent": 10, "link": "//example.org/x"}, LinkRefused),
    ],
)
def test_what_makes_no_sense_is_refused(words, refusal, work, handler):
    with pytest.raises(refusal):
        report_progress(work.task.pk, said(**words), by=handler, **PLAIN)


def test_a_task_with_parts_is_as_far_as_they_are_and_finished_after_them(work, handler):
    part = work.another(parent=work.task)
    roll_up(part)
    with pytest.raises(ProgressIsOfParts):
        reported(work.task, handler, 50)
    reported(part, handler, 50)
    note = report_progress(work.task.pk, said(None), by=handler, **PLAIN)
    assert (note.percent, note.state, fresh(work.task).rolled) == (50, "recorded", 5000)
    with pytest.raises(PartsNotDone):
        reported(work.task, handler, 100)
    Task.objects.filter(pk=part.pk).update(state=TaskState.DONE, done_at=NOW)
    finished = report_progress(work.task.pk, said(100), by=handler, **PLAIN)
    assert finished.state == "waiting"


def test_what_it_depends_on_comes_first(work, handler):
    needed = work.another(title="Lập danh sách")
    TaskDependency.objects.create(task=work.task, needs=needed)
    reported(work.task, handler, 90)
    with pytest.raises(OthersNotDone, match="Lập danh sách"):
        reported(work.task, handler)
    Task.objects.filter(pk=needed.pk).update(state=TaskState.CANCELLED)
    assert reported(work.task, handler).state == "waiting"


def test_a_measure_is_evidence_with_its_figure_of_that_day(work, handler):
    report = report_progress(work.task.pk, said(100, measure="plans.done"), by=handler, **PLAIN)
    Task.objects.filter(pk=work.task.pk).update(state=TaskState.DONE, done_at=NOW)
    kept = frozen(report)
    assert (kept.key, kept.figure.numerator, kept.of_unit, str(kept.last)) == ("plans.done", 0, True, "2026-11-24")


def test_who_stands_in_reports_for_the_absent(work, handler, small_city):
    deputy = member("phophong", small_city.ward_division, Role.HANDLER)
    with pytest.raises(NotAllowed):
        reported(work.task, deputy, 10)
    day = NOW.date()
    StandIn.objects.create(unit=small_city.ward_committee, absent=handler, user=deputy, valid_from=day, valid_to=day)
    del deputy.__dict__["_plans_stood_in_by_day"]
    report = reported(work.task, deputy, 10)
    assert report.on_behalf_of == handler
    (event,) = events(work.task, "plans.progress_reported")
    assert event.on_behalf_of == f"user:{handler.pk}"

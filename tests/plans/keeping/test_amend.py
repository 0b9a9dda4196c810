"""After issue: a task changes with a reason, a version is kept, units below are asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from danvan.errors import NotAllowed
from danvan.plans.actions.add_task import add_task
from danvan.plans.actions.amend_task import amend_task
from danvan.plans.actions.cancel_task import cancel_task
from danvan.plans.actions.close_plan import close_plan
from danvan.plans.actions.issue_plan import issue_plan
from danvan.plans.actions.reopen_plan import reopen_plan
from danvan.plans.errors.keeping import NothingChanged, NotIssued, NotOfThePlan, ReasonMissing, TaskChangedMeanwhile
from danvan.plans.models import Assignment, ChangeProposal, Plan, PlanVersion, Task
from danvan.plans.models.choices import Direction, Part
from danvan.plans.pages.versions import compare
from danvan.plans.queries.task_facts import TaskFacts
from tests.plans.factories import a_task
from tests.plans.keeping.conftest import AT

LATER = AT + timedelta(days=2)
DUE, EARLIER = date(2026, 12, 15), date(2026, 11, 30)


@pytest.fixture
def issued(draft_plan: Plan, coordinator: Any) -> Plan:
    return issue_plan(draft_plan.pk, by=coordinator, at=AT)


@pytest.fixture
def top(issued: Plan) -> Task:
    return Task.objects.get(title="Rà soát")


def amend(task: Task, by: Any, *, reason: str = "Thành phố yêu cầu sớm hơn", **changes: Any) -> Task:
    facts = TaskFacts.of(task)
    seen = facts.seal()
    for name, value in changes.items():
        setattr(facts, name, value)
    return amend_task(task.pk, facts, reason=reason, seen=seen, by=by, at=LATER)


def test_a_change_makes_a_version_and_asks_the_units_that_broke_it_down(
    top: Task, coordinator: Any, small_city: Any
) -> None:
    moved = a_task(top.group, small_city.ward_committee, parent=top, due_on=DUE, title="Phần của phường")
    a_task(top.group, small_city.ward_division, parent=top, due_on=date(2026, 11, 1), title="Xong sớm")
    old = ChangeProposal.objects.create(
        task=top,
        direction=Direction.UP,
        proposer=small_city.department,
        decider=small_city.committee,
        changes={"due_on": ["2026-12-15", "2026-12-31"]},
        reason="Chậm",
        by=coordinator,
        at=AT,
    )
    amend(top, coordinator, due_on=EARLIER)
    proposal = ChangeProposal.objects.get(direction=Direction.DOWN)
    assert (proposal.task, proposal.decider) == (moved, small_city.department)
    assert proposal.changes == {"due_on": ["2026-12-15", "2026-11-30"]}
    moved.refresh_from_db()
    assert moved.due_on == DUE  # the unit decides
    old.refresh_from_db()
    assert old.state == "overtaken"
    versions = PlanVersion.objects.order_by("number")
    assert [version.number for version in versions] == [1, 2]
    assert versions[1].reason == "Thành phố yêu cầu sớm hơn"


def test_parts_that_the_plan_gave_to_many_follow_at_once(issued: Plan, coordinator: Any) -> None:
    whole = Task.objects.get(title="Công khai", depth=1)
    amend(whole, coordinator, due_on=EARLIER)
    assert set(whole.children.values_list("due_on", flat=True)) == {EARLIER}
    assert not ChangeProposal.objects.exists()


def test_another_lead_gets_the_task_sent_and_the_old_one_is_released(
    top: Task, coordinator: Any, small_city: Any
) -> None:
    amend(top, coordinator, unit=small_city.ward_committee, lead_text="")
    top.refresh_from_db()
    assert (top.unit, top.confirmer, top.sent_at) == (small_city.ward_committee, small_city.ward_committee, LATER)
    leads = Assignment.objects.filter(task=top, part=Part.LEAD).order_by("pk")
    assert [(row.unit, row.ended_at) for row in leads] == [
        (small_city.department, LATER),
        (small_city.ward_committee, None),
    ]
    assert (
        Assignment.objects.get(task=top, part=Part.COOPERATING, ended_at__isnull=True).unit == small_city.inspectorate
    )


def test_nothing_is_changed_without_reason_without_change_or_on_an_old_page(top: Task, coordinator: Any) -> None:
    with pytest.raises(ReasonMissing):
        amend(top, coordinator, due_on=EARLIER, reason=" ")
    with pytest.raises(NothingChanged):
        amend(top, coordinator)
    facts = TaskFacts.of(top)
    amend(top, coordinator, title="Rà soát lại")
    with pytest.raises(TaskChangedMeanwhile):
        amend_task(top.pk, facts, reason="x", seen=facts.seal(), by=coordinator, at=LATER)
    assert PlanVersion.objects.count() == 2


def test_what_a_unit_made_is_not_the_keepers_to_change(top: Task, coordinator: Any, small_city: Any, play: Any) -> None:
    part = a_task(top.group, small_city.ward_committee, parent=top)
    with pytest.raises(NotOfThePlan):
        amend(part, coordinator, title="Khác")
    with pytest.raises(NotAllowed):
        amend(top, play("head"), title="Khác")


def test_a_cancelled_task_ends_with_all_below_it_and_can_be_seen_in_the_versions(
    top: Task, coordinator: Any, small_city: Any
) -> None:
    a_task(top.group, small_city.ward_committee, parent=top)
    cancel_task(top.pk, reason="Không còn cần", by=coordinator, at=LATER)
    cancel_task(top.pk, reason="Không còn cần", by=coordinator, at=LATER)
    assert set(Task.objects.filter(path__startswith=top.path).values_list("state", flat=True)) == {"cancelled"}
    assert not Assignment.objects.filter(task__path__startswith=top.path, ended_at__isnull=True).exists()
    first, second = PlanVersion.objects.order_by("number")
    assert {one.name for one in compare(first, second).dropped} == {"Rà soát", "Lập danh mục"}


def test_a_task_added_after_issue_is_sent_at_once(issued: Plan, coordinator: Any, small_city: Any) -> None:
    group = issued.groups.order_by("position")[1]
    facts = TaskFacts(title="Báo cáo", unit=small_city.department, due_on=DUE)
    with pytest.raises(ReasonMissing):
        add_task(group.pk, facts, by=coordinator, at=LATER)
    task = add_task(group.pk, facts, reason="Bổ sung", by=coordinator, at=LATER)
    task.refresh_from_db()
    assert (task.state, task.sent_at, task.risk_on is not None) == ("sent", LATER, True)
    first, second = PlanVersion.objects.order_by("number")
    found = compare(first, second)
    assert [one.name for one in found.added] == ["Báo cáo"]
    assert (found.dropped, found.changed, found.same) == ([], [], 4)


def test_versions_are_compared_in_words_on_their_page(client: Any, top: Task, coordinator: Any) -> None:
    amend(top, coordinator, due_on=EARLIER, title="<b>Rà soát lại</b>", weight=40)
    client.force_login(coordinator)
    page = client.get(reverse("plan-versions", args=[top.plan.slug]) + "?tu=2&den=1").content.decode()
    assert "15/12/2026" in page
    assert "30/11/2026" in page
    assert "&lt;b&gt;Rà soát lại" in page
    for wrong in ("?tu=1&den=1", "?tu=9&den=1", "?tu=x&den="):
        assert client.get(reverse("plan-versions", args=[top.plan.slug]) + wrong).status_code == 200


def test_a_summed_up_plan_is_opened_again_only_with_a_reason(issued: Plan, coordinator: Any, top: Task) -> None:
    close_plan(issued.pk, by=coordinator, at=LATER)
    with pytest.raises(NotIssued):
        amend(top, coordinator, due_on=EARLIER)
    with pytest.raises(ReasonMissing):
        reopen_plan(issued.pk, reason="", by=coordinator, at=LATER)
    plan = reopen_plan(issued.pk, reason="Đóng nhầm", by=coordinator, at=LATER)
    assert (plan.state, plan.version) == ("issued", 2)

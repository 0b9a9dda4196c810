"""A plan goes out: to whom, by when, in which version."""

import json
from datetime import date
from typing import Any

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.plans.actions.add_plan import add_plan
from danvan.plans.actions.issue_plan import issue_plan
from danvan.plans.errors.keeping import NoTasks
from danvan.plans.models import Assignment, Plan, PlanVersion, Task
from danvan.plans.models.choices import Part
from danvan.plans.queries.plan_facts import PlanFacts
from tests.organisations import cast
from tests.plans.keeping.conftest import AT


def test_every_unit_gets_its_task_and_a_day_to_answer_by(draft_plan: Plan, coordinator: Any, small_city: Any) -> None:
    plan = issue_plan(draft_plan.pk, by=coordinator, at=AT)
    assert (plan.state, plan.version, plan.sent_at) == ("issued", 1, AT)
    top = Task.objects.get(title="Rà soát")
    assert (top.state, top.sent_at, top.confirmer) == ("sent", AT, small_city.department)
    lead = Assignment.objects.get(task=top, part=Part.LEAD)
    # Thursday; three working days later is Tuesday.
    assert lead.respond_by is not None
    assert lead.respond_by.astimezone().date() == date(2026, 10, 6)
    assert Assignment.objects.get(task=top, part=Part.COOPERATING).sent_at == AT


def test_a_task_for_all_wards_becomes_one_for_each(draft_plan: Plan, coordinator: Any, small_city: Any) -> None:
    issue_plan(draft_plan.pk, by=coordinator, at=AT)
    whole = Task.objects.get(title="Công khai", depth=1)
    assert (whole.unit, whole.state, whole.parts) == (small_city.committee, "received", 2)
    parts = list(whole.children.order_by("path"))
    assert {part.unit for part in parts} == {small_city.ward_committee, small_city.other_ward_committee}
    assert {(part.state, part.due_on, part.confirmer_id) for part in parts} == {
        ("sent", date(2026, 12, 15), small_city.committee.pk)
    }
    assert Assignment.objects.filter(task__in=parts, part=Part.LEAD, sent_at=AT).count() == 2


def test_a_task_without_a_lead_goes_out_to_nobody_and_is_counted(draft_plan: Plan, coordinator: Any) -> None:
    issue_plan(draft_plan.pk, by=coordinator, at=AT)
    lone = Task.objects.get(title="Tổng kết")
    assert (lone.state, lone.unit, lone.assignments.count()) == ("sent", None, 0)
    event = RecordedEvent.objects.about(draft_plan).get(kind="plans.issued")
    data = json.loads(event.text)["data"]
    assert data["unled"] == 1
    assert data["tasks"] == 6


def test_the_version_keeps_the_plans_own_layer(draft_plan: Plan, coordinator: Any) -> None:
    issue_plan(draft_plan.pk, by=coordinator, at=AT)
    content = PlanVersion.objects.get(plan=draft_plan, number=1).content
    assert [task["title"] for task in content["tasks"]] == ["Rà soát", "Lập danh mục", "Công khai", "Tổng kết"]
    assert [group["code"] for group in content["groups"]] == ["admin_reform", ""]


def test_issuing_twice_changes_nothing(draft_plan: Plan, coordinator: Any) -> None:
    issue_plan(draft_plan.pk, by=coordinator, at=AT)
    issue_plan(draft_plan.pk, by=coordinator, at=AT)
    assert PlanVersion.objects.count() == 1
    assert RecordedEvent.objects.about(draft_plan).filter(kind="plans.issued").count() == 1
    assert Assignment.objects.count() == 6


def test_an_empty_plan_is_not_issued(facts: PlanFacts, coordinator: Any) -> None:
    plan = add_plan(facts, by=coordinator, at=AT)
    with pytest.raises(NoTasks):
        issue_plan(plan.pk, by=coordinator, at=AT)


@pytest.mark.parametrize("name", ["head", "handler", "administrator"])
def test_only_who_keeps_the_plan_issues_it(draft_plan: Plan, small_city: Any, name: str) -> None:
    with pytest.raises(NotAllowed):
        issue_plan(draft_plan.pk, by=cast.play(name, small_city), at=AT)


def test_issue_takes_as_many_queries_for_many_tasks(
    draft_plan: Plan, coordinator: Any, small_city: Any, django_assert_max_num_queries: Any
) -> None:
    from danvan.plans.bringing import TaskLine, lay_below

    group = draft_plan.groups.first()
    many = [TaskLine(title=f"Việc {n}", unit=small_city.department) for n in range(300)]
    lay_below(group, None, many, first=100)
    with django_assert_max_num_queries(75):
        issue_plan(draft_plan.pk, by=coordinator, at=AT)
    assert Task.objects.filter(state="sent").count() == 305

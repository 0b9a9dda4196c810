"""A plan under review and drafts of plans, kept by the coordinator of the small city."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from danvan.plans.actions.add_group import add_group
from danvan.plans.actions.add_plan import add_plan
from danvan.plans.actions.add_task import add_task
from danvan.plans.models import Plan, PlanDraft, Task
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.queries.task_facts import TaskFacts
from tests.plans.keeping.readings import a_reading

AT = datetime(2026, 10, 1, 2, tzinfo=UTC)


@pytest.fixture
def facts(small_city: Any) -> PlanFacts:
    return PlanFacts(
        title="Cải cách thủ tục năm 2026",
        owner=small_city.committee,
        number="15/KH-UBND",
        issued_on=date(2026, 9, 1),
        ends_on=date(2026, 12, 31),
    )


@pytest.fixture
def review(coordinator: Any) -> PlanDraft:
    """Read from a file, waiting."""
    draft: PlanDraft = PlanDraft.objects.create(
        digest="a" * 64, read=a_reading().as_json(), made_by=coordinator, made_at=AT
    )
    return draft


@pytest.fixture
def draft_plan(facts: PlanFacts, coordinator: Any, small_city: Any) -> Plan:
    """Two groups; a task of the department with a part of the inspectorate, one for all wards, one without a lead."""
    plan = add_plan(facts, by=coordinator, at=AT)
    first = add_group(plan.pk, number="I", title="Cải cách", code="admin_reform", by=coordinator, at=AT)
    second = add_group(plan.pk, number="II", title="Tổng kết", by=coordinator, at=AT)

    def task(group: Any, title: str, **more: Any) -> Task:
        below = more.pop("below", None)
        return add_task(group.pk, TaskFacts(title=title, **more), below=below, by=coordinator, at=AT)

    due = date(2026, 12, 15)
    top = task(first, "Rà soát", unit=small_city.department, cooperating=(small_city.inspectorate,), due_on=due)
    task(first, "Lập danh mục", unit=small_city.inspectorate, below=top.pk)
    task(first, "Công khai", lead_text="UBND các phường, xã", due_on=due)
    task(second, "Tổng kết")
    return plan

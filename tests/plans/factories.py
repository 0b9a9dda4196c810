"""Plans and tasks in the stages of their life; written straight into the tables, as the actions would leave them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Assignment, Plan, Task, TaskGroup
from danvan.plans.models.choices import Part
from danvan.plans.placing import next_group_position, next_place

START = date(2026, 10, 1)
SENT = datetime(2026, 10, 1, 2, tzinfo=UTC)


def a_plan(owner: Unit, **fields: Any) -> Plan:
    """A draft; `state=PlanState.ISSUED` for an issued one."""
    count = Plan.objects.count() + 1
    values = {
        "slug": f"kh-{count}",
        "number": f"{count}/KH-UBND",
        "title": f"Kế hoạch thử {count}",
        "issuer": owner.name,
        "issued_on": START,
        "starts_on": START,
        "ends_on": date(2026, 12, 31),
        "made_at": SENT,
    } | fields
    state = PlanState(values.get("state", PlanState.DRAFT))
    values |= {"state": state.value, "sent_at": None if state is PlanState.DRAFT else SENT}
    plan = Plan(owner=owner, **values).prepare()
    plan.save()
    return plan


def a_group(plan: Plan, **fields: Any) -> TaskGroup:
    position = next_group_position(plan)
    group: TaskGroup = TaskGroup.objects.create(
        plan=plan, position=position, **({"title": f"Nhóm nhiệm vụ {position}", "number": str(position)} | fields)
    )
    return group


def a_task(group: TaskGroup, unit: Unit | None = None, *, parent: Task | None = None, **fields: Any) -> Task:
    """A sent task when its plan is issued, else a draft one; its lead has an assignment."""
    path, depth = next_place(group, parent)
    state = TaskState.DRAFT if group.plan.is_draft else TaskState(fields.pop("state", TaskState.SENT))
    values = {
        "title": f"Nhiệm vụ {path[-2:]}",
        "starts_on": START,
        "due_on": START + timedelta(days=90),
        "confirmer": parent.unit if parent else unit,
        "broken_down_by": parent.unit if parent else None,
        "sent_at": None if state is TaskState.DRAFT else SENT,
        "done_at": SENT if state is TaskState.DONE else None,
    } | fields
    task = Task(
        plan=group.plan, group=group, parent=parent, path=path, depth=depth, unit=unit, state=state.value, **values
    ).prepare()
    task.save()
    if unit is not None:
        at = task.sent_at
        due = at + timedelta(days=5) if at else None
        Assignment.objects.create(task=task, unit=unit, part=Part.LEAD, sent_at=at, respond_by=due)
    return task

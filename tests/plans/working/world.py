"""One issued plan of the small city, a task of it led by a ward, and the people who work with it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from danvan.accounts.models import User
from danvan.organisations.models import Role
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Assignment, Plan, Task, TaskGroup
from danvan.plans.models.choices import Part
from tests.organisations import factories
from tests.organisations.cast import SmallCity, member
from tests.plans.factories import SENT, a_group, a_plan, a_task

NOON = datetime(2026, 10, 12, 5, tzinfo=UTC)
TODAY = date(2026, 10, 12)


@dataclass
class World:
    city: SmallCity
    plan: Plan
    group: TaskGroup
    task: Task
    head: User
    keeper: User
    other_head: User

    @property
    def lead(self) -> Assignment:
        return Assignment.objects.get(task=self.task, part=Part.LEAD, ended_at__isnull=True)

    def fresh(self, task: Task | None = None) -> Task:
        return Task.objects.select_related("plan", "parent").get(pk=(task or self.task).pk)


def a_world(city: SmallCity, **fields: object) -> World:
    """The ward's head, the head of the committee that keeps the plan, and the head of another ward."""
    plan = a_plan(city.committee, state=PlanState.ISSUED)
    group = a_group(plan)
    task = a_task(group, city.ward_committee, title="Tuyên truyền về dân vận", **fields)
    Assignment.objects.create(
        task=task,
        unit=city.department,
        part=Part.COOPERATING,
        sent_at=SENT,
        respond_by=datetime(2026, 10, 6, tzinfo=UTC),
    )
    return World(
        city=city,
        plan=plan,
        group=group,
        task=task,
        head=member("ward-head", city.ward_committee, Role.HEAD),
        keeper=member("city-head", city.committee, Role.HEAD),
        other_head=member("other-head", city.other_ward_committee, Role.HEAD),
    )


def a_party_body(city: SmallCity) -> object:
    return factories.unit("Ban Dân vận Thành ủy", kind="party", tier="city", below=city.committee)

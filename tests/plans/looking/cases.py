"""A plan with two groups: something done, late, at risk, silent, waiting; one level deeper in the first."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Assignment, Plan, Task, TaskDependency, TaskGroup
from danvan.plans.models.choices import GroupCode
from danvan.plans.rolling import roll_all
from tests.organisations.cast import SmallCity
from tests.plans.factories import a_group, a_plan, a_task

HOSTILE = '<script>alert("x")</script> & "trích" \'dấu\''


@dataclass(frozen=True)
class Given:
    city: SmallCity
    plan: Plan
    groups: tuple[TaskGroup, TaskGroup]
    tasks: dict[str, Task]

    def grow(self, many: int) -> None:
        """More of everything, at every level."""
        for number in range(many):
            unit = self.city.ward_committee if number % 2 else self.city.department
            top = a_task(self.groups[number % 2], unit, title=f"Thêm {number}", due_on=today() - timedelta(days=3))
            part = a_task(top.group, unit, parent=top, title=f"Phần {number}", risk_on=today())
            TaskDependency.objects.create(task=top, needs=part)
        roll_all(self.plan)
        silence(self.plan)


def today() -> date:
    return timezone.localdate()


def says_late(page: str) -> bool:
    """In either language."""
    return "12 ngày" in page or "12 days late" in page


def silence(plan: Plan) -> None:
    """Nobody has answered, and the term is over."""
    Assignment.objects.filter(task__plan=plan).update(respond_by=timezone.now() - timedelta(days=1))


def given(city: SmallCity) -> Given:
    plan = a_plan(
        city.committee, state=PlanState.ISSUED, title="Kế hoạch dân vận thử", ends_on=today() + timedelta(days=500)
    )
    one = a_group(plan, code=GroupCode.PROPAGANDA, title="Tuyên truyền")
    two = a_group(plan, code=GroupCode.ADMIN_REFORM, title="Cải cách hành chính")
    on, ward = today(), city.ward_committee
    far = on + timedelta(days=400)
    tasks = {
        "late": a_task(one, ward, title="Niêm yết công khai", due_on=on - timedelta(days=12), percent=40),
        "done": a_task(one, city.department, title="Tập huấn", state=TaskState.DONE, due_on=far, weight=3),
        "hostile": a_task(two, ward, title=HOSTILE, due_on=far),
        "risk": a_task(two, city.department, title="Cắt giảm giấy tờ", starts_on=on - timedelta(days=90),
                       due_on=on + timedelta(days=10)),
        "dropped": a_task(two, ward, title="Việc đã bỏ", state=TaskState.CANCELLED),
    }  # fmt: skip
    tasks["part"] = a_task(one, city.ward_division, parent=tasks["late"], title="Họp tổ dân phố", due_on=far)
    roll_all(plan)
    return Given(city, plan, (one, two), tasks)

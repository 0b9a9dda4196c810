"""A scratch city with one plan of any number of tasks, written in bulk: seven groups, five levels, 150 units.

One unit has the same late and open tasks whatever the size, and one node the same children, so that their pages draw
the same rows and only the database differs.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from danvan.accounts.models import User
from danvan.organisations.models import Unit
from danvan.plans.models import Assignment, Plan, ProgressReport, Task, TaskDependency, TaskGroup
from danvan.plans.models.choices import GroupCode, Part
from danvan.plans.models.plan import segment
from danvan.plans.rolling import roll_all
from danvan.project.demo.people import make_people
from danvan.project.preparing import prepare

SLUG, UNIT = "kh-do-toc-do", "ubnd-phuong-nghia-do"
BATCH, UNITS, OWN_LATE, OWN_OPEN, CHILDREN = 2_000, 150, 40, 20, 40
TITLES = (
    "Niêm yết công khai thủ tục tại trụ sở và nhà văn hóa",
    "Đối thoại định kỳ với tổ dân phố về an sinh xã hội",
    "Rà soát chức năng chồng chéo giữa các phòng",
    "Cắt giảm giấy tờ trong hồ sơ đất đai",
    "Phổ biến chính sách mới tới từng hộ",
)
#: Children of a task of each level, for the small and the large tree.
SHAPES = {1_000: (10, 4, 3, 1), 100_000: (20, 12, 12, 4)}


def build(size: int) -> None:
    """Fill an empty database with one plan of about `size` tasks."""
    prepare(lambda _words: None)
    make_people()
    Filling(size).run()
    with connection.cursor() as cursor:
        # What a server does by itself after so many rows; without it an index alone cannot answer a count.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


class Filling:
    """Where rows come from: one source of chance, the same for the same size."""

    def __init__(self, size: int) -> None:
        self.size, self.chance, self.now = size, random.Random(size), datetime.now(UTC)
        self.on, self.sent = self.now.date(), self.now - timedelta(days=60)
        committees = Unit.objects.filter(valid_to__isnull=True, kind__in=["committee", "department"])
        self.units = list(committees.in_order()[:UNITS])
        self.own = Unit.objects.get(slug=UNIT)
        self.officer = User.objects.get(code="chuyenvien")
        self.left = size
        self.plan = self._plan()

    def run(self) -> None:
        """Level by level, so that each knows its parent's key."""
        above: list[Any] = [
            TaskGroup.objects.create(plan=self.plan, position=n, number=str(n), title=f"Nhóm {n}", code=code)
            for n, code in enumerate(GroupCode.values, start=1)
        ]
        for depth, many in enumerate(SHAPES[self.size], start=1):
            above = self._level(above, depth, many if depth < 4 else self.left // max(len(above), 1) + 1)
        self._own()
        roll_all(self.plan)

    def _level(self, above: list[Any], depth: int, many: int) -> list[Task]:
        made: list[Task] = []
        rows = (self._task(parent, depth, n) for parent in above for n in range(1, self._many(parent, many) + 1))
        for batch in _batches(rows):
            batch = batch[: max(self.left, 0)]
            self.left -= len(batch)
            made += self._write(batch)
        return made

    def _many(self, parent: Any, many: int) -> int:
        """The first task of the first group is the node that is opened."""
        first = isinstance(parent, Task) and parent.depth == 1 and parent.path.endswith(segment(1) * 2)
        return CHILDREN if first else many

    def _task(self, parent: Any, depth: int, n: int) -> Task:
        kind = self.chance.random()
        of_group = isinstance(parent, TaskGroup)
        ahead = self.on + timedelta(days=self.chance.randint(20, 200))
        fields: dict[str, Any] = {"state": "under_way", "due_on": ahead}
        if kind < 0.55:
            fields = {"state": "done", "done_at": self.now, "due_on": self.on - timedelta(days=5), "percent": 100}
        elif kind < 0.63:
            fields = {"state": "under_way", "due_on": self.on - timedelta(days=self.chance.randint(1, 60))}
        elif kind < 0.67:
            fields = {"state": "under_way", "due_on": self.on + timedelta(days=5)}
        elif kind < 0.70:
            fields["state"] = "sent"
        elif kind < 0.75:
            fields["state"] = "cancelled"
        group = parent if of_group else parent.group
        return self._row(self.chance.choice(self.units), group, None if of_group else parent, depth, n, fields)

    def _row(self, unit: Unit, group: TaskGroup, parent: Any, depth: int, n: int, fields: dict[str, Any]) -> Task:
        officer = self.officer if self.chance.random() < 0.01 else None
        values = {"percent": self.chance.randint(0, 60), "starts_on": self.on - timedelta(days=90)} | fields
        values["assignee"] = officer
        return Task(
            plan=self.plan, group=group, parent=parent, depth=depth, number=str(n), unit=unit,
            path=(parent.path if parent else group.path) + segment(n), title=f"{self.chance.choice(TITLES)} {n}",
            broken_down_by=parent.unit if parent else None, confirmer=parent.unit if parent else self.plan.owner,
            sent_at=self.sent, weight=self.chance.randint(1, 5), **values,
        ).prepare()  # fmt: skip

    def _own(self) -> None:
        """The same of the reference unit in each size, below a task of their own."""
        group = self.plan.groups.get(position=2)
        top = self._row(self.own, group, None, 1, 900, {"state": "under_way", "due_on": self.on + timedelta(days=90)})
        self._write([top])
        late = [{"state": "under_way", "due_on": self.on - timedelta(days=n)} for n in range(1, OWN_LATE + 1)]
        ahead = [{"state": "under_way", "due_on": self.on + timedelta(days=30 + n)} for n in range(OWN_OPEN)]
        rows = self._write([self._row(self.own, group, top, 2, n, one) for n, one in enumerate([*late, *ahead], 1)])
        TaskDependency.objects.bulk_create(TaskDependency(task=one, needs=rows[-1]) for one in rows[:5])

    @transaction.atomic
    def _write(self, tasks: list[Task]) -> list[Task]:
        """One batch with its assignments and reports, whole or not at all."""
        found = Task.objects.bulk_create(tasks)
        Assignment.objects.bulk_create(
            Assignment(
                task=task, unit=task.unit, part=Part.LEAD, sent_at=self.sent, respond_by=self.sent + timedelta(days=5),
                acknowledged_at=None if task.state == "sent" else self.sent,
            )
            for task in found
        )  # fmt: skip
        ProgressReport.objects.bulk_create(
            ProgressReport(
                task=task, unit=task.unit, percent=task.percent, note="Đã họp ba tổ dân phố.", by=self.officer,
                at=self.now,
            )
            for task in found
            if task.state == "under_way"
        )  # fmt: skip
        return found

    def _plan(self) -> Plan:
        owner = Unit.objects.get(coordinates=True, valid_to__isnull=True)
        plan = Plan(
            slug=SLUG, number="1/KH-UBND", title="Kế hoạch đo tốc độ", owner=owner, issuer=owner.name, state="issued",
            issued_on=date(self.on.year, 1, 5), starts_on=self.on - timedelta(days=180), made_at=self.now,
            ends_on=self.on + timedelta(days=210), sent_at=self.sent, illustration=True,
        ).prepare()  # fmt: skip
        plan.save()
        return plan


def _batches(rows: Iterator[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch

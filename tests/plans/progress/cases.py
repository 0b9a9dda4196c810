"""An issued plan of the city with tasks of one ward, and the hours at which things happen."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from danvan.accounts.models import User
from danvan.attachments.staging import new_token, stage
from danvan.attachments.uploads import FROM_STAFF
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Role
from danvan.plans.actions.report_progress import Progress, report_progress
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Plan, ProgressReport, Task
from tests.attachments.factories import picture, upload
from tests.organisations.cast import SmallCity, member
from tests.plans.factories import a_group, a_plan, a_task

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LINK = "https://example.org/bien-ban"


@dataclass(frozen=True)
class Given:
    """The city's plan and a task of the ward, given by the office."""

    city: SmallCity
    plan: Plan
    task: Task

    def another(self, **fields: Any) -> Task:
        values = {"confirmer": self.city.office} | fields
        return a_task(self.task.group, values.pop("unit", self.city.ward_committee), **values)


def given(city: SmallCity, **fields: Any) -> Given:
    plan = a_plan(city.office, state=PlanState.ISSUED)
    task = a_task(a_group(plan), city.ward_committee, confirmer=city.office, **fields)
    return Given(city, plan, task)


def said(percent: int | None, **fields: Any) -> Progress:
    return Progress(**({"percent": percent, "note": "Đã họp ba tổ dân phố."} | fields))


def reported(task: Task, by: User, percent: int | None = 100, *, token: str = "", at: datetime = NOW) -> ProgressReport:
    return report_progress(task.pk, said(percent, link=LINK), files_token=token, by=by, at=at)


def with_photo() -> str:
    """The token of a form in which a photo waits."""
    token = new_token()
    stage([upload("anh.jpg", picture())], token, accepts=FROM_STAFF, at=NOW)
    return token


def other_head(city: SmallCity) -> User:
    return member("truongphuongkhac", city.other_ward_committee, Role.HEAD)


def events(subject: Any, kind: str = "") -> list[RecordedEvent]:
    rows = RecordedEvent.objects.about(subject)
    return list(rows.filter(kind=kind) if kind else rows)


def fresh(row: Any) -> Any:
    row.refresh_from_db()
    return row


__all__ = [
    "LINK",
    "NOW",
    "Given",
    "TaskState",
    "events",
    "fresh",
    "given",
    "other_head",
    "reported",
    "said",
    "with_photo",
]

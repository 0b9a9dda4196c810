"""Due dates by month, in columns by state, and in a person's own calendar."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Plan, Task
from danvan.plans.queries.columns_of_state import columns_of
from danvan.plans.queries.due_days import first_of, month_of
from tests.plans.factories import a_group, a_plan, a_task

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


@pytest.fixture
def receiving(receiver: Any, client: Client) -> Client:
    """Signed in as the receiving officer of the ward that leads the tasks."""
    client.force_login(receiver)
    return client


@pytest.fixture
def plan(small_city: Any) -> Plan:
    found = a_plan(small_city.ward_committee, state=PlanState.ISSUED)
    group = a_group(found)
    a_task(group, small_city.ward_committee, due_on=date(2026, 11, 30), title="Cuối tháng, <b>đậm</b>")
    a_task(group, small_city.ward_committee, due_on=date(2026, 12, 1), state=TaskState.UNDER_WAY)
    a_task(group, small_city.ward_committee, due_on=date(2026, 11, 30), state=TaskState.DONE)
    return found


def test_a_month_names_its_open_tasks_and_counts_them_by_day(plan: Plan) -> None:
    month = month_of(Task.objects.of(plan).open(), NOVEMBER)
    assert month.count == 1
    assert [task.due_on for task in month.tasks] == [date(2026, 11, 30)]
    cells = {cell.day: cell.count for week in month.weeks for cell in week if cell.day}
    assert len(cells) == 30
    assert cells[date(2026, 11, 30)] == 1
    assert (month.before, month.after) == (date(2026, 10, 1), date(2026, 12, 1))


@pytest.mark.parametrize("asked", ["", "2026-13", "-1", "abc", "99999-1", "9999-12", "2026-11-05", "١-١"])
def test_a_month_nobody_knows_is_this_one(asked: str) -> None:
    assert first_of(asked, date(2026, 11, 24)) == NOVEMBER


def test_a_month_takes_two_queries(plan: Plan, django_assert_num_queries: Any) -> None:
    for _ in range(20):
        a_task(plan.groups.get(), plan.owner, due_on=date(2026, 11, 12))
    with django_assert_num_queries(2):
        month = month_of(Task.objects.of(plan).open(), NOVEMBER)
        assert [str(task.unit) for task in month.tasks]


def test_columns_hold_each_task_in_its_state(plan: Plan) -> None:
    columns = {column.state: column for column in columns_of(Task.objects.of(plan))}
    assert {state: str(column.count) for state, column in columns.items() if column.count} == {
        "sent": "1",
        "under_way": "1",
        "done": "1",
    }


def test_pages_open_and_escape(plan: Plan, receiving: Client) -> None:
    for page in (
        "bang/",
        f"bang/?mo=g{plan.groups.get().pk}",
        f"bang/?don-vi={plan.owner.slug}",
        "lich/?thang=2026-11",
    ):
        text = receiving.get(f"/ban-lam-viec/ke-hoach/{plan.slug}/{page}").content.decode()
        assert "Cuối tháng, &lt;b&gt;đậm&lt;/b&gt;" in text, page
    assert receiving.get(f"/ban-lam-viec/ke-hoach/{plan.slug}/bang/?don-vi=khong-co").status_code == 404


def test_the_feed_moves_an_entry_and_never_doubles_it(plan: Plan, receiving: Client) -> None:
    task = Task.objects.of(plan).open().earliest("due_on")
    before = entries(receiving)
    assert before[f"task-{task.pk}@danvan"] == (date(2026, 11, 30), f"Đến hạn: {task}")
    Task.objects.filter(pk=task.pk).update(due_on=date(2026, 12, 9))
    moved = entries(receiving)
    assert set(moved) == set(before)
    assert moved[f"task-{task.pk}@danvan"][0] == date(2026, 12, 9)


def entries(client: Client) -> dict[str, tuple[date, str]]:
    answer = client.get("/ban-lam-viec/nhiem-vu/lich.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content)
    return {str(event["uid"]): (event["dtstart"].dt, str(event["summary"])) for event in found.walk("VEVENT")}

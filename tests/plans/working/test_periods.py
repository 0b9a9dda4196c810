"""A recurring task has a task for each calendar period, made once, up to its horizon."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from danvan.events.models import RecordedEvent
from danvan.plans.cascading import AHEAD, make_periods
from danvan.plans.jobs.periods import prepare_all_periods
from danvan.plans.models import Plan, Task
from danvan.plans.queries.rhythm import turns
from danvan.plans.rolling import roll_all
from tests.plans.factories import a_task
from tests.plans.working.world import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rhythm", "names"),
    [
        ("weekly", ["Tuần 53/2026", "Tuần 1/2027", "Tuần 2/2027"]),
        ("monthly", ["Tháng 12/2026", "Tháng 1/2027"]),
        ("quarterly", ["Quý IV/2026", "Quý I/2027"]),
        ("half_yearly", ["6 tháng cuối năm 2026", "6 tháng đầu năm 2027"]),
        ("yearly", ["Năm 2026", "Năm 2027"]),
        ("ongoing", []),
    ],
)
def test_periods_follow_the_calendar_across_the_new_year(rhythm: str, names: list[str]) -> None:
    found = list(turns(rhythm, date(2026, 12, 29), date(2027, 1, 11)))
    assert [turn.name for turn in found] == names
    assert all(a.last.toordinal() + 1 == b.first.toordinal() for a, b in pairwise(found))


def test_every_period_up_to_the_end_of_the_plan_once(world: World) -> None:
    task = a_task(world.group, world.city.ward_committee, title="Giao ban", recurrence="monthly", due_on=None)
    made = make_periods(task, on=TODAY)
    assert [(row.title, row.period_from, row.due_on) for row in made] == [
        ("Tháng 10/2026: Giao ban", date(2026, 10, 1), date(2026, 10, 31)),
        ("Tháng 11/2026: Giao ban", date(2026, 11, 1), date(2026, 11, 30)),
        ("Tháng 12/2026: Giao ban", date(2026, 12, 1), date(2026, 12, 31)),
    ]
    assert make_periods(task, on=TODAY) == []
    assert {row.unit for row in made} == {task.unit}


def test_no_more_than_a_quarter_of_weeks_ahead(world: World) -> None:
    Plan.objects.filter(pk=world.plan.pk).update(ends_on=None)
    task = a_task(world.group, world.city.ward_committee, recurrence="weekly", due_on=date(2026, 12, 31))
    task.plan.ends_on = None
    made = make_periods(task, on=date(2026, 10, 1))
    # The week that holds the day, and those after it up to the due date.
    assert len(made) == AHEAD + 1
    assert made[-1].due_on == date(2026, 12, 31)


def test_the_job_makes_the_next_ones_and_says_so_once(world: World) -> None:
    Plan.objects.filter(pk=world.plan.pk).update(ends_on=date(2027, 6, 30))
    task = a_task(world.group, world.city.ward_committee, recurrence="quarterly", due_on=None)
    for at in (datetime(2026, 10, 2, tzinfo=UTC), datetime(2026, 12, 31, 20, tzinfo=UTC)):
        prepare_all_periods(at)
        prepare_all_periods(at)
    # The second moment is the first of January in the city.
    firsts = list(Task.objects.filter(parent=task).in_order().values_list("period_from", flat=True))
    assert firsts == [date(2026, 10, 1), date(2027, 1, 1), date(2027, 4, 1)]
    assert RecordedEvent.objects.filter(kind="plans.periods_made").count() == 2
    before = list(Task.objects.in_order().values_list("path", "parts", "rolled"))
    roll_all(world.plan)
    assert list(Task.objects.in_order().values_list("path", "parts", "rolled")) == before


def test_a_cancelled_period_is_not_made_again(world: World) -> None:
    task = a_task(world.group, world.city.ward_committee, recurrence="monthly")
    make_periods(task, on=TODAY)
    Task.objects.filter(parent=task, period_from=date(2026, 11, 1)).update(state="cancelled")
    assert make_periods(task, on=TODAY) == []

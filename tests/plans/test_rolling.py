"""Weighted progress carried upwards: by single changes and all at once, always the same."""

from datetime import UTC, date, datetime

import pytest

from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Plan, Task
from danvan.plans.rolling import roll_all, roll_up
from danvan.plans.shares import HUNDRED, of_leaf, weighted
from tests.plans.factories import a_group, a_plan, a_task

pytestmark = pytest.mark.django_db


def test_a_task_counts_wholly_only_when_confirmed() -> None:
    assert of_leaf(100, done=False) == 9900
    assert of_leaf(100, done=True) == HUNDRED
    assert of_leaf(40, done=False) == 4000


def test_parts_count_by_their_weight() -> None:
    assert weighted([(3, HUNDRED), (1, 0)]) == 7500
    assert weighted([(0, HUNDRED), (0, 0)]) == 5000
    assert weighted([]) == 0


@pytest.fixture
def tree(small_city: object) -> tuple[Plan, dict[str, Task]]:
    unit = Unit.objects.order_by("pk")[0]
    plan = a_plan(unit, state=PlanState.ISSUED)
    group = a_group(plan)
    top = a_task(group, unit)
    tasks = {"top": top, "heavy": a_task(group, unit, parent=top, weight=3)}
    tasks["light"] = a_task(group, unit, parent=top, weight=1)
    tasks["left"] = a_task(group, unit, parent=tasks["light"])
    tasks["right"] = a_task(group, unit, parent=tasks["light"], percent=50)
    tasks["dropped"] = a_task(group, unit, parent=tasks["light"], state=TaskState.CANCELLED)
    tasks["other"] = a_task(a_group(plan), unit)
    return plan, tasks


def shares(plan: Plan) -> dict[str, object]:
    plan.refresh_from_db()
    return {
        "plan": plan.rolled,
        "groups": list(plan.groups.values_list("rolled", flat=True)),
        "tasks": list(Task.objects.of(plan).in_order().values_list("path", "rolled", "parts", "risk_on")),
    }


def test_one_change_moves_everything_above(tree: tuple[Plan, dict[str, Task]]) -> None:
    plan, tasks = tree
    roll_all(plan)
    heavy = Task.objects.get(pk=tasks["heavy"].pk)
    heavy.percent = 80
    heavy.save()
    roll_up(heavy)
    plan.refresh_from_db()
    # heavy 80 (weight 3), light 25 (weight 1): 66.25; the other group's task stands at 0.
    assert Task.objects.get(pk=tasks["top"].pk).rolled == 6625
    assert list(plan.groups.values_list("rolled", flat=True)) == [6625, 0]
    assert plan.rolled == 3312


def test_step_by_step_equals_all_at_once(tree: tuple[Plan, dict[str, Task]]) -> None:
    plan, tasks = tree
    for name in ("left", "right", "heavy", "other"):
        roll_up(Task.objects.get(pk=tasks[name].pk))
    stepwise = shares(plan)
    roll_all(plan)
    assert shares(plan) == stepwise


def test_rolling_all_takes_as_many_queries_for_many_tasks(
    tree: tuple[Plan, dict[str, Task]], django_assert_max_num_queries: object
) -> None:
    plan, tasks = tree
    for _ in range(30):
        a_task(tasks["left"].group, tasks["left"].unit, parent=tasks["left"])
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        roll_all(plan)


def test_the_pace_begins_on_the_day_of_the_city_it_was_sent(small_city: object) -> None:
    unit = Unit.objects.order_by("pk")[0]
    late_evening = datetime(2026, 9, 30, 18, tzinfo=UTC)  # the first of October in Hà Nội
    plan = a_plan(unit, state=PlanState.ISSUED)
    task = a_task(a_group(plan), unit, starts_on=None, due_on=date(2026, 10, 11), sent_at=late_evening)
    roll_up(task)
    # Ten days, fifteen points of margin: behind from the third day on.
    assert task.risk_on == date(2026, 10, 3)

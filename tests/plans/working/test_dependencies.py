"""A task waits for others of its plan; a circle is refused and named, also one over a whole and its parts."""

import pytest

from danvan.errors import NotAllowed
from danvan.plans.actions.drop_dependency import drop_dependency
from danvan.plans.actions.set_dependency import set_dependency
from danvan.plans.errors.working import DependencyCircle, DependencyElsewhere
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Task, TaskDependency
from danvan.plans.queries.depending import contradicts
from tests.plans.factories import a_group, a_plan, a_task
from tests.plans.working.world import NOON, World

pytestmark = pytest.mark.django_db


def needs(world: World, task: Task, other: Task) -> TaskDependency:
    return set_dependency(task.pk, other.pk, by=world.head, at=NOON)


def mine(world: World, title: str, **fields: object) -> Task:
    return a_task(world.group, world.city.ward_committee, title=title, **fields)


def test_a_circle_is_refused_and_named(world: World) -> None:
    a, b, c = (mine(world, title) for title in ("Một", "Hai", "Ba"))
    needs(world, a, b)
    needs(world, b, c)
    assert needs(world, b, c).pk == TaskDependency.objects.get(task=b).pk
    with pytest.raises(DependencyCircle) as refusal:
        needs(world, c, a)
    assert refusal.value.params["circle"] == "Ba → Một → Hai → Ba"
    assert drop_dependency(a.pk, b.pk, by=world.head, at=NOON)
    assert not drop_dependency(a.pk, b.pk, by=world.head, at=NOON)
    needs(world, c, a)


def test_a_whole_waits_for_its_parts_so_no_part_waits_for_its_whole(world: World) -> None:
    part = mine(world, "Phần", parent=world.task)
    other = mine(world, "Khác")
    needs(world, other, world.task)
    with pytest.raises(DependencyCircle):
        needs(world, part, other)
    with pytest.raises(DependencyCircle):
        needs(world, part, world.task)
    with pytest.raises(DependencyElsewhere):
        needs(world, world.task, part)


def test_only_tasks_of_the_same_plan_and_only_by_its_lead(world: World) -> None:
    elsewhere = a_task(a_group(a_plan(world.city.committee, state=PlanState.ISSUED)), world.city.ward_committee)
    with pytest.raises(DependencyElsewhere):
        needs(world, world.task, elsewhere)
    with pytest.raises(NotAllowed):
        set_dependency(world.task.pk, mine(world, "x").pk, by=world.other_head, at=NOON)


def test_days_that_contradict_each_other_are_seen(world: World) -> None:
    early = mine(world, "Sớm", due_on=world.task.starts_on)
    assert contradicts(early, world.task)
    assert not contradicts(world.task, early)

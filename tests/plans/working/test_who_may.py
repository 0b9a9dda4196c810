"""Person by task: lists and single rows always agree."""

import pytest

from danvan.organisations.models import Role
from danvan.permissions.rule import Rule
from danvan.plans.models import Assignment, ChangeProposal, Task
from danvan.plans.rules.working import (
    MAY_ACKNOWLEDGE,
    MAY_BREAK_DOWN,
    MAY_DECIDE_CHANGE,
    MAY_EDIT_PART,
    MAY_LEAD_TASK,
    MAY_PROPOSE_CHANGE,
    MAY_SEE_PROPOSALS,
)
from tests.organisations.cast import member, play
from tests.plans.factories import a_task
from tests.plans.working.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db
#: Tasks: the plan's own, a part of it for the ward itself, one for the other ward.
TABLE: dict[Rule, dict[str, set[str]]] = {
    MAY_LEAD_TASK: {"ward-head": {"own", "self"}, "other-head": {"part"}},
    MAY_BREAK_DOWN: {"ward-head": {"own", "self"}, "other-head": {"part"}},
    MAY_PROPOSE_CHANGE: {"ward-head": {"own"}, "other-head": {"part"}},
    MAY_EDIT_PART: {"ward-head": {"self", "part"}},
}
PEOPLE = ("ward-head", "other-head", "city-head", "handler", "coordinator", "inspector", "outsider", "anonymous")


@pytest.fixture
def people(world: World) -> dict[str, object]:
    own = {"ward-head": world.head, "other-head": world.other_head, "city-head": world.keeper}
    return own | {name: play(name, world.city) for name in PEOPLE if name not in own}


@pytest.fixture
def tasks(world: World) -> dict[str, Task]:
    ward, other = world.city.ward_committee, world.city.other_ward_committee
    return {
        "own": world.task,
        "self": a_task(world.group, ward, parent=world.task),
        "part": a_task(world.group, other, parent=world.task),
    }


def test_the_table_of_tasks_and_lists_agree(people: dict[str, object], tasks: dict[str, Task]) -> None:
    for rule, table in TABLE.items():
        for name, person in people.items():
            allowed = {key for key, task in tasks.items() if rule.allows(person, task, on=TODAY)}
            listed = set(rule.rows(Task.objects.all(), person, on=TODAY))
            assert allowed == table.get(name, set()), (rule.name, name)
            assert listed == {tasks[key] for key in allowed}, (rule.name, name)


def test_a_task_that_is_over_is_led_by_nobody(world: World, people: dict[str, object], tasks: dict[str, Task]) -> None:
    Task.objects.update(state="cancelled")
    for rule in TABLE:
        assert not any(rule.rows(Task.objects.all(), person, on=TODAY).exists() for person in people.values())
        assert not rule.allows(world.head, world.fresh(), on=TODAY)


def test_who_receives_and_who_decides(world: World, people: dict[str, object], tasks: dict[str, Task]) -> None:
    people["handler-there"] = member("there", world.city.department, Role.HANDLER)
    up = proposal(world, world.task, world.city.ward_committee, world.city.committee)
    sideways = proposal(world, tasks["part"], world.city.other_ward_committee, world.city.ward_committee)
    decides = {"city-head": {up}, "coordinator": {up}, "ward-head": {sideways}}
    sees = decides | {"ward-head": {up, sideways}, "other-head": {sideways}, "handler": {up, sideways}}
    for name, person in people.items():
        for rule, table in ((MAY_DECIDE_CHANGE, decides), (MAY_SEE_PROPOSALS, sees)):
            allowed = {row for row in (up, sideways) if rule.allows(person, row, on=TODAY)}
            assert allowed == table.get(name, set()), (rule.name, name)
            assert set(rule.rows(ChangeProposal.objects.all(), person, on=TODAY)) == allowed
        rows = {row for row in Assignment.objects.all() if MAY_ACKNOWLEDGE.allows(person, row, on=TODAY)}
        assert set(MAY_ACKNOWLEDGE.rows(Assignment.objects.all(), person, on=TODAY)) == rows
        assert bool(rows) is (name in {"ward-head", "other-head", "handler", "handler-there"}), name


def proposal(world: World, task: Task, proposer: object, decider: object) -> ChangeProposal:
    row: ChangeProposal = ChangeProposal.objects.create(
        task=task,
        direction="up",
        proposer=proposer,
        decider=decider,
        changes={"weight": [1, 2]},
        reason="x",
        by=world.head,
        at=NOON,
    )
    return row

""" "Received on": by anyone of the unit, once, for one task or several; silence is visible after its term."""

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Role
from danvan.plans.actions.acknowledge_task import acknowledge_tasks
from danvan.plans.cascading import make_periods
from danvan.plans.errors.working import GivenElsewhere
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Assignment, Task
from danvan.plans.models.choices import Part
from tests.organisations.cast import member
from tests.plans.factories import SENT, a_task
from tests.plans.working.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db


def happened(task: Task, kind: str) -> int:
    return RecordedEvent.objects.about(task).filter(kind=kind).count()


def test_a_handler_of_the_unit_says_it_was_received_and_the_first_moment_stays(world: World) -> None:
    handler = member("h", world.city.ward_committee, Role.HANDLER)
    assert acknowledge_tasks([world.lead.pk], by=handler, at=NOON) == 1
    assert acknowledge_tasks([world.lead.pk], by=world.head, at=NOON.replace(hour=9)) == 0
    assert (world.lead.acknowledged_at, world.lead.acknowledged_by) == (NOON, handler)
    assert world.fresh().state == TaskState.RECEIVED.value
    assert happened(world.task, "plans.task_acknowledged") == 1


def test_a_cooperating_unit_receives_without_moving_the_task(world: World) -> None:
    person = member("d", world.city.department, Role.CLERK)
    row = Assignment.objects.get(task=world.task, part=Part.COOPERATING)
    acknowledge_tasks([row.pk], by=person, at=NOON)
    assert world.fresh().state == TaskState.SENT.value


def test_another_unit_cannot_receive_it(world: World) -> None:
    with pytest.raises(NotAllowed):
        acknowledge_tasks([world.lead.pk], by=world.other_head, at=NOON)


def test_several_at_once_leave_out_what_went_to_another_unit(world: World, django_assert_max_num_queries) -> None:
    tasks = [a_task(world.group, world.city.ward_committee) for _ in range(12)]
    rows = list(Assignment.objects.filter(task__in=tasks))
    Assignment.objects.filter(pk=rows[0].pk).update(ended_at=SENT)
    with django_assert_max_num_queries(30):
        assert acknowledge_tasks([row.pk for row in rows], by=world.head, at=NOON) == 11
    with pytest.raises(GivenElsewhere):
        acknowledge_tasks([rows[0].pk], by=world.head, at=NOON)


def test_silence_begins_after_the_term_and_ends_with_the_answer(world: World) -> None:
    assert set(Assignment.objects.silent(at=NOON)) == set(Assignment.objects.filter(task=world.task))
    assert not Assignment.objects.silent(at=SENT).exists()
    assert world.lead.is_silent(NOON)
    acknowledge_tasks([world.lead.pk], by=world.head, at=NOON)
    assert not Assignment.objects.silent(at=NOON).filter(part=Part.LEAD).exists()


def test_the_periods_of_a_task_are_received_with_it_and_do_not_count_as_silent_alone(world: World) -> None:
    task = a_task(world.group, world.city.ward_committee, recurrence="monthly")
    periods = make_periods(task, on=TODAY)
    assert not Assignment.objects.silent(at=NOON).filter(task__in=periods).exists()
    acknowledge_tasks([Assignment.objects.get(task=task).pk], by=world.head, at=NOON)
    assert set(Task.objects.filter(parent=task).values_list("state", flat=True)) == {"received"}
    assert not Assignment.objects.filter(task__in=periods, acknowledged_at__isnull=True).exists()

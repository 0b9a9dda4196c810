"""Whatever is done in whatever order: sums worked out step by step equal those worked out at once."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan.errors import DomainError
from danvan.plans.actions.break_down import Piece, break_down
from danvan.plans.actions.cancel_part import cancel_part
from danvan.plans.actions.decide_change import accept_change, decline_change
from danvan.plans.actions.propose_change import propose_change
from danvan.plans.actions.report_progress import Progress, report_progress
from danvan.plans.models import Assignment, ChangeProposal, Task
from danvan.plans.rolling import roll_all
from tests.organisations.cast import small_city
from tests.plans.working.test_changes import wish
from tests.plans.working.world import NOON, World, a_world

DEEDS = ("break_down", "propose", "accept", "decline", "cancel", "report")
#: (what, which of the tasks or proposals there are, a number for the deed)
Deed = tuple[str, int, int]


@pytest.mark.django_db
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 60)), min_size=3, max_size=9))
def test_step_by_step_equals_all_at_once(deeds: list[Deed], transaction_undone: Any) -> None:
    with transaction_undone():
        world = a_world(small_city())
        for deed in [("break_down", 0, 2), *deeds]:
            with suppress(DomainError):
                _do(world, *deed)
        stepwise = _state()
        roll_all(world.plan)
        assert _state() == stepwise
        open_leads = Task.objects.open().count()
        assert Assignment.objects.standing().filter(part="lead", task__in=Task.objects.open()).count() == open_leads


def _state() -> list[Any]:
    return list(Task.objects.in_order().values_list("path", "rolled", "parts", "risk_on", "plan__rolled"))


def _do(world: World, what: str, which: int, number: int) -> None:
    tasks = list(Task.objects.in_order())
    task = tasks[which % len(tasks)]
    by = world.head if task.unit_id == world.city.ward_committee.pk else world.other_head
    proposals = list(ChangeProposal.objects.order_by("pk"))
    if what == "break_down":
        units = (world.city.ward_committee, world.city.other_ward_committee)[: number % 2 + 1]
        due_on = date(2026, 10, 20) + timedelta(days=number)
        break_down(task.pk, [Piece(title="x", units=units, due_on=due_on, weight=number % 4)], by=by, at=NOON)
    elif what == "propose":
        unit = world.city.other_ward_committee if number % 3 == 0 else task.unit
        due_on = date(2026, 10, 20) + timedelta(days=number)
        propose_change(task.pk, wish(task, due_on=due_on, weight=number, unit=unit), reason="x", by=by, at=NOON)
    elif what == "cancel":
        giver = world.head if task.broken_down_by_id == world.city.ward_committee.pk else world.other_head
        cancel_part(task.pk, reason="x", by=giver, at=NOON)
    elif what == "report":
        report_progress(task.pk, Progress(min(number, 99), "x"), files_token="", by=by, at=NOON)
    elif proposals:
        _decide(world, proposals[which % len(proposals)], what)


def _decide(world: World, proposal: ChangeProposal, what: str) -> None:
    deciders = {world.city.committee.pk: world.keeper, world.city.ward_committee.pk: world.head}
    by = deciders.get(proposal.decider_id, world.other_head)
    if what == "accept":
        accept_change(proposal.pk, by=by, at=NOON)
    else:
        decline_change(proposal.pk, remark="x", by=by, at=NOON)

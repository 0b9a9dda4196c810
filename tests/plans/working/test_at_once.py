"""Two people at one moment, with real threads: one of them wins, the other is told, nothing is done twice."""

import pytest
from django.db import connection

from danvan.events.models import RecordedEvent
from danvan.plans.actions.acknowledge_task import acknowledge_tasks
from danvan.plans.actions.break_down import Piece, break_down
from danvan.plans.actions.decide_change import accept_change, decline_change
from danvan.plans.actions.propose_change import propose_change
from danvan.plans.models import Assignment, ChangeProposal, PlanVersion, Task
from danvan.plans.rolling import roll_all
from tests.petitions.road.threads import at_once, refusals
from tests.plans.working.test_changes import LATER, wish
from tests.plans.working.world import NOON, World

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


def asked(world: World, **values: object) -> ChangeProposal:
    return propose_change(world.task.pk, wish(world.fresh(), **values), reason="x", by=world.head, at=NOON)


def test_accepted_twice_and_declined_at_one_moment_it_is_decided_once(world: World) -> None:
    proposal = asked(world, due_on=LATER)
    accept = lambda: accept_change(proposal.pk, by=world.keeper, at=NOON)  # noqa: E731
    decline = lambda: decline_change(proposal.pk, remark="Không.", by=world.keeper, at=NOON)  # noqa: E731
    at_once(accept, accept, decline)
    proposal.refresh_from_db()
    decided = RecordedEvent.objects.filter(kind__in=["plans.change_accepted", "plans.change_declined"])
    assert decided.count() == 1
    assert PlanVersion.objects.count() == (1 if proposal.state == "accepted" else 0)


def test_received_while_the_lead_changes_it_is_one_or_the_other(world: World) -> None:
    proposal, row = asked(world, unit=world.city.other_ward_committee), world.lead
    at_once(
        lambda: acknowledge_tasks([row.pk], by=world.head, at=NOON),
        lambda: accept_change(proposal.pk, by=world.keeper, at=NOON),
    )
    # The new lead has not answered, whoever was first.
    assert (world.fresh().unit, world.fresh().state) == (world.city.other_ward_committee, "sent")
    assert world.lead.acknowledged_at is None
    assert Assignment.objects.get(pk=row.pk).ended_at == NOON


def test_broken_down_by_two_at_one_moment_every_part_has_its_own_place(world: World) -> None:
    piece = Piece(title="x", units=(world.city.ward_division, world.city.department))
    make = lambda token: lambda: break_down(world.task.pk, [piece], token=token, by=world.head, at=NOON)  # noqa: E731
    assert not refusals(at_once(make("one"), make("two"), make("two")))
    assert Task.objects.filter(parent=world.task).count() == 4
    before = world.fresh().parts
    roll_all(world.plan)
    assert before == world.fresh().parts == 4

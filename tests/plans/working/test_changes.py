"""A unit asks for another date, lead or wording; whoever gave the task decides, and the plan keeps a version of it."""

from datetime import date, timedelta

import pytest

from danvan.errors import NotAllowed
from danvan.events.delivery import deliver_due
from danvan.events.models import RecordedEvent
from danvan.notifications.models import Notice
from danvan.plans.actions.break_down import Piece, break_down
from danvan.plans.actions.decide_change import accept_change, decline_change
from danvan.plans.actions.propose_change import Wish, propose_change
from danvan.plans.errors.working import (
    DueAfterWhole,
    NothingProposed,
    OwnPart,
    ProposalDecided,
    ProposalOutdated,
    WhyMissing,
    WhyNotMissing,
)
from danvan.plans.models import Assignment, ChangeProposal, PlanVersion, Task
from danvan.plans.models.choices import Direction
from danvan.plans.rolling import roll_all
from tests.plans.working.world import NOON, World

pytestmark = pytest.mark.django_db
LATER = date(2026, 12, 31)


def wish(task: Task, **values: object) -> Wish:
    now = Wish.of(task)
    names = ("title", "deliverable", "unit", "due_on", "weight")
    return Wish(**({name: getattr(now, name) for name in names} | values))


def asked(
    world: World, task: Task | None = None, reason: str = "Trùng đợt kiểm tra.", **values: object
) -> ChangeProposal:
    task = world.fresh(task)
    return propose_change(task.pk, wish(task, **(values or {"due_on": LATER})), reason=reason, by=world.head, at=NOON)


def test_the_keeper_decides_and_the_accepted_change_is_a_version(world: World) -> None:
    proposal = asked(world, due_on=LATER, weight=5)
    assert (proposal.decider, proposal.changes) == (
        world.city.committee,
        {"due_on": ["2026-12-30", "2026-12-31"], "weight": [1, 5]},
    )
    with pytest.raises(NotAllowed):
        accept_change(proposal.pk, by=world.head, at=NOON)
    accept_change(proposal.pk, by=world.keeper, at=NOON)
    accept_change(proposal.pk, by=world.keeper, at=NOON)
    task = world.fresh()
    assert (task.due_on, task.weight) == (LATER, 5)
    version = PlanVersion.objects.get(plan=world.plan)
    assert version.reason == "Trùng đợt kiểm tra."
    assert RecordedEvent.objects.filter(kind="plans.change_accepted").count() == 1


def test_a_coordinator_decides_for_the_plan(world: World, coordinator: object) -> None:
    accept_change(asked(world).pk, by=coordinator, at=NOON)
    assert world.fresh().due_on == LATER


def test_declined_with_a_remark_the_task_stays(world: World) -> None:
    proposal = asked(world)
    with pytest.raises(WhyNotMissing):
        decline_change(proposal.pk, remark="  ", by=world.keeper, at=NOON)
    decline_change(proposal.pk, remark="Giữ thời hạn.", by=world.keeper, at=NOON)
    assert world.fresh().due_on == date(2026, 12, 30)
    with pytest.raises(ProposalDecided):
        accept_change(proposal.pk, by=world.keeper, at=NOON)


def test_the_same_wish_is_one_proposal_and_another_takes_its_place(world: World) -> None:
    first = asked(world)
    assert asked(world).pk == first.pk
    second = asked(world, weight=3)
    first.refresh_from_db()
    assert (first.state, second.state) == ("overtaken", "open")


def test_what_was_changed_meanwhile_is_not_accepted(world: World) -> None:
    proposal = asked(world)
    Task.objects.filter(pk=world.task.pk).update(due_on=date(2026, 11, 1))
    with pytest.raises(ProposalOutdated):
        accept_change(proposal.pk, by=world.keeper, at=NOON)


def test_nothing_new_and_no_reason_are_refused(world: World) -> None:
    with pytest.raises(NothingProposed):
        asked(world, weight=1)
    with pytest.raises(WhyMissing):
        asked(world, reason=" ")


def test_the_unit_that_broke_a_task_down_decides_about_its_parts_and_no_version_is_kept(world: World) -> None:
    mine, theirs = break_down(
        world.task.pk,
        [
            Piece(
                title="x", units=(world.city.ward_committee, world.city.other_ward_committee), due_on=date(2026, 11, 1)
            )
        ],
        by=world.head,
        at=NOON,
    )
    with pytest.raises(OwnPart):
        asked(world, mine)
    late = propose_change(
        theirs.pk, wish(world.fresh(theirs), due_on=LATER), reason="Chậm.", by=world.other_head, at=NOON
    )
    assert late.decider == world.city.ward_committee
    with pytest.raises(DueAfterWhole):
        accept_change(late.pk, by=world.head, at=NOON)
    good = propose_change(
        theirs.pk, wish(world.fresh(theirs), title="Mới"), reason="Rõ hơn.", by=world.other_head, at=NOON
    )
    accept_change(good.pk, by=world.head, at=NOON)
    assert world.fresh(theirs).title == "Mới"
    assert not PlanVersion.objects.exists()


def test_another_lead_gets_the_task_sent_and_what_the_first_made_follows(world: World) -> None:
    (part,) = break_down(world.task.pk, [Piece(title="x", units=(world.city.ward_division,))], by=world.head, at=NOON)
    accept_change(asked(world, unit=world.city.other_ward_committee).pk, by=world.keeper, at=NOON)
    task = world.fresh()
    assert (task.unit, task.state, task.confirmer) == (world.city.other_ward_committee, "sent", task.unit)
    assert world.fresh(part).broken_down_by == world.city.other_ward_committee
    assert world.lead.acknowledged_at is None
    assert Assignment.objects.filter(task=task, part="cooperating", ended_at__isnull=True).count() == 1
    before = list(Task.objects.in_order().values_list("path", "rolled", "parts", "risk_on"))
    roll_all(world.plan)
    assert list(Task.objects.in_order().values_list("path", "rolled", "parts", "risk_on")) == before


def test_a_change_that_comes_down_is_taken_over_or_kept_with_a_reason(world: World) -> None:
    (part,) = break_down(world.task.pk, [Piece(title="x", units=(world.city.ward_division,))], by=world.head, at=NOON)
    rows = [
        ChangeProposal.objects.create(
            task=part,
            direction=Direction.DOWN,
            proposer=world.city.committee,
            decider=world.city.ward_committee,
            changes={"title": ["x", title]},
            reason="Kế hoạch đổi.",
            by=world.keeper,
            at=NOON,
        )
        for title in ("y", "z")
    ]
    decline_change(rows[0].pk, remark="Việc này riêng của phường.", by=world.head, at=NOON)
    accept_change(rows[1].pk, by=world.head, at=NOON)
    assert world.fresh(part).title == "z"


def test_the_decider_hears_of_it_and_then_whoever_asked(world: World) -> None:
    proposal = asked(world)
    deliver_due(NOON + timedelta(minutes=1))
    assert set(Notice.objects.values_list("user", "kind")) == {(world.keeper.pk, "plans.change_proposed")}
    decline_change(proposal.pk, remark="Không.", by=world.keeper, at=NOON)
    deliver_due(NOON + timedelta(minutes=2))
    assert Notice.objects.filter(user=world.head, kind="plans.change_declined").count() == 1

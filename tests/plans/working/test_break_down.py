"""The lead shares its task out: to itself, rooms, wards, the Front, officers; never up, never to the Party body."""

from datetime import date, timedelta

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Post, Role
from danvan.plans.actions.break_down import Piece, break_down
from danvan.plans.actions.cancel_part import cancel_part
from danvan.plans.actions.edit_part import edit_part
from danvan.plans.errors.keeping import TaskChangedMeanwhile
from danvan.plans.errors.working import (
    DueAfterWhole,
    NoParts,
    OfficerNotOfUnit,
    PostNotOfUnit,
    UnitNotPossible,
    WeightOutOfBounds,
)
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Assignment, ChangeProposal, StandIn, Task
from danvan.plans.queries.task_facts import TaskFacts
from tests.organisations import factories
from tests.organisations.cast import member
from tests.plans.working.world import NOON, World, a_party_body

pytestmark = pytest.mark.django_db


def shared(world: World, *pieces: Piece, **kwargs: object) -> list[Task]:
    return break_down(world.task.pk, pieces, by=world.head, at=NOON, **kwargs)


def test_parts_go_to_rooms_wards_and_the_front_each_for_itself(world: World) -> None:
    front = factories.unit("MTTQ phường Ba Đình", kind="front", below=world.city.committee)
    units = (world.city.ward_division, world.city.other_ward_committee, front)
    parts = shared(world, Piece(title=" Họp  dân ", units=units, weight=2, cooperating=(front,)))
    assert [part.unit for part in parts] == list(units)
    assert {(p.title, p.broken_down_by_id, p.state, p.depth) for p in parts} == {
        ("Họp dân", world.city.ward_committee.pk, "sent", 2)
    }
    # Who leads a part does not also cooperate in it.
    assert Assignment.objects.filter(task=parts[2]).count() == 1
    assert Assignment.objects.filter(task=parts[0]).count() == 2
    whole = world.fresh()
    assert (whole.parts, whole.state) == (3, TaskState.RECEIVED.value)


def test_what_a_unit_gives_itself_counts_as_received(world: World) -> None:
    (part,) = shared(world, Piece(title="Tự làm", units=(world.city.ward_committee,)))
    assert part.state == TaskState.RECEIVED.value
    assert Assignment.objects.get(task=part).acknowledged_at == NOON


def test_many_wards_take_as_many_queries_as_few(world: World, django_assert_max_num_queries) -> None:
    wards = tuple(factories.unit(f"UBND phường {n}", below=world.city.committee) for n in range(20))
    with django_assert_max_num_queries(60):
        assert len(shared(world, Piece(title="Báo cáo", units=wards))) == 20


def test_the_same_form_makes_its_parts_once(world: World) -> None:
    piece = Piece(title="Một lần", units=(world.city.ward_division,))
    assert len(shared(world, piece, token="the-form")) == 1
    assert shared(world, piece, token="the-form") == []
    assert Task.objects.filter(parent=world.task).count() == 1


def test_a_recurring_part_has_its_periods_at_once(world: World) -> None:
    (part,) = shared(world, Piece(title="Giao ban", units=(world.city.ward_division,), recurrence="monthly"))
    assert [row.title for row in part.children.in_order()] == [f"Tháng {n}/2026: Giao ban" for n in (10, 11, 12)]
    assert world.fresh(part).parts == 3


@pytest.mark.parametrize("wrong", ["above", "party", "late", "heavy", "nobody", "stranger", "post"])
def test_what_cannot_be_given_is_refused_with_its_reason(world: World, wrong: str) -> None:
    room = world.city.ward_division
    post = Post.objects.create(unit=world.city.department, title="Chuyên viên", post_class="professional")
    piece, refusal = {
        "above": (Piece(title="x", units=(world.city.committee,)), UnitNotPossible),
        "party": (Piece(title="x", units=(a_party_body(world.city),)), UnitNotPossible),
        "late": (Piece(title="x", units=(room,), due_on=world.task.due_on + timedelta(1)), DueAfterWhole),
        "heavy": (Piece(title="x", units=(room,), weight=1001), WeightOutOfBounds),
        "nobody": (Piece(title="x", units=()), NoParts),
        "stranger": (Piece(title="x", units=(room,), assignee=world.other_head), OfficerNotOfUnit),
        "post": (Piece(title="x", units=(room,), post=post), PostNotOfUnit),
    }[wrong]
    with pytest.raises(refusal):
        shared(world, piece)
    assert not Task.objects.filter(parent=world.task).exists()


def test_only_the_head_of_the_lead_breaks_down(world: World) -> None:
    handler = member("h", world.city.ward_committee, Role.HANDLER)
    for person in (handler, world.other_head, world.keeper):
        with pytest.raises(NotAllowed):
            break_down(world.task.pk, [Piece(title="x", units=(world.city.ward_division,))], by=person, at=NOON)


def edited(world: World, part: Task, seen: str = "", **values: object) -> Task:
    facts = TaskFacts.of(world.fresh(part))
    seal = seen or facts.seal()
    for name, value in values.items():
        setattr(facts, name, value)
    return edit_part(part.pk, facts, reason="Đổi theo thực tế.", seen=seal, by=world.head, at=NOON)


def test_a_part_is_changed_by_whoever_made_it_and_what_hangs_below_is_asked(world: World) -> None:
    (part,) = shared(world, Piece(title="Gốc", units=(world.city.other_ward_committee,), due_on=date(2026, 11, 30)))
    lower = Piece(title="Gốc", units=(world.city.department,), due_on=date(2026, 11, 30))
    (below,) = break_down(part.pk, [lower], by=world.other_head, at=NOON)
    edited(world, part, due_on=date(2026, 11, 1), title="Mới")
    part = world.fresh(part)
    assert (part.title, part.due_on) == ("Mới", date(2026, 11, 1))
    proposal = ChangeProposal.objects.get(task=below)
    assert (proposal.state, proposal.decider, set(proposal.changes)) == ("open", part.unit, {"title", "due_on"})
    with pytest.raises(TaskChangedMeanwhile):
        edited(world, part, seen="an older one", title="Nữa")


def test_a_part_given_to_another_unit_is_sent_anew_and_its_own_parts_follow(world: World) -> None:
    (part,) = shared(world, Piece(title="Gốc", units=(world.city.other_ward_committee,)))
    (below,) = break_down(
        part.pk, [Piece(title="Con", units=(world.city.ward_division,))], by=world.other_head, at=NOON
    )
    edited(world, part, unit=world.city.department)
    part, below = world.fresh(part), world.fresh(below)
    assert (part.state, part.unit, below.broken_down_by) == ("sent", world.city.department, world.city.department)
    standing = Assignment.objects.get(task=part, ended_at__isnull=True)
    assert (standing.unit, standing.acknowledged_at) == (world.city.department, None)


def test_a_cancelled_part_ends_with_everything_below_and_no_longer_counts(world: World) -> None:
    gone, _stays = shared(world, Piece(title="x", units=(world.city.other_ward_committee, world.city.ward_division)))
    (below,) = break_down(gone.pk, [Piece(title="y", units=(world.city.department,))], by=world.other_head, at=NOON)
    cancel_part(gone.pk, reason="Không còn cần.", by=world.head, at=NOON)
    cancel_part(gone.pk, reason="Không còn cần.", by=world.head, at=NOON)
    assert {world.fresh(gone).state, world.fresh(below).state} == {"cancelled"}
    assert world.fresh().parts == 1
    assert not Assignment.objects.filter(task__in=[gone, below], ended_at__isnull=True).exists()
    assert ChangeProposal.objects.get(task=gone).reason == "Không còn cần."


def test_an_officer_of_the_unit_who_stands_in_for_its_head_is_written_as_acting_for_him(world: World) -> None:
    own, day = world.city.ward_committee, NOON.date()
    deputy = member("phophong", own, Role.HANDLER)
    StandIn.objects.create(unit=own, absent=world.head, user=deputy, valid_from=day, valid_to=day)
    break_down(world.task.pk, [Piece(title="Họp dân", units=(own,))], by=deputy, at=NOON)
    (event,) = RecordedEvent.objects.about(world.task).filter(kind="plans.task_broken_down")
    assert event.on_behalf_of == f"user:{world.head.pk}"

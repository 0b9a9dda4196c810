"""What must end when a petition goes on its way or ends: plain functions for the action's transaction."""

from collections.abc import Sequence
from datetime import datetime

from danvan.deadlines.clocks import stop_clock
from danvan.deadlines.models import Clock
from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.petitions.events.answering import AnswerDropped
from danvan.petitions.events.handling import CooperationEnded
from danvan.petitions.events.screening import PetitionDetached
from danvan.petitions.lifecycle import UNFINISHED, AnswerState, State
from danvan.petitions.making import start_intake
from danvan.petitions.models import MOVED, Answer, Petition

DONE = Clock.Outcome.DONE
DROPPED = Clock.Outcome.DROPPED


def end_intake(petition: Petition, *, by: Actor, at: datetime, outcome: Clock.Outcome = DONE) -> None:
    """Stop the clock of screening where it still runs."""
    _stop(petition, petition.intake_stage, by=by, at=at, outcome=outcome)


def end_settlement(petition: Petition, *, by: Actor, at: datetime, outcome: Clock.Outcome) -> None:
    """Stop the clock of the round: DONE with an issued answer, DROPPED when it is filed or withdrawn."""
    _stop(petition, petition.settle_stage, by=by, at=at, outcome=outcome)


def end_work(petition: Petition, *, by: Actor, at: datetime) -> None:
    """Drop the answer in the making and release the cooperating units: the petition leaves this unit's hands."""
    answer = Answer.objects.select_for_update().filter(petition=petition, state__in=list(UNFINISHED)).first()
    if answer is not None:
        answer.move_to(AnswerState.DROPPED)
        answer.waits_for = ""
        answer.save(update_fields=["state", "waits_for"])
        record(AnswerDropped(petition.reference), about=petition, by=by, unit_id=petition.unit_id, at=at)
    end_cooperations(petition, by=by, at=at)


def end_cooperations(petition: Petition, *, by: Actor, at: datetime) -> None:
    """Release every unit that was asked and has not yet contributed."""
    for cooperation in petition.cooperations.filter(ended_at__isnull=True).select_related("unit"):
        cooperation.ended_at = at
        cooperation.save(update_fields=["ended_at"])
        record(
            CooperationEnded(petition.reference, cooperation.unit.slug),
            about=petition,
            by=by,
            unit_id=petition.unit_id,
            at=at,
        )


def return_to_intake(petition: Petition, *, by: Actor, at: datetime) -> None:
    """It waits to be screened (again, or by another unit): state, and an intake clock of its own; saves the row."""
    petition.move_to(State.RECEIVED, at=at)
    petition.intakes += 1
    petition.save()
    start_intake(petition, received_at=at, by=by, at=at)


def free_attached(petition: Petition, *, by: Actor, at: datetime) -> list[Petition]:
    """Those settled together with it stand on their own again: nothing acknowledged is ever lost."""
    freed = attached_to(petition)
    for one in freed:
        one.main = None
        return_to_intake(one, by=by, at=at)
        record(PetitionDetached(one.reference, petition.reference), about=one, by=by, unit_id=one.unit_id, at=at)
    return freed


def attached_to(petition: Petition) -> list[Petition]:
    """The petitions settled together with this one, held until the transaction ends."""
    rows = Petition.objects.filter(main=petition, state=State.ATTACHED.value).order_by("pk")
    held = list(rows.select_for_update().values_list("pk", flat=True))
    found = Petition.objects.filter(pk__in=held).order_by("pk")
    return list(found.select_related("unit", "topic", "territory", "contact"))


def close(petitions: Sequence[Petition], state: State, *, at: datetime) -> None:
    """Move to a closed state and save."""
    for petition in petitions:
        petition.move_to(state, at=at)
        petition.save(update_fields=[*MOVED, "filing_reason"])


def _stop(petition: Petition, stage: str, *, by: Actor, at: datetime, outcome: Clock.Outcome) -> None:
    if Clock.objects.of(petition).open().filter(stage=stage).exists():
        stop_clock(petition, stage=stage, at=at, by=by, outcome=outcome)

"""The sender withdraws: no clock runs on, nothing that hung on it is lost, nobody reads it in public."""

import pytest

from danvan.deadlines.models import Clock
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.errors.after import CannotBeWithdrawn
from danvan.petitions.lifecycle import AnswerState, State
from danvan.petitions.models import Answer, Cooperation, Petition
from tests.petitions.after.stages import DAY, SENDER, accepted, answered, filed, publish, reopened, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + 2 * DAY


def withdraw(petition, at=LATER, by=SENDER):
    return withdraw_petition(petition.pk, by=by, at=at)


def kinds(petition):
    return list(RecordedEvent.objects.about(petition).values_list("kind", flat=True))


@pytest.mark.parametrize("stage", ["received", "undecided", "accepted", "attached", "reopened"])
def test_every_open_petition_may_be_withdrawn_and_no_clock_runs_on(ward, receiver, stage):
    if stage == "reopened":
        petition, _ = reopened(ward, receiver)
    elif stage == "accepted":
        petition, _ = accepted(ward, receiver)
    else:
        petition, _ = sent(ward)
        main, _ = sent(ward)
        Petition.objects.filter(pk=petition.pk).update(state=stage, main=main if stage == "attached" else None)
    at = MORNING + 8 * DAY
    withdraw(petition, at)
    petition.refresh_from_db()
    assert (petition.state, petition.closed_at, petition.main) == ("withdrawn", at, None)
    assert not Clock.objects.of(petition).open().exists()
    assert kinds(petition)[-1] == "petitions.withdrawn"


def test_its_settlement_was_dropped_and_not_done(ward, receiver):
    petition, _ = accepted(ward, receiver)
    withdraw(petition)
    assert Clock.objects.of(petition).get(stage="settle").outcome == Clock.Outcome.DROPPED


def test_withdrawn_twice_it_is_withdrawn_once(ward):
    petition, _ = sent(ward)
    withdraw(petition)
    again = withdraw(petition, LATER + DAY)
    assert again.closed_at == LATER
    assert kinds(petition).count("petitions.withdrawn") == 1


@pytest.mark.parametrize("make", [answered, filed], ids=["answered", "filed"])
def test_what_is_closed_is_not_withdrawn(ward, receiver, make):
    petition, _ = make(ward, receiver)
    with pytest.raises(CannotBeWithdrawn):
        withdraw(petition, MORNING + 8 * DAY)


def test_the_draft_is_dropped_and_cooperating_units_are_free(ward, receiver, small_city):
    petition, _ = accepted(ward, receiver)
    Answer.objects.create(
        petition=petition, round=1, unit=petition.unit, state="draft", drafted_by=receiver, drafted_at=LATER
    )
    Cooperation.objects.create(
        petition=petition,
        unit=small_city.department,
        request="Ý kiến",
        asked_by=receiver,
        asked_at=LATER,
        due_at=LATER + DAY,
    )
    withdraw(petition)
    assert petition.answers.get().state == AnswerState.DROPPED.value
    assert petition.cooperations.get().ended_at == LATER


def test_what_was_settled_together_with_it_waits_to_be_screened_again(ward, receiver):
    main, _ = accepted(ward, receiver)
    others = [sent(ward)[0] for _ in range(2)]
    Petition.objects.filter(pk__in=[one.pk for one in others]).update(state=State.ATTACHED.value, main=main)
    withdraw(main)
    for one in others:
        one.refresh_from_db()
        assert (one.state, one.main) == ("received", None)
        assert Clock.objects.of(one).open().filter(stage=one.intake_stage).exists()
        assert Clock.objects.of(one).open().filter(stage="settle").exists()
        assert "petitions.detached" in kinds(one)


def test_its_public_copy_is_taken_down(ward, receiver):
    petition, _ = accepted(ward, receiver)
    publication = publish(petition, receiver)
    withdraw(petition)
    publication.refresh_from_db()
    assert publication.taken_down_at == LATER
    assert "petitions.publication_taken_down" in kinds(petition)


def test_a_copy_taken_down_before_keeps_its_day(ward, receiver):
    petition, _ = accepted(ward, receiver)
    publication = publish(petition, receiver, taken_down_at=MORNING)
    withdraw(petition)
    publication.refresh_from_db()
    assert publication.taken_down_at == MORNING
    assert "petitions.publication_taken_down" not in kinds(petition)


@pytest.mark.parametrize("who", ["head", "coordinator", "administrator", "outsider"])
def test_nobody_withdraws_in_the_senders_place(ward, play, who):
    petition, _ = sent(ward)
    with pytest.raises(NotAllowed):
        withdraw(petition, by=play(who))

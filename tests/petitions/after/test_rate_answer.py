"""The sender's word on the answer: once for each, with a reason where it is a no, counted for who answered."""

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.errors.after import NothingToRate, RatingNeedsReason
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, Rating, Score
from tests.petitions.after.stages import DAY, SENDER, accepted, answer, answered, filed, publish, reopened, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + 6 * DAY


def rate(petition, score=Score.SATISFIED, reason="", *, round=1, by=SENDER, at=LATER):
    return rate_answer(petition.pk, round=round, score=score, reason=reason, by=by, at=at)


def test_an_answer_is_rated_and_the_day_noted(ward, receiver):
    petition, _ = answered(ward, receiver)
    rating = rate(petition, Score.ACCEPTABLE, "Hơi chậm.")
    assert (rating.round, rating.score, rating.rated_on) == (1, "acceptable", LATER.date())
    row = RecordedEvent.objects.get(kind="petitions.answer_rated")
    assert (row.unit_id, row.actor_kind) == (petition.unit_id, "link")


def test_rated_twice_the_first_word_stands(ward, receiver):
    petition, _ = answered(ward, receiver)
    first = rate(petition)
    again = rate(petition, Score.DISSATISFIED, "Đổi ý.")
    assert (again.pk, again.score) == (first.pk, "satisfied")
    assert RecordedEvent.objects.filter(kind="petitions.answer_rated").count() == 1


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_who_is_not_satisfied_says_why(ward, receiver, reason):
    petition, _ = answered(ward, receiver)
    with pytest.raises(RatingNeedsReason):
        rate(petition, Score.DISSATISFIED, reason)
    assert not Rating.objects.exists()


@pytest.mark.parametrize("stage", ["sent", "accepted", "filed", "reopened"])
def test_without_an_answer_there_is_nothing_to_rate(ward, receiver, stage):
    make = {
        "sent": lambda: sent(ward),
        "accepted": lambda: accepted(ward, receiver),
        "filed": lambda: filed(ward, receiver),
        "reopened": lambda: reopened(ward, receiver),
    }[stage]
    petition, _ = make()
    with pytest.raises(NothingToRate):
        rate(petition, round=petition.round)


@pytest.mark.parametrize("round", [0, 2, 99])
def test_only_the_answer_of_the_present_round_is_rated(ward, receiver, round):
    petition, _ = answered(ward, receiver)
    with pytest.raises(NothingToRate):
        rate(petition, round=round)


def test_the_second_answer_is_rated_too(ward, receiver):
    petition, _ = reopened(ward, receiver)
    answer(petition, receiver, at=MORNING + 9 * DAY)
    rate(petition, round=2, at=MORNING + 10 * DAY)
    assert list(petition.ratings.values_list("round", "score")) == [(1, "dissatisfied"), (2, "satisfied")]


def test_it_counts_for_the_unit_that_issued_the_answer(ward, receiver, small_city):
    petition, _ = answered(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(unit=small_city.department)
    assert rate(petition).unit == small_city.ward_committee


def test_one_answered_together_counts_for_the_unit_of_the_common_answer(ward, receiver, small_city):
    main, _ = answered(ward, receiver)
    other, _ = sent(ward)
    Petition.objects.filter(pk=other.pk).update(
        main=main, state=State.ANSWERED.value, closed_at=LATER, unit=small_city.department
    )
    main.answers.get().together.add(other)
    assert rate(other).unit == small_city.ward_committee


def test_officers_see_it_as_unread(ward, receiver):
    petition, _ = answered(ward, receiver)
    rate(petition)
    petition.refresh_from_db()
    assert petition.changed_at == LATER


@pytest.mark.parametrize("who", ["receiver", "head", "coordinator", "administrator"])
def test_no_officer_rates_in_the_senders_place(ward, receiver, play, who):
    petition, _ = answered(ward, receiver)
    person = receiver if who == "receiver" else play(who)
    for act in (
        lambda: rate(petition, by=person),
        lambda: reopen_petition(petition.pk, reason="x", by=person, at=LATER),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_what_is_written_stays_out_of_the_trail(ward, receiver):
    petition, _ = answered(ward, receiver)
    publish(petition, receiver)
    rate(petition, Score.DISSATISFIED, "Bí mật Xyzzy")
    reopen_petition(petition.pk, reason="Bí mật Xyzzy", by=SENDER, at=LATER)
    assert not [row for row in RecordedEvent.objects.all() if "xyzzy" in row.text.lower()]

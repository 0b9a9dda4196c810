"""Filing: a reason, a way on for the sender, clocks that end, nothing attached that is lost."""

import pytest

from danvan.deadlines.models import Clock
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.file import file_petition
from danvan.petitions.models import FilingReason, InternalNote
from danvan.petitions.queries.sender_words import words_for_filing, words_for_passing
from tests.petitions.factories import MORNING, a_petition

pytestmark = pytest.mark.django_db


def filed(petition, by, **changes):
    return file_petition(petition.pk, **{"reason": FilingReason.NO_FACTS, "by": by, "at": MORNING, **changes})


def test_it_is_kept_with_its_reason_and_no_clock_runs(ward, receiver):
    petition = filed(a_petition(ward), receiver, remark="  Không rõ nơi nào ")
    petition.refresh_from_db()
    assert (petition.state, petition.filing_reason, petition.closed_at) == ("filed", "no_facts", MORNING)
    ended = dict(Clock.objects.filter(subject_id=petition.pk).values_list("stage", "outcome"))
    assert ended == {"settle": "dropped", "intake": "done"}
    assert InternalNote.objects.get(petition=petition).text == "Không rõ nơi nào"


def test_filing_twice_is_one_filing(ward, receiver):
    petition = a_petition(ward)
    filed(petition, receiver)
    again = filed(petition, receiver, reason=FilingReason.UNCLEAR)
    assert again.filing_reason == "no_facts"
    assert RecordedEvent.objects.about(petition).filter(kind="petitions.filed").count() == 1


def test_what_is_accepted_is_settled_and_not_filed(ward, receiver):
    petition = a_petition(ward)
    accept_petition(petition.pk, by=receiver, at=MORNING)
    with pytest.raises(NotAllowed):
        filed(petition, receiver)


def test_who_does_not_screen_files_nothing(ward, handler, clerk, coordinator, other_ward_receiver):
    petition = a_petition(ward)
    for person in (handler, clerk, coordinator, other_ward_receiver):
        with pytest.raises(NotAllowed):
            filed(petition, person)
    petition.refresh_from_db()
    assert petition.state == "received"


def test_those_attached_to_it_stand_on_their_own_again(ward, receiver):
    main, copy = a_petition(ward), a_petition(ward, token="the-form-token-of-a-copy")
    attach_petition(copy.pk, main=main.reference, by=receiver, at=MORNING)
    filed(main, receiver)
    copy.refresh_from_db()
    assert (copy.state, copy.main) == ("received", None)
    assert Clock.objects.get(subject_id=copy.pk, stage="settle").closed_at is None


@pytest.mark.parametrize("reason", FilingReason)
def test_every_reason_has_words_and_a_way_on(reason):
    words = words_for_filing(reason)
    assert str(words.why)
    assert str(words.way_on)


def test_every_reason_of_passing_on_has_words():
    from danvan.petitions.models import TransferReason

    assert all(str(words_for_passing(reason)) for reason in TransferReason)

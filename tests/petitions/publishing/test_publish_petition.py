"""An officer lets a redacted copy through: who, when, what it holds, and what happens when it is done again."""

from dataclasses import replace
from decimal import Decimal

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.events.sentences import event_or_none
from danvan.petitions.actions.change_publication import change_publication
from danvan.petitions.actions.publish import publish_petition
from danvan.petitions.actions.take_down import take_down_publication
from danvan.petitions.errors.publishing import AlreadyPublished, FileNotOfPetition, NothingToPublish, NotPublished
from danvan.petitions.models import Petition, Publication
from tests.petitions.after.stages import DAY, answer, filed, sent
from tests.petitions.factories import MORNING
from tests.petitions.publishing.copies import COPY, accepted, answered, published, with_photos

pytestmark = pytest.mark.django_db
LATER = MORNING + DAY


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"


def kinds(petition):
    return list(RecordedEvent.objects.about(petition).values_list("kind", flat=True))


def publish(petition, by, copy=COPY, at=LATER):
    return publish_petition(petition.pk, copy, by=by, at=at)


@pytest.mark.parametrize("stage", [accepted, answered])
def test_an_accepted_or_answered_petition_may_be_published(ward, receiver, stage):
    petition, _ = stage(ward, receiver)
    copy = publish(petition, receiver)
    assert (copy.public_title, copy.public_text, copy.public_place) == (COPY.title, COPY.text, COPY.place)
    assert (copy.published_at, copy.published_by, copy.taken_down_at) == (LATER, receiver, None)
    assert copy.consent_version == petition.consent_version == "2026-11"
    assert kinds(petition)[-1] == "petitions.published"


def test_the_event_holds_codes_and_no_words(ward, receiver):
    petition, _ = accepted(ward, receiver)
    publish(petition, receiver)
    event = event_or_none(RecordedEvent.objects.about(petition).last())
    assert event.data() == {"reference": petition.reference, "photos": 0, "consent_version": "2026-11"}


def test_who_refused_is_never_published(ward, receiver):
    petition, _ = accepted(ward, receiver, may_publish=False)
    with pytest.raises(NotAllowed):
        publish(petition, receiver)
    assert not Publication.objects.exists()


def test_what_one_person_alone_may_read_is_never_published(ward, receiver):
    petition, _ = accepted(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(restricted=True, contact=None, only_reader=receiver)
    with pytest.raises(NotAllowed):
        publish(petition, receiver)


@pytest.mark.parametrize("stage", ["received", "filed", "withdrawn", "attached", "undecided"])
def test_at_no_other_stage(ward, receiver, stage):
    petition, _ = filed(ward, receiver, may_publish=True) if stage == "filed" else sent(ward, may_publish=True)
    if stage not in {"received", "filed"}:
        closed = LATER if stage == "withdrawn" else None
        main = sent(ward)[0] if stage == "attached" else None
        Petition.objects.filter(pk=petition.pk).update(state=stage, closed_at=closed, main=main)
    with pytest.raises(NotAllowed):
        publish(petition, receiver)


@pytest.mark.parametrize("who", ["clerk", "coordinator", "inspector", "administrator", "other_ward_receiver"])
def test_nobody_else_publishes(ward, receiver, play, who):
    petition, _ = accepted(ward, receiver)
    with pytest.raises(NotAllowed):
        publish(petition, play(who))


@pytest.mark.parametrize("who", ["handler", "head"])
def test_officers_of_the_unit_publish(ward, receiver, play, who):
    petition, _ = accepted(ward, receiver)
    assert publish(petition, play(who)).published_by.code == who


def test_a_second_press_is_one_publication_and_another_copy_is_refused(ward, receiver):
    petition, _ = accepted(ward, receiver)
    assert publish(petition, receiver).pk == publish(petition, receiver, at=LATER + DAY).pk
    assert kinds(petition).count("petitions.published") == 1
    with pytest.raises(AlreadyPublished):
        publish(petition, receiver, replace(COPY, text="Khác hẳn."))


def test_the_point_is_rounded_to_the_street_or_left_out(ward, receiver):
    petition, _ = accepted(ward, receiver, latitude=Decimal("21.03786"), longitude=Decimal("105.83412"))
    copy = publish(petition, receiver)
    assert (copy.latitude, copy.longitude) == (Decimal("21.038"), Decimal("105.834"))
    copy = change_publication(petition.pk, replace(COPY, show_point=False), by=receiver, at=LATER)
    assert (copy.latitude, copy.longitude) == (None, None)


@pytest.mark.parametrize("gap", [{"title": " "}, {"text": ""}])
def test_a_copy_without_a_word_is_refused(ward, receiver, gap):
    petition, _ = accepted(ward, receiver)
    with pytest.raises(NothingToPublish):
        publish(petition, receiver, replace(COPY, **gap))
    assert not Publication.objects.exists()


def test_photos_of_another_petition_are_refused(ward, receiver):
    petition, _ = accepted(ward, receiver)
    other, _ = accepted(ward, receiver)
    (photo,) = with_photos(other, "anh.jpg")
    with pytest.raises(FileNotOfPetition):
        publish(petition, receiver, replace(COPY, files=(photo,)))


def test_the_answer_issued_later_is_added_and_known_as_the_one(ward, receiver):
    copy, _ = published(ward, receiver)
    petition = Petition.objects.get(pk=copy.petition_id)
    issued = answer(petition, receiver, at=MORNING + 5 * DAY)
    changed = change_publication(petition.pk, replace(COPY, answer="Đã thay nắp cống."), by=receiver, at=LATER)
    assert (changed.public_answer, changed.answer) == ("Đã thay nắp cống.", issued)
    assert kinds(petition)[-1] == "petitions.publication_changed"


def test_what_is_not_public_cannot_be_changed(ward, receiver):
    petition, _ = accepted(ward, receiver)
    with pytest.raises(NotPublished):
        change_publication(petition.pk, COPY, by=receiver, at=LATER)


def test_taken_down_once_and_published_again(ward, receiver):
    copy, _ = published(ward, receiver)
    for _again in range(2):
        take_down_publication(copy.petition_id, by=receiver, at=LATER)
    copy.refresh_from_db()
    assert copy.taken_down_at == LATER
    assert kinds(copy.petition).count("petitions.publication_taken_down") == 1
    again = publish(copy.petition, receiver, at=LATER + DAY)
    assert (again.pk, again.taken_down_at, again.published_at) == (copy.pk, None, LATER + DAY)


def test_an_officer_of_another_ward_takes_nothing_down(ward, receiver, other_ward_receiver):
    copy, _ = published(ward, receiver)
    with pytest.raises(NotAllowed):
        take_down_publication(copy.petition_id, by=other_ward_receiver, at=LATER)

"""A subject leaves the trail as a whole, and what it was stays provable."""

import pytest
from django.contrib.auth import get_user_model

from danvan.errors import NotAllowed
from danvan.events.actions.forget_subject import forget_subject
from danvan.events.errors import DeliveriesWaiting, NothingToForget
from danvan.events.forgetting import tombstone_is_genuine
from danvan.events.models import ChainHead, Delivery, RecordedEvent, Tombstone
from tests.events.factories import JOB, NOON, paint, subject

pytestmark = pytest.mark.django_db


def forget(number: int = 1, by=JOB) -> Tombstone:
    return forget_subject("tests.thing", number, reason="retention.tests", by=by, at=NOON)


def test_the_chain_goes_and_a_sealed_tombstone_stays():
    rows = paint("a", "b")
    paint("other", about=subject(2))
    stone = forget()
    assert (stone.position, stone.last_hash) == (2, rows[-1].hash)
    assert tombstone_is_genuine(Tombstone.objects.get())
    assert not RecordedEvent.objects.filter(subject_type="tests.thing", subject_id=1).exists()
    assert RecordedEvent.objects.filter(subject_type="tests.thing", subject_id=2).count() == 1


def test_it_is_recorded_elsewhere():
    paint("a")
    stone = forget()
    told = RecordedEvent.objects.get(kind="events.subject_forgotten")
    assert (told.subject_type, told.subject_id) == ("danvan_events.tombstone", stone.pk)


def test_what_happens_later_goes_on_from_the_tombstone():
    paint("a", "b")
    stone = forget()
    (later,) = paint("c")
    assert (later.position, later.previous_hash) == (3, stone.last_hash)
    assert forget().position == 3


def test_an_altered_tombstone_is_not_genuine():
    paint("a")
    stone = forget()
    stone.reason = "other"
    assert not tombstone_is_genuine(stone)


def test_nothing_is_forgotten_before_all_are_told():
    (row,) = paint("a")
    Delivery.objects.create(event=row, subscriber="x", due_at=NOON)
    with pytest.raises(DeliveriesWaiting):
        forget()
    Delivery.objects.update(state="stuck")
    forget()
    assert Delivery.objects.count() == 0


def test_an_unknown_subject_cannot_be_forgotten():
    with pytest.raises(NothingToForget):
        forget(77)
    assert ChainHead.objects.count() == 0


def test_not_everyone_may_forget():
    paint("a")
    clerk = get_user_model().objects.create_user("clerk", full_name="Nguyễn Thị Ễ")
    with pytest.raises(NotAllowed):
        forget(by=clerk)

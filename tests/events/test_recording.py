"""record(): inside the transaction, codes only, chained, once."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from danvan.events.actors import JobActor
from danvan.events.definition import DomainEvent, NotACode
from danvan.events.models import RecordedEvent
from danvan.events.recording import About, record

JOB = JobActor("tests")
SUBJECT = About("tests.thing", 1)


@dataclass(frozen=True, slots=True)
class ThingHappened(DomainEvent):
    kind = "tests.thing_happened"
    sentence = "Thing %(code)s happened"
    code: str


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        record(ThingHappened("a"), about=SUBJECT, by=JOB)


@pytest.mark.django_db
def test_each_event_is_sealed_to_the_one_before():
    with transaction.atomic():
        first = record(ThingHappened("a"), about=SUBJECT, by=JOB)
        second = record(ThingHappened("b"), about=SUBJECT, by=JOB)
    assert (first.position, second.position) == (1, 2)
    assert second.previous_hash == first.hash


@pytest.mark.django_db
def test_the_same_once_writes_nothing_twice():
    with transaction.atomic():
        first = record(ThingHappened("a"), about=SUBJECT, by=JOB, once="k")
        again = record(ThingHappened("b"), about=SUBJECT, by=JOB, once="k")
    assert first == again
    assert RecordedEvent.objects.count() == 1


def test_words_cannot_enter_the_trail():
    with pytest.raises(NotACode):
        ThingHappened("Nguyễn Thị Ễ").data()

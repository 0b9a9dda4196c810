"""The timeline of a subject reads in sentences, in one query."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation

from danvan.events.definition import all_kinds
from danvan.events.queries import timeline
from danvan.events.recording import record
from tests.events.factories import JOB, NOON, Painted

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return get_user_model().objects.create_user("clerk", full_name="Nguyễn Thị Ễ")


def test_entries_are_sentences_oldest_first(person, django_assert_num_queries):
    with transaction.atomic():
        record(Painted("first"), about=person, by=JOB, at=NOON)
        record(Painted("second"), about=person, by=person, at=NOON)
    with translation.override("vi"), django_assert_num_queries(1):
        told = timeline(person)
    assert [entry.sentence for entry in told] == ["first painted on 24/11/2026", "second painted on 24/11/2026"]
    assert [entry.actor_kind for entry in told] == ["job", "user"]


def test_an_event_whose_class_left_the_code_still_shows(person, monkeypatch):
    with transaction.atomic():
        record(Painted("first"), about=person, by=JOB, at=NOON)
    monkeypatch.setattr("danvan.events.sentences.all_kinds", dict)
    assert timeline(person)[0].sentence == "tests.painted"


@pytest.mark.parametrize("kind", sorted(k for k in all_kinds() if not k.startswith("tests.")))
def test_every_sentence_can_be_filled_by_its_fields(kind):
    event = all_kinds()[kind]
    words = dict.fromkeys(event.field_names(), 1)
    extra = set(event.words.__code__.co_consts) if event.words is not Painted.__mro__[1].words else set()
    assert event.sentence % ({name: 1 for name in extra if isinstance(name, str)} | words)

"""An event comes back from the trail as it went in."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from danvan.events.definition import NotACode
from tests.events.factories import NOON, TODAY, Colour, Painted


def test_every_type_of_field_survives_the_trail():
    event = Painted(
        "H26.PAKN.20261124.0042", Colour.GREEN, TODAY, NOON, UUID(int=7), (date(2026, 1, 1), TODAY), (3, "b"), True
    )
    assert Painted.from_data(json.loads(json.dumps(event.data()))) == event


def test_a_moment_is_stored_in_utc():
    hanoi = timezone(timedelta(hours=7))
    event = Painted("a", at=datetime(2026, 11, 24, 12, 0, tzinfo=hanoi))
    assert event.data()["at"] == "2026-11-24T05:00:00+00:00"
    assert Painted.from_data(event.data()).at == datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(NotACode):
        Painted("a", at=datetime(2026, 11, 24)).data()


@pytest.mark.parametrize("words", ["Nguyễn Thị Ễ", "two words", "a\nb", "<b>", "x" * 121])
def test_words_are_refused_wherever_they_hide(words):
    with pytest.raises(NotACode):
        Painted("a", pair=(1, words)).data()

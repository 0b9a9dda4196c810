"""Place and time of a photo: offered, never guessed, never an error."""

from datetime import UTC, datetime
from typing import Any

import pytest

from danvan.attachments.uploads import PhotoHints, check, photo_hints
from tests.attachments.factories import heic, pdf, photo, picture, upload

PLACE = (21.028500, 105.804800)


@pytest.mark.parametrize("make", [photo, heic])
def test_a_photo_offers_its_place(make: Any):
    hints = photo_hints(upload("anh", make()))
    assert (hints.lat, hints.lon) == PLACE


def test_a_photo_offers_its_time_in_its_own_zone():
    assert photo_hints(upload("anh", photo(offset="+00:00"))).taken_at == datetime(2026, 11, 20, 8, 15, tzinfo=UTC)


def test_a_time_without_a_zone_is_a_time_of_this_city():
    assert photo_hints(upload("anh", photo(offset=""))).taken_at == datetime(2026, 11, 20, 1, 15, tzinfo=UTC)


def test_the_hints_come_with_the_checked_file_too():
    assert check(upload("anh.jpg", photo())).hints == photo_hints(upload("anh.jpg", photo()))


IMPOSSIBLE = {
    "beyond the pole": {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (105.0, 0.0, 0.0)},
    "null island": {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
    "half a place": {1: "N", 2: (21.0, 0.0, 0.0)},
    "one number": {1: "N", 2: (21.0,), 3: "E", 4: (105.0,)},
}


@pytest.mark.parametrize("gps", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_an_impossible_place_is_not_offered(gps: dict[int, object]):
    hints = photo_hints(upload("anh", photo(gps=gps)))
    assert (hints.lat, hints.lon) == (None, None)


def test_a_place_south_and_west_has_its_sign():
    hints = photo_hints(upload("anh", photo(gps={1: "S", 2: (33.0, 30.0, 0.0), 3: "W", 4: (70.0, 30.0, 0.0)})))
    assert (hints.lat, hints.lon) == (-33.5, -70.5)


@pytest.mark.parametrize("content", [picture(), pdf(), b"", b"\xff\xd8\xff\xe1\x00\x08Exif\x00\x00", b"junk"])
def test_a_file_without_notes_offers_nothing(content: bytes):
    assert photo_hints(upload("anh", content)) == PhotoHints()
    assert not photo_hints(upload("anh", content))

"""More attempts from one address ask more work; none is ever shut out; no address is stored."""

import pytest
from django.core.cache import cache
from django.db import connection

from danvan.captcha import pressure

pytestmark = pytest.mark.django_db
ADDRESS, ACTION = "203.0.113.7", "tests.send"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that stands still until moved."""
    cache.clear()
    now = {"at": 1_790_000_000.0}
    monkeypatch.setattr(pressure, "_seconds", lambda: now["at"])
    return now


def press(times, address=ADDRESS, action=ACTION):
    for _ in range(times):
        pressure.note(address, action)


def test_ordinary_use_costs_the_base():
    press(10)
    assert pressure.difficulty(ADDRESS, ACTION) == 100_000


def test_pressure_doubles_the_work_and_is_capped():
    press(11)
    assert pressure.difficulty(ADDRESS, ACTION) == 200_000
    press(10)
    assert pressure.difficulty(ADDRESS, ACTION) == 400_000
    press(400)
    assert pressure.difficulty(ADDRESS, ACTION) == 1_000_000


def test_another_address_and_another_action_are_not_touched():
    press(50)
    assert pressure.difficulty("203.0.113.8", ACTION) == 100_000
    assert pressure.difficulty(ADDRESS, "tests.other") == 100_000


def test_pressure_fades(clock):
    press(40)
    clock["at"] += 2 * pressure.WINDOW
    assert pressure.attempts(ADDRESS, ACTION) == 0


def test_the_turn_of_a_window_does_not_wipe_the_count(clock):
    clock["at"] = 1_790_000_000 // pressure.WINDOW * pressure.WINDOW + pressure.WINDOW - 1.0
    press(40)
    clock["at"] += 2
    assert pressure.attempts(ADDRESS, ACTION) >= 38


def test_no_address_is_stored():
    press(3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM danvan_cache")
        stored = repr(cursor.fetchall())
    assert "pressure" in stored
    assert ADDRESS not in stored

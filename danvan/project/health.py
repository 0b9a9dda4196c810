"""What the watch of an installation asks: database, background tick, disk, deliveries that are stuck."""

import shutil
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection

from danvan.events.models import Delivery

TICK_KEY = "danvan.tick"
TICK_MAX = timedelta(minutes=3)
DISK_MIN_MB = 500
COUNTED_UP_TO = 1000


def note_tick(at: datetime) -> None:
    """The worker is alive; kept in the shared cache so that every machine sees it."""
    cache.set(TICK_KEY, at, timeout=None)


def look(*, at: datetime) -> dict[str, Any]:
    """Facts without data about anybody; `ok` is false only when requests cannot be served at all."""
    free_mb = shutil.disk_usage(settings.VAR).free // 1_000_000
    found: dict[str, Any] = {"ok": True, "database": "ok", "disk_free_mb": free_mb}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        tick = cache.get(TICK_KEY)
        found["tick_seconds"] = round((at - tick).total_seconds()) if tick else None
        found["stuck_deliveries"] = Delivery.objects.filter(state=Delivery.State.STUCK)[:COUNTED_UP_TO].count()
    except DatabaseError:
        found |= {"ok": False, "database": "away", "tick_seconds": None, "stuck_deliveries": None}
    found["attention"] = list(_attention(found))
    return found


def _attention(found: dict[str, Any]) -> list[str]:
    tick = found["tick_seconds"]
    signs = {
        "database": found["database"] != "ok",
        "tick": tick is None or tick > TICK_MAX.total_seconds(),
        "disk": found["disk_free_mb"] < DISK_MIN_MB,
        "stuck_deliveries": bool(found["stuck_deliveries"]),
    }
    return [name for name, wrong in signs.items() if wrong]

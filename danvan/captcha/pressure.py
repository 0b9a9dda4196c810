"""How hard one address presses on one action; more pressure asks more work and never shuts anyone out.

A school, an office or a whole lane may share one address: a limit that refuses would silence all of them for the
doing of one. The address itself is never stored, only a keyed hash of it that dies with its window.
"""

import hashlib
import hmac
import time

from django.conf import settings
from django.core.cache import cache

from danvan.captcha.client import same_household

WINDOW = 600
FREE = 10
STEP = 10
BASE = 100_000
MOST = 1_000_000


def note(address: str, action: str) -> int:
    """Count one attempt; returns the attempts of the current window.

    Two processes counting at once may lose one: a measure of pressure, not a ledger.
    """
    key = _key(address, action, _window())
    attempts = int(cache.get(key, 0)) + 1
    cache.set(key, attempts, 2 * WINDOW)
    return attempts


def attempts(address: str, action: str) -> int:
    """Attempts of the last ten minutes: this window, and the part of the one before that still counts."""
    window, gone = _window(), (_seconds() % WINDOW) / WINDOW
    now, before = _key(address, action, window), _key(address, action, window - 1)
    counts = cache.get_many([now, before])
    return int(counts.get(now, 0)) + int(counts.get(before, 0) * (1 - gone))


def level(address: str, action: str) -> int:
    """0 for ordinary use, then one more for each further ten attempts."""
    return max(0, attempts(address, action) - FREE + STEP - 1) // STEP


def difficulty(address: str, action: str) -> int:
    """The largest number a browser may have to try: doubled at each level, capped at some seconds of work."""
    return min(MOST, BASE << min(level(address, action), 10))


def _seconds() -> float:
    return time.time()


def _window() -> int:
    return int(_seconds() // WINDOW)


def _key(address: str, action: str, window: int) -> str:
    message = f"{same_household(address)} {action} {window}".encode()
    return "pressure:" + hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()

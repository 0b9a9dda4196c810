"""Announced maintenance: while the file `var/maintenance` exists, reading goes on and writing answers 503."""

from pathlib import Path

from django.conf import settings

DEFAULT_SECONDS = 300


def _file() -> Path:
    return Path(settings.MAINTENANCE_FILE)


def begin(seconds: int = DEFAULT_SECONDS) -> None:
    """Announce maintenance; browsers are told to try again after `seconds`."""
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(f"{seconds}\n", encoding="ascii")


def end() -> None:
    """Open for writing again."""
    _file().unlink(missing_ok=True)


def seconds_left() -> int | None:
    """What Retry-After says during maintenance, or None when there is none."""
    try:
        told = _file().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    return int(told) if told.isdigit() else DEFAULT_SECONDS

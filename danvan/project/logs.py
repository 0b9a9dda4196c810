"""Logging by structlog, one JSON line per record."""

import logging
from typing import Any


def configure(options: dict[str, Any]) -> None:
    """Called by Django with LOGGING; the level comes from DANVAN_LOG_LEVEL."""
    logging.basicConfig(level=options["level"])

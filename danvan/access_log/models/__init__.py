"""Who looked, and what was lawfully removed of it."""

from danvan.access_log.models.access_record import AccessRecord
from danvan.access_log.models.removal import AccessRemoval

__all__ = ["AccessRecord", "AccessRemoval"]

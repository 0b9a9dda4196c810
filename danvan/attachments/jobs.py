"""Work the clock asks for."""

from datetime import datetime, timedelta

from danvan.attachments.sweeping import drop_expired, sweep_store
from danvan.events.periodic import periodic


@periodic("attachments.sweep", every=timedelta(hours=1))
def sweep(at: datetime) -> None:
    """Expired forms first: their bytes become free and leave after the same grace as any other."""
    drop_expired(at)
    sweep_store(at)

"""Recurring work of the list of looks."""

from datetime import datetime, timedelta

from django.conf import settings

from danvan.access_log.actions.remove_old_looks import remove_old_looks
from danvan.events.actors import JobActor
from danvan.events.periodic import periodic


@periodic("access_log.tidy", every=timedelta(days=1))
def tidy(at: datetime) -> None:
    """Looks leave when their time to be kept is over."""
    before = at - timedelta(days=settings.ACCESS_LOG_KEEP_DAYS)
    remove_old_looks(before, by=JobActor("access_log.tidy"), at=at)

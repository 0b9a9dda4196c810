"""Recurring work of the trail: deliver, seal the day, tidy up."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from danvan.events.actions.take_checkpoint import take_checkpoint
from danvan.events.actors import JobActor
from danvan.events.checkpoint_files import is_waiting
from danvan.events.delivery import deliver_due, remove_old_deliveries
from danvan.events.models import Checkpoint
from danvan.events.periodic import periodic


@periodic("events.deliver", every=timedelta(seconds=2))
def deliver(at: datetime) -> None:
    """Tell subscribers what happened; what a backlog leaves over comes with the next run."""
    deliver_due(at, limit=200)


@periodic("events.checkpoint", every=timedelta(minutes=10), lease=timedelta(hours=1))
def seal_the_day(at: datetime) -> None:
    """The first run of each local day seals everything before it."""
    day = localdate(at)
    if not Checkpoint.objects.filter(day__gte=day).exists() or is_waiting(day):
        take_checkpoint(day, by=JobActor("events.checkpoint"), at=at)


@periodic("events.tidy", every=timedelta(days=1), lease=timedelta(hours=1))
def tidy(at: datetime) -> None:
    """Remove deliveries that are done for long."""
    remove_old_deliveries(at)

"""Recurring tasks get their next periods."""

from datetime import datetime, timedelta

from danvan.events.actors import JobActor
from danvan.events.periodic import periodic
from danvan.plans.actions.prepare_periods import prepare_periods
from danvan.plans.models import Plan

_BY = JobActor("plans.periods")


@periodic("plans.periods", every=timedelta(days=1))
def prepare_all_periods(at: datetime) -> None:
    """Plan by plan, each in a transaction of its own."""
    for pk in Plan.objects.running().order_by("pk").values_list("pk", flat=True):
        prepare_periods(pk, by=_BY, at=at)

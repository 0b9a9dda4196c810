"""Recurring work of `deadlines`."""

from datetime import datetime, timedelta

from danvan.deadlines.recomputing import recompute_chunk
from danvan.events.periodic import periodic


@periodic("deadlines.recompute", every=timedelta(minutes=1))
def recompute_outdated_clocks(at: datetime) -> None:
    """After a change of the calendar, until every open clock follows it."""
    while recompute_chunk(at):
        pass

"""The way of a phản ánh or kiến nghị, as a table."""

from enum import StrEnum

from danvan.lifecycle import Lifecycle


class State(StrEnum):
    """Where a petition stands; the value is stored and never changes its meaning."""

    RECEIVED = "received"
    ACCEPTED = "accepted"


LIFECYCLE = Lifecycle(
    {
        State.RECEIVED: {State.ACCEPTED},
        State.ACCEPTED: set(),
    }
)

AWAITS_SCREENING = frozenset({State.RECEIVED})
SETTLEMENT_RUNS = frozenset({State.RECEIVED, State.ACCEPTED})

"""The way of a comment, as a table."""

from enum import StrEnum

from danvan.lifecycle import Lifecycle


class State(StrEnum):
    """Where a comment stands; the value is stored and never changes its meaning."""

    PENDING = "pending"
    PUBLISHED = "published"
    REFUSED = "refused"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    PETITION = "petition"


LIFECYCLE = Lifecycle(
    {
        State.PENDING: {State.PUBLISHED, State.REFUSED, State.WITHDRAWN, State.PETITION},
        State.PUBLISHED: {State.HIDDEN, State.WITHDRAWN, State.PETITION},
        # A decision of a moderator can be taken back; what the writer withdrew cannot.
        State.REFUSED: {State.PUBLISHED, State.WITHDRAWN, State.PETITION},
        State.HIDDEN: {State.PUBLISHED, State.WITHDRAWN, State.PETITION},
        State.WITHDRAWN: set(),
        # Settled as a petition: what its writer wants from now on is said there.
        State.PETITION: set(),
    }
)

DECIDED = frozenset({State.PUBLISHED, State.REFUSED, State.PETITION})
TURNED_DOWN = frozenset({State.REFUSED, State.HIDDEN})
MAY_BE_WITHDRAWN = LIFECYCLE.states - LIFECYCLE.final

"""The way of a dissemination (quán triệt), as a table."""

from enum import StrEnum

from danvan.lifecycle import Lifecycle


class DisseminationState(StrEnum):
    """Where a dissemination stands; the value is stored and never changes its meaning."""

    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


DISSEMINATION = Lifecycle(
    {
        DisseminationState.DRAFT: {DisseminationState.SENT, DisseminationState.WITHDRAWN},
        # Whoever it went to keeps its page, with the reason, when it is withdrawn.
        DisseminationState.SENT: {DisseminationState.CLOSED, DisseminationState.WITHDRAWN},
        DisseminationState.CLOSED: set(),
        DisseminationState.WITHDRAWN: set(),
    }
)

#: What figures count: a withdrawn one was a mistake.
COUNTED = frozenset({DisseminationState.SENT, DisseminationState.CLOSED})
#: What readers may open.
OPENED = frozenset({DisseminationState.SENT, DisseminationState.CLOSED, DisseminationState.WITHDRAWN})

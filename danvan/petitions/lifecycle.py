"""The way of a phản ánh or kiến nghị, and of the answer that ends it, as tables."""

from enum import StrEnum

from danvan.lifecycle import Lifecycle


class State(StrEnum):
    """Where a petition stands; the value is stored and never changes its meaning."""

    RECEIVED = "received"
    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    ATTACHED = "attached"
    ANSWERED = "answered"
    FILED = "filed"
    WITHDRAWN = "withdrawn"


LIFECYCLE = Lifecycle(
    {
        # Passed on, it is received again, by another unit; after the last hop the coordinator decides.
        State.RECEIVED: {
            State.RECEIVED,
            State.UNDECIDED,
            State.ACCEPTED,
            State.ATTACHED,
            State.ANSWERED,  # another system answered it already
            State.FILED,
            State.WITHDRAWN,
        },
        State.UNDECIDED: {State.RECEIVED, State.WITHDRAWN},
        State.ACCEPTED: {State.RECEIVED, State.UNDECIDED, State.ATTACHED, State.ANSWERED, State.WITHDRAWN},
        # Freed when the petition it is attached to is withdrawn, or when an officer finds that they differ.
        State.ATTACHED: {State.RECEIVED, State.ANSWERED, State.WITHDRAWN},
        # Reopened once, at the sender's word.
        State.ANSWERED: {State.ACCEPTED},
        State.FILED: {State.ACCEPTED},
        State.WITHDRAWN: set(),
    }
)

AWAITS_SCREENING = frozenset({State.RECEIVED})
SETTLEMENT_RUNS = frozenset({State.RECEIVED, State.UNDECIDED, State.ACCEPTED, State.ATTACHED})
# What an officer still has to do something about: an attached petition is answered with the one it is attached to.
ON_THE_DESK = SETTLEMENT_RUNS - {State.ATTACHED}
CLOSED = frozenset({State.ANSWERED, State.FILED, State.WITHDRAWN})
MAY_BE_REOPENED = frozenset({State.ANSWERED, State.FILED})


class AnswerState(StrEnum):
    """Where an answer stands between its first draft and its issue (phát hành)."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    RETURNED = "returned"
    SIGNED = "signed"
    ISSUED = "issued"
    DROPPED = "dropped"


ANSWER_LIFECYCLE = Lifecycle(
    {
        AnswerState.DRAFT: {AnswerState.IN_APPROVAL, AnswerState.DROPPED},
        AnswerState.IN_APPROVAL: {
            AnswerState.IN_APPROVAL,  # the next step of the path
            AnswerState.RETURNED,
            AnswerState.SIGNED,
            AnswerState.DROPPED,
        },
        AnswerState.RETURNED: {AnswerState.IN_APPROVAL, AnswerState.DROPPED},
        # Until it is numbered and issued the signature may be taken back.
        AnswerState.SIGNED: {AnswerState.ISSUED, AnswerState.RETURNED, AnswerState.DROPPED},
        AnswerState.ISSUED: set(),
        AnswerState.DROPPED: set(),
    }
)

BEING_WRITTEN = frozenset({AnswerState.DRAFT, AnswerState.RETURNED})
UNFINISHED = frozenset({AnswerState.DRAFT, AnswerState.IN_APPROVAL, AnswerState.RETURNED, AnswerState.SIGNED})

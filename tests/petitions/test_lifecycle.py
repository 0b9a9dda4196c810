"""What may follow what."""

import pytest

from danvan.lifecycle import Lifecycle, MoveNotAllowed
from danvan.petitions.lifecycle import ANSWER_LIFECYCLE, CLOSED, LIFECYCLE, SETTLEMENT_RUNS, AnswerState, State


def test_a_received_petition_is_accepted():
    LIFECYCLE.require(State.RECEIVED, State.ACCEPTED)


def test_what_has_ended_never_waits_for_screening_again():
    assert not any(LIFECYCLE.allows(state, State.RECEIVED) for state in CLOSED)


def test_only_a_withdrawn_petition_has_reached_its_end():
    assert LIFECYCLE.final == {State.WITHDRAWN}


def test_every_state_is_either_open_or_closed():
    assert set(State) == SETTLEMENT_RUNS | CLOSED
    assert not SETTLEMENT_RUNS & CLOSED


def test_every_open_petition_may_be_withdrawn():
    assert all(LIFECYCLE.allows(state, State.WITHDRAWN) for state in SETTLEMENT_RUNS)


def test_an_issued_answer_is_never_changed():
    assert not ANSWER_LIFECYCLE.following(AnswerState.ISSUED)


def test_a_move_the_table_does_not_have_is_refused_by_name():
    with pytest.raises(MoveNotAllowed) as refused:
        LIFECYCLE.require(State.WITHDRAWN, State.ACCEPTED)
    assert refused.value.params == {"now": "withdrawn", "wanted": "accepted"}


def test_every_state_stands_in_the_table():
    assert LIFECYCLE.states == set(State)


def test_a_target_without_a_row_is_refused_when_the_table_is_written():
    with pytest.raises(ValueError, match="accepted"):
        Lifecycle({State.RECEIVED: {State.ACCEPTED}})

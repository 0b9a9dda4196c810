"""What may follow what."""

import pytest

from danvan.lifecycle import Lifecycle, MoveNotAllowed
from danvan.petitions.lifecycle import LIFECYCLE, State


def test_a_received_petition_is_accepted():
    LIFECYCLE.require(State.RECEIVED, State.ACCEPTED)


def test_nothing_leads_back_to_received():
    assert not any(LIFECYCLE.allows(state, State.RECEIVED) for state in State)


def test_a_move_the_table_does_not_have_is_refused_by_name():
    with pytest.raises(MoveNotAllowed) as refused:
        LIFECYCLE.require(State.ACCEPTED, State.RECEIVED)
    assert refused.value.params == {"now": "accepted", "wanted": "received"}


def test_every_state_stands_in_the_table():
    assert LIFECYCLE.states == set(State)


def test_a_target_without_a_row_is_refused_when_the_table_is_written():
    with pytest.raises(ValueError, match="accepted"):
        Lifecycle({State.RECEIVED: {State.ACCEPTED}})

"""States and legal moves as a table, pure Python: what may follow what, and nothing else."""

from collections.abc import Mapping, Set
from enum import Enum
from typing import Generic, TypeVar

from danvan.errors import N_, DomainError

S = TypeVar("S", bound=Enum)


class MoveNotAllowed(DomainError):
    """The law or the procedure knows no way from this state to that one."""

    code = "move-not-allowed"
    message = N_("This step does not follow from the present state (%(now)s → %(wanted)s).")

    def __init__(self, now: str, wanted: str) -> None:
        super().__init__(now=now, wanted=wanted)


class Lifecycle(Generic[S]):
    """A transition table: every state is a key, its value the states that may follow.

    A state that leads nowhere is final. Raises ValueError when a target is no key: a forgotten state
    would otherwise be found by a citizen.
    """

    def __init__(self, moves: Mapping[S, Set[S]]) -> None:
        unknown = {target for targets in moves.values() for target in targets} - set(moves)
        if unknown:
            raise ValueError(f"States without a row in the table: {sorted(str(s.value) for s in unknown)}")
        self._moves = {state: frozenset(targets) for state, targets in moves.items()}

    @property
    def states(self) -> frozenset[S]:
        return frozenset(self._moves)

    @property
    def final(self) -> frozenset[S]:
        return frozenset(state for state, targets in self._moves.items() if not targets)

    def following(self, state: S) -> frozenset[S]:
        """The states that may follow `state`."""
        return self._moves[state]

    def allows(self, now: S, wanted: S) -> bool:
        return wanted in self._moves[now]

    def require(self, now: S, wanted: S) -> None:
        """Raise MoveNotAllowed unless the table has this move."""
        if not self.allows(now, wanted):
            raise MoveNotAllowed(now=str(now.value), wanted=str(wanted.value))

"""What a figure is cut by: days of a period, units, and whatever else its area can cut by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

#: The cut that every measure has: a row stores the unit of its day.
UNIT = "unit"
Cuts = tuple[tuple[str, frozenset[int]], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Days `first` to `last`, both included; `unit_ids` None is the whole city.

    cuts: further limits by name, as `narrowed` makes them. at: the moment of asking, for figures of what has fallen
    due; None is now. Two scopes that differ in `at` alone ask for the same figure.
    """

    first: date
    last: date
    unit_ids: frozenset[int] | None = None
    cuts: Cuts = ()
    at: datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period from {self.first} to {self.last} has no day.")

    def cut(self, name: str) -> frozenset[int] | None:
        """The keys this scope is limited to under that name; None without a limit."""
        return self.unit_ids if name == UNIT else dict(self.cuts).get(name)

    def narrowed(self, limits: Mapping[str, frozenset[int]]) -> "Scope":
        """The same days within these limits."""
        others = tuple(sorted((name, ids) for name, ids in limits.items() if name != UNIT))
        return Scope(self.first, self.last, limits.get(UNIT, self.unit_ids), others, self.at)

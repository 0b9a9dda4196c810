"""What a figure is cut by: days of a period, and units."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """Days `first` to `last`, both included; `unit_ids` None is the whole city."""

    first: date
    last: date
    unit_ids: frozenset[int] | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period from {self.first} to {self.last} has no day.")

"""By what figures can be cut, by name: the area that knows units, topics and places registers what can be chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from danvan.measures.registry import Measure

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its name in an address, its label, the keys it stands for. `branch`: it stands for others, too."""

    slug: str
    label: str
    ids: frozenset[int]
    branch: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """name: as measures declare it. param: of the address. label: "Topic". options(on): what can be chosen that day.

    named(keys): key -> label of any key that a row may hold, old ones too.
    """

    name: str
    param: str
    label: Label
    options: Callable[[date], Sequence[Option]]
    named: Callable[[Sequence[int]], Mapping[int, str]]


_CUTS: dict[str, Cut] = {}


def register_cut(cut: Cut) -> None:
    """Offer a cut on the pages of figures; the last of a name holds."""
    _CUTS[cut.name] = cut


def cut_named(name: str) -> Cut | None:
    return _CUTS.get(name)


def cuts_of(measures: Sequence[Measure]) -> list[Cut]:
    """The cuts that every one of these measures takes, in the order they were registered."""
    return [cut for cut in _CUTS.values() if measures and all(cut.name in measure.cuts for measure in measures)]

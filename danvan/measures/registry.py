"""Measures by name: areas register theirs, pages, plans and reports read them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from danvan.measures.figures import Figure, Kind
from danvan.measures.scopes import Scope
from danvan.permissions.rule import Rule
from danvan.ui.lists import ListSpec

Label = str | Promise
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_REGISTRY: dict[str, "Measure"] = {}


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One named figure.

    key: "petitions.on_time". definition: what is counted, over what, by which day, in words a citizen reads.
    compute(scope): the figure. rows(scope): the rows behind it, opened only to people `opens` lets see each row and
    drawn by `listing`; without both only counts are shown. unit: word after the value ("days"). minimum: below so
    many cases the figure carries a word of caution.
    cuts: names a scope may limit it by. group(scope, name): key of that cut -> figure, in one grouped query.
    """

    key: str
    kind: Kind
    label: Label
    definition: Label
    compute: Callable[[Scope], Figure]
    rows: Callable[[Scope], QuerySet[Any]] | None = None
    opens: Rule | None = None
    listing: ListSpec | None = None
    unit: Label = ""
    minimum: int = 10
    order: int = 100
    cuts: tuple[str, ...] = ()
    group: Callable[[Scope, str], Mapping[int, Figure]] | None = None

    def figure(self, scope: Scope) -> Figure:
        """The figure of `scope`; raises ValueError when `compute` gives another kind than was promised."""
        figure = self.compute(scope)
        if figure.kind is not self.kind:
            raise ValueError(f"{self.key} is a {self.kind.value}, not a {figure.kind.value}.")
        return figure

    def breakdown(self, scope: Scope, by: str) -> Mapping[int, Figure]:
        """Key -> figure of each unit, topic, ... with a case; raises ValueError for a cut it does not have."""
        if self.group is None or by not in self.cuts:
            raise ValueError(f"{self.key} is not cut by {by}.")
        return self.group(scope, by)

    @property
    def opens_rows(self) -> bool:
        return self.rows is not None and self.opens is not None and self.listing is not None


def register(measure: Measure) -> Measure:
    """Publish a measure; called when an area's `measures.py` is imported in its `AppConfig.ready`."""
    if not _KEY.fullmatch(measure.key):
        raise ValueError(f"{measure.key!r} is not of the form area.name.")
    known = _REGISTRY.get(measure.key)
    if known is not None and known.compute is not measure.compute:
        raise ValueError(f"Two measures are named {measure.key}.")
    _REGISTRY[measure.key] = measure
    return measure


def forget(key: str) -> None:
    """Take a measure out again: tests register their own."""
    _REGISTRY.pop(key, None)


def get(key: str) -> Measure:
    """The measure of that name; raises KeyError."""
    return _REGISTRY[key]


def all_measures() -> list[Measure]:
    """Every measure, in the order of its area."""
    return sorted(_REGISTRY.values(), key=lambda m: (m.order, m.key))

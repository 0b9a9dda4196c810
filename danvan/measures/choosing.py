"""What a reader of figures chose in the address: unit, topic, ward, and by what the figure is split."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from danvan.measures.cuts import Cut, Option, cuts_of
from danvan.measures.registry import Measure
from danvan.measures.scopes import Scope

SPLIT = "theo"


@dataclass(frozen=True, slots=True)
class Field:
    """One select of the form: the cut, what can be chosen, what is."""

    cut: Cut
    options: Sequence[Option]
    chosen: Option | None

    @property
    def branches(self) -> bool:
        """Some options stand for others: those within are set off."""
        return any(option.branch for option in self.options)


@dataclass(frozen=True, slots=True)
class Choosing:
    """The choice as a whole; empty where no measure can be cut. split_by: the cut of the table of parts, or None."""

    fields: Sequence[Field]
    split_by: Cut | None

    def scope(self, scope: Scope) -> Scope:
        """The period within what was chosen."""
        limits = {field.cut.name: field.chosen.ids for field in self.fields if field.chosen}
        return scope.narrowed(limits) if limits else scope

    @property
    def labels(self) -> list[str]:
        """What was chosen, in words."""
        return [field.chosen.label for field in self.fields if field.chosen]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters that other links of the page carry along."""
        found = [(field.cut.param, field.chosen.slug) for field in self.fields if field.chosen]
        return found + ([(SPLIT, self.split_by.param)] if self.split_by else [])

    @property
    def query(self) -> str:
        """The same as the end of an address: "&don-vi=..."; "" without a choice."""
        return f"&{urlencode(self.kept)}" if self.kept else ""

    @property
    def within(self) -> str:
        """The choice without the split, as the end of an address."""
        kept = [(name, value) for name, value in self.kept if name != SPLIT]
        return f"&{urlencode(kept)}" if kept else ""


def choosing(measures: Sequence[Measure], data: Mapping[str, str], on: date) -> Choosing:
    """What the address says, as far as these measures can be cut; one query a cut."""
    fields = [_field(cut, data.get(cut.param, ""), on) for cut in cuts_of(measures)]
    split = next((field.cut for field in fields if field.cut.param == data.get(SPLIT)), None)
    return Choosing(fields, split)


def _field(cut: Cut, wanted: str, on: date) -> Field:
    options = cut.options(on)
    return Field(cut, options, next((one for one in options if wanted and one.slug == wanted), None))

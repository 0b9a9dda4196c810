"""Choosing a unit: the likely ones as cards, any other by its name."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, normalise_line
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.forms.fields import LineField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.models import TransferReason
from danvan.petitions.queries.routing import concerned_units, units_to_choose
from danvan.ui.form_parts import Hinted

OTHER = "other"
NAMED = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """A unit offered as a card: `hint` says by which function and why."""

    unit: Unit
    mandate: Mandate | None
    hint: str
    reason: TransferReason | None = None


class FirstRadio(forms.RadioSelect):
    """Radio buttons of which the chosen one has the focus, so that Enter takes what is proposed."""

    def create_option(self, name: str, value: Any, label: Any, selected: bool, *args: Any, **kwargs: Any) -> Any:
        option = super().create_option(name, value, label, selected, *args, **kwargs)
        if selected:
            option["attrs"]["autofocus"] = True
        return option


class UnitForm(StepForm):
    """The unit that gets the petition: one of the offers, or another written by name.

    After cleaning, `cleaned_data` holds `to` (Unit) and `mandate` (Mandate or None).
    """

    #: Whether the unit that has it now may be chosen too.
    may_stay = False

    choice = forms.ChoiceField(label=_("To which unit"), widget=FirstRadio)
    unit_name = LineField(
        label=_("Name of another unit"),
        max_length=160,
        required=False,
        help_text=_("Write a part of the name and choose from the list."),
        widget=forms.TextInput(attrs={"list": "unit-names", "autocomplete": "off"}),
    )

    def prepare(self) -> None:
        self.offers = {str(offer.unit.pk): offer for offer in self.offered()}
        cards = [(key, Hinted(offer.unit.name, offer.hint)) for key, offer in self.offers.items()]
        field: Any = self.fields["choice"]
        field.choices = [*cards, (OTHER, Hinted(gettext("Another unit"), gettext("written by its name below")))]
        field.initial = next(iter(self.offers), OTHER)
        self.other = self._unit_named(self.data.get(self.add_prefix("unit_name"), "")) if self.is_bound else None

    def offered(self) -> list[Offer]:
        """The cards, the likeliest first."""
        raise NotImplementedError

    @cached_property
    def units(self) -> list[Unit]:
        """Every unit that could be chosen."""
        never = concerned_units(self.petition, on=self.today) | (set() if self.may_stay else {self.petition.unit_id})
        return [unit for unit in units_to_choose(self.today) if unit.pk not in never]

    @property
    def unit_names(self) -> list[str]:
        """For the list under the name field."""
        return [unit.name for unit in self.units]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen, name = data.get("choice"), data.get("unit_name")
        if chosen == OTHER:
            self._take_other(data)
        elif chosen and name:
            self.add_error(
                "unit_name", gettext("A unit is chosen above. Choose “Another unit”, or leave this name empty.")
            )
        elif chosen:
            offer = self.offers[chosen]
            data.update(to=offer.unit, mandate=offer.mandate)
        return data

    def _take_other(self, data: dict[str, Any]) -> None:
        if self.has_error("unit_name"):
            return
        if self.other is None:
            self.add_error("unit_name", self._no_such_unit(data.get("unit_name", "")))
            return
        data["to"] = self.other

    def _unit_named(self, typed: Any) -> Unit | None:
        """The unit of this name, or the only one whose name holds all these words."""
        found = self._units_like(str(typed))
        same = [unit for unit in found if fold(unit.name) == fold(normalise_line(str(typed)))]
        return same[0] if len(same) == 1 else found[0] if len(found) == 1 else None

    def _units_like(self, typed: str) -> list[Unit]:
        words = fold(normalise_line(typed[:200])).split()
        return [unit for unit in self.units if all(word in fold(unit.name) for word in words)] if words else []

    def _no_such_unit(self, typed: str) -> str:
        if not typed:
            return gettext("Write the name of the unit.")
        names = [unit.name for unit in self._units_like(typed)]
        if not names:
            return gettext("No unit that receives petitions has this name. Choose one from the list.")
        shown = "; ".join(names[:NAMED])
        return gettext(
            "Several units have these words in their name, for example: %(names)s. Write the whole name."
        ) % {"names": shown}

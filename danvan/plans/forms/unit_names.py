"""Units named in a form: one by its name, several one a line, or the words of the paper where no unit has the name."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.plans.forms.lines import LineField, TextField
from danvan.plans.queries.unit_names import Meant, UnitNames

#: The id of the list of names that the page offers under the fields.
LIST = "unit-names"
CHOOSE = _("Write the name and choose from the list.")
NAMED = 5


class UnitField(LineField):
    """One unit; cleans to it or to None. Give the names with `use`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", CHOOSE)
        super().__init__(max_length=400, widget=_name_input(), **kwargs)
        self.names: UnitNames | None = None

    def use(self, names: UnitNames) -> None:
        self.names = names

    def clean(self, value: Any) -> Unit | None:
        words = super().clean(value)
        if not words or self.names is None:
            return None
        unit = self.names.named(words)
        if unit is None:
            raise forms.ValidationError(unknown_words([words]))
        return unit


class LeadField(LineField):
    """The lead as a plan names it: a unit, several, or all of a kind; cleans to `Meant`."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = _(
            "One unit from the list. Several, or “UBND các phường, xã”: on issue each of them gets the task for itself."
        )
        super().__init__(max_length=300, required=False, widget=_name_input(), help_text=help_text, **kwargs)
        self.names: UnitNames | None = None

    def use(self, names: UnitNames) -> None:
        self.names = names

    def meant(self, words: str) -> Meant:
        return self.names.meant(words) if self.names else Meant()


class CooperatingField(TextField):
    """Units one a line; cleans to a tuple of them. Every name must be one of the registry."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("One a line, or with semicolons. “Các sở, ban, ngành” means all of them."))
        super().__init__(max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)
        self.names: UnitNames | None = None

    def use(self, names: UnitNames) -> None:
        self.names = names

    def clean(self, value: Any) -> tuple[Unit, ...]:
        words = super().clean(value)
        if not words or self.names is None:
            return ()
        meant = self.names.meant_by_all(lines_of(words))
        if meant.unknown:
            raise forms.ValidationError(unknown_words(meant.unknown))
        return meant.units


def lines_of(words: str) -> list[str]:
    """Names one a line or with semicolons between them."""
    return [name.strip() for name in words.replace(";", "\n").splitlines() if name.strip()]


def unknown_words(names: Any) -> str:
    """What is said about names that no unit has."""
    shown = "; ".join(f"“{name[:80]}”" for name in list(names)[:NAMED])
    return gettext("No unit of today has the name %(names)s. Choose one from the list.") % {"names": shown}


def _name_input() -> forms.TextInput:
    return forms.TextInput(attrs={"list": LIST, "autocomplete": "off"})

"""Who must know it: units with or without what stands below them, roles, persons by their code."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.news.forms.fields import LineField
from danvan.news.models import AudienceRule
from danvan.news.queries.audience import Line
from danvan.organisations.models import Membership, Role, Unit

MOST_LINES, EMPTY_LINES = 40, 2
MOST_PERSONS = 200


class LineForm(forms.Form):
    """One unit by its name; an empty line is left out."""

    unit_name = LineField(
        label=_("Unit"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "unit-names", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("Everybody there")), *Role.choices])
    below = forms.BooleanField(label=_("and everything below"), required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = units

    def clean_unit_name(self) -> Unit | None:
        typed = fold(self.cleaned_data["unit_name"])
        if not typed:
            return None
        found = [unit for unit in self._units if fold(unit.name) == typed]
        if len(found) != 1:
            raise forms.ValidationError(
                gettext("You oblige no unit of this name today. Choose one from the list of your unit and those below.")
            )
        return found[0]

    @property
    def line(self) -> Line | None:
        """The valid line as the action takes it; None when empty."""
        data = getattr(self, "cleaned_data", {})
        unit = data.get("unit_name")
        return Line(unit.pk, data.get("below", False), data.get("role", "")) if unit else None


def audience_formset(data: Any, *, lines: Iterable[AudienceRule], units: Sequence[Unit]) -> Any:
    """The lines that stand, and some empty ones."""
    initial = [
        {"unit_name": line.unit.name, "below": line.below, "role": line.role} for line in lines if line.unit is not None
    ]
    made = forms.formset_factory(
        LineForm, formset=forms.BaseFormSet, extra=EMPTY_LINES, max_num=MOST_LINES, absolute_max=MOST_LINES
    )
    return made(data, prefix="a", initial=initial, form_kwargs={"units": units})


class PersonsField(forms.CharField):
    """Persons by their code, one a line; cleans to their keys."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Persons, by their code"),
            required=False,
            max_length=8000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("One code a line, of people of your unit and those below."),
        )

    def use(self, within: frozenset[int], on: date) -> None:
        """Whom this sender may name."""
        self._members = Membership.objects.in_force(on).filter(unit_id__in=within)

    def clean(self, value: Any) -> list[int]:
        codes = list(dict.fromkeys(super().clean(value).replace(",", " ").split()))
        if len(codes) > MOST_PERSONS:
            raise forms.ValidationError(gettext("More than 200 persons are named. Name their units or roles instead."))
        found = dict(self._members.filter(user__code__in=codes).values_list("user__code", "user_id")) if codes else {}
        unknown = [code for code in codes if code not in found]
        if unknown:
            raise forms.ValidationError(
                gettext("No such person in your unit or below: %(codes)s.") % {"codes": ", ".join(unknown[:5])[:120]}
            )
        return sorted(set(found.values()))

"""Form fields about units, and the forms of this part."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.language import normalise_line
from danvan.organisations.models import Role, Territory, TerritoryKind
from danvan.organisations.queries import territories_today
from danvan.ui.days import WEEKDAYS
from danvan.ui.selects import PlainSelect


class _Wards(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """Slug and label of each, without a whole row each: the list is long and every form of the city has it."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        kinds = {code: str(label) for code, label in TerritoryKind.choices}
        for slug, name, kind in self.queryset.values_list("slug", "name", "kind"):
            # The name first, so that typing its first letters finds it in the list.
            yield (slug, f"{name} ({kinds[kind]})")


class WardField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Choice of a ward or commune of today by its slug, in Vietnamese order; give the day with `use_day`."""

    iterator = _Wards

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Ward or commune"))
        kwargs.setdefault("widget", PlainSelect)
        kwargs.setdefault("empty_label", _("Choose a ward or commune"))
        super().__init__(queryset=Territory.objects.none(), to_field_name="slug", **kwargs)

    def use_day(self, on: date) -> None:
        """Offer the map of that day; called from the form's `__init__`."""
        self.queryset = territories_today(on)


class WardChoice(forms.Form):
    """One ward, asked for in an address; the caller reads the answer from the address itself."""

    phuong = WardField(required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phuong"].use_day(on)  # type: ignore[attr-defined]  # a WardField


class GrantForm(forms.Form):
    """Give a role to a member of staff, named by the staff code."""

    code = forms.CharField(label=_("Staff code"), max_length=40)
    role = forms.ChoiceField(label=_("Role"), choices=[(code, capfirst(label)) for code, label in Role.choices])
    valid_from = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Leave empty until further notice."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_code(self) -> User:
        """The person behind the code."""
        code = normalise_line(self.cleaned_data["code"]).lower()
        person = User.objects.filter(code=code, is_active=True).first()
        if person is None:
            raise forms.ValidationError(_("No active member of staff has this code."))
        return person

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day lies before the first."))
        return cleaned


class ReceptionForm(forms.Form):
    """On which days of the week the head receives citizens, and when."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days on which the head receives citizens"),
        choices=[(number + 1, capfirst(day)) for number, day in enumerate(WEEKDAYS[:5])],
        coerce=int,
        required=False,
        help_text=_("A day that is off moves to the next working day by itself. None ticked: not posted."),
        widget=forms.CheckboxSelectMultiple,
    )
    hours = forms.CharField(
        label=_("Hours of reception"),
        max_length=120,
        required=False,
        help_text=_("For example: 8:00–11:30, reception room, ground floor."),
    )


class EndForm(forms.Form):
    """The last day of a membership."""

    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

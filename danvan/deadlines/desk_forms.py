"""Administrators' forms: shape of the input, no rule."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.actions.add_rule_version import RuleVersion
from danvan.deadlines.actions.change_calendar_day import DayOff
from danvan.deadlines.forms import DateInput
from danvan.deadlines.models import CalendarDay, LegalRule
from danvan.deadlines.rule_page import value_words
from danvan.legislation.models import Clause

Reason = CalendarDay.Reason


class DecisionForm(forms.Form):
    """Every change of the calendar names the text that orders it."""

    decision = forms.CharField(
        label=_("Decision or notice"),
        max_length=300,
        help_text=_("Kind, number and date of the text that says so. It is shown to everyone."),
        error_messages={"required": _("Name the decision or notice that says so.")},
    )
    verified = forms.BooleanField(label=_("I have read this text"), required=False)


class DayOffForm(DecisionForm):
    """One day off."""

    prefix = "nghi"
    day = forms.DateField(label=_("Day off"), widget=DateInput)
    reason = forms.ChoiceField(label=_("Reason"), choices=[(r.value, r.label) for r in Reason if r is not Reason.SWAP])
    occasion = forms.ChoiceField(
        label=_("Occasion"), choices=[("", "–"), *CalendarDay.Occasion.choices], required=False
    )
    name = forms.CharField(
        label=_("Name of the day"), max_length=120, required=False, help_text=_("For another decision: why it is off.")
    )
    field_order = ("day", "reason", "occasion", "name", "decision", "verified")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("reason") == Reason.OTHER:
            if not found.get("name"):
                self.add_error("name", _("Say why the day is off."))
        elif found.get("reason") and not found.get("occasion"):
            self.add_error("occasion", _("Choose the occasion."))
        return found

    @property
    def day_off(self) -> DayOff:
        """The cleaned input as the action takes it."""
        found = self.cleaned_data
        other = found["reason"] == Reason.OTHER
        return DayOff(
            reason=Reason(found["reason"]),
            occasion="" if other else found["occasion"],
            name=found["name"] if other else "",
            decision=found["decision"],
            verified=found["verified"],
        )


class SwapForm(DecisionForm):
    """A weekday off for a Saturday worked."""

    prefix = "doi"
    off = forms.DateField(label=_("Weekday that is off"), widget=DateInput)
    worked = forms.DateField(label=_("Saturday or Sunday that is worked"), widget=DateInput)
    field_order = ("off", "worked", "decision", "verified")


class OrdinaryForm(forms.Form):
    """A special day follows its weekday again."""

    prefix = "bo"
    day = forms.DateField()

    @property
    def is_swap(self) -> bool:
        """True when the day is half of an exchange."""
        return CalendarDay.objects.filter(day=self.cleaned_data["day"], reason=Reason.SWAP).exists()


class YearForm(forms.Form):
    """Whether the days off of a year are announced."""

    prefix = "nam"
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    announced = forms.BooleanField(label=_("The days off of this year are announced"), required=False)
    decision = forms.CharField(label=_("Notice"), max_length=300, required=False)


class VersionForm(forms.Form):
    """What a rule says from a day on; what does not change is filled in already."""

    value = forms.IntegerField(label=_("Value"), min_value=1, max_value=100_000)
    unit = forms.ChoiceField(label=_("Unit"), choices=LegalRule.Unit.choices)
    valid_from = forms.DateField(label=_("In force from"), widget=DateInput)
    clause = forms.ModelChoiceField(
        label=_("Legal basis"), queryset=Clause.objects.none(), help_text=_("Articles and clauses of the library.")
    )
    most_extensions = forms.IntegerField(label=_("Extensions allowed"), min_value=0, max_value=20)
    most_extended = forms.IntegerField(label=_("Extended by at most"), min_value=0, max_value=1000)
    verified = forms.BooleanField(label=_("I have read this text"), required=False)
    note = forms.CharField(label=_("Note in Vietnamese"), max_length=400, required=False)
    note_en = forms.CharField(label=_("Note in English"), max_length=400, required=False)

    def __init__(self, *args: Any, newest: LegalRule, **kwargs: Any) -> None:
        kept = ("value", "unit", "clause", "most_extensions", "most_extended", "note", "note_en")
        kwargs["initial"] = {name: getattr(newest, name) for name in kept}
        super().__init__(*args, **kwargs)
        self.fields["clause"].queryset = Clause.objects.to_cite()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["value"].help_text = _("Now: %(value)s") % {"value": value_words(newest)}

    @property
    def version(self) -> RuleVersion:
        """The cleaned input as the action takes it."""
        return RuleVersion(**self.cleaned_data)

"""Forms: the calculator for everyone, and the administrators' calendar and rules."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.calendar import LOCAL
from danvan.deadlines.models import LegalRule
from danvan.deadlines.terms import MOST, Term
from danvan.deadlines.topics import place_of, topic_of
from danvan.deadlines.wording import amount_words

UNITS = [("wd", _("working days")), ("d", _("days")), ("wh", _("working hours"))]
OWN_TERM = ""
NOON = time(12)
FIRST_SHOWN = "pakn.settle"  # what most people come to ask


class DateInput(forms.DateInput):
    """The browser's own picker."""

    input_type = "date"

    def __init__(self, **more: Any) -> None:
        super().__init__(format="%Y-%m-%d", **more)


def rule_choices() -> list[tuple[Any, Any]]:
    """Every term under its field of law, newest version first known by its name."""
    newest = {r.key: r for r in LegalRule.objects.terms().order_by("key", "valid_from")}
    groups: dict[Promise, list[tuple[str, str]]] = {}
    for key in sorted(newest, key=place_of):
        rule = newest[key]
        label = f"{rule.name}: {amount_words(rule.value, rule.unit)}"
        groups.setdefault(topic_of(key), []).append((key, label))
    return [(OWN_TERM, _("A term of my own, below")), *((str(name), rows) for name, rows in groups.items())]


class CalculatorForm(forms.Form):
    """Which term, and received when."""

    rule = forms.ChoiceField(label=_("Rule"), required=False)
    amount = forms.IntegerField(
        label=_("Length of the term"),
        required=False,
        min_value=1,
        max_value=MOST,
        help_text=_("Only for a term of your own."),
    )
    unit = forms.ChoiceField(label=_("Counted in"), required=False, choices=UNITS)
    day = forms.DateField(
        label=_("Day received"),
        widget=DateInput,
        error_messages={
            "required": _("Enter the day on which the matter was received."),
            "invalid": _("This is no day of the calendar. Write it like 22/1/2025."),
        },
    )
    time = forms.TimeField(
        label=_("Time received"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Only hour terms depend on it."),
        error_messages={"invalid": _("This is no time of day. Write it like 16:40.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = rule_choices()  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["rule"].error_messages["invalid_choice"] = _("There is no such rule; choose one of the list.")

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError(_("Only the years 2000 to 2100 can be computed."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        chosen = found.get("rule") or "rule" in self.errors
        if not chosen and found.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _("Choose a rule, or enter the length of a term."))
        return found

    @property
    def received_at(self) -> datetime:
        """The local moment; without a time, noon, which no day term depends on."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data.get("time") or NOON, LOCAL)

    @property
    def own_term(self) -> str:
        """The term typed by hand, "" when a rule was chosen."""
        if self.cleaned_data.get("rule"):
            return ""
        return str(Term(self.cleaned_data["amount"], self.cleaned_data.get("unit") or "wd"))


def question(query: QueryDict, at: datetime) -> dict[str, Any]:
    """The form's data from an address: its own fields, or `received` and `term` as programs write them."""
    data: dict[str, Any] = {name: query.get(name, "") for name in ("rule", "amount", "unit", "day", "time")}
    data["unit"] = data["unit"] or "wd"
    if not query.keys() & {"rule", "term", "amount"}:
        data["rule"] = FIRST_SHOWN
    if "received" in query:
        data |= _received(query.get("received", ""))
    elif "day" not in query:
        data |= {"day": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}"}
    if "term" in query:
        data |= _term(query.get("term", ""))
    return data


def _received(text: str) -> dict[str, str]:
    try:
        moment = datetime.fromisoformat(text.strip().replace(" ", "+"))
    except ValueError:
        return {"day": text[:40], "time": ""}
    moment = moment.astimezone(LOCAL) if moment.tzinfo else moment
    return {"day": f"{moment:%Y-%m-%d}", "time": f"{moment:%H:%M}"}


def _term(text: str) -> dict[str, str]:
    number = text.strip().lower().rstrip("wdh ")
    return {"rule": "", "amount": number[:40], "unit": text.strip().lower()[len(number) :].strip() or "wd"}

"""Who stands in for whom, on which days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.organisations.queries import unit_ids_of
from danvan.plans.actions.name_stand_in import LONGEST
from danvan.plans.forms.lines import day_input
from danvan.plans.queries.standing_in import substitutes, workers_in
from danvan.plans.rules.people import LEADERS, WORKERS
from danvan.ui.selects import PlainSelect


class StandInForm(forms.Form):
    """`absent` cleans to (unit, person): oneself in an own unit, for a head anyone of the unit."""

    absent = forms.ChoiceField(label=_("Who is away"), widget=PlainSelect)
    user = forms.ChoiceField(
        label=_("Who stands in"), widget=PlainSelect, help_text=_("Somebody of the unit or one of its rooms.")
    )
    first = forms.DateField(label=_("First day"), widget=day_input())
    last = forms.DateField(label=_("Last day"), widget=day_input())

    def __init__(self, data: Any = None, *, actor: User, on: date) -> None:
        super().__init__(data, initial={"first": on, "last": on})
        own, led = unit_ids_of(actor, on=on, roles=WORKERS), unit_ids_of(actor, on=on, roles=LEADERS)
        rows = [row for row in workers_in(own, on) if row.user_id == actor.pk or row.unit_id in led]
        by_unit: dict[str, list[tuple[str, str]]] = {}
        for row in sorted(rows, key=lambda row: row.user_id != actor.pk):
            by_unit.setdefault(row.unit.name, []).append((f"{row.unit_id}:{row.user_id}", row.user.full_name))
        self._choose("absent", list(by_unit.items()))
        people = [("", _("Choose a person")), *_people(substitutes(own, on))]
        self._choose("user", people)
        limits = {"min": on.isoformat(), "max": (on + timedelta(days=366)).isoformat()}
        for name in ("first", "last"):
            self.fields[name].widget.attrs |= limits
        self.fields["last"].help_text = _("At most %(days)s days.") % {"days": LONGEST.days}

    def _choose(self, name: str, choices: Any) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    def clean_absent(self) -> tuple[int, int]:
        unit, _colon, person = self.cleaned_data["absent"].partition(":")
        return int(unit), int(person)

    def clean_user(self) -> int:
        return int(self.cleaned_data["user"])


def _people(users: Iterable[User]) -> list[tuple[str, str]]:
    return [(str(user.pk), user.full_name) for user in users]

"""The forms that make a part of a task, change one, and ask for a change of one's own."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.organisations.models import Post, Unit
from danvan.plans.actions.break_down import Piece
from danvan.plans.actions.propose_change import Wish
from danvan.plans.forms.lines import LineField, TextField, day_input
from danvan.plans.forms.steps import LONGEST, StepForm, reason_field
from danvan.plans.forms.unit_names import CooperatingField, UnitField
from danvan.plans.models.choices import Recurrence
from danvan.plans.models.task import HEAVIEST
from danvan.plans.queries.sharing import officers_in, posts_in, rooms_of
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.queries.unit_names import UnitNames
from danvan.ui.selects import PlainSelect


def _title(label: Any) -> TextField:
    return TextField(label=label, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=day_input())


def _weight() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Weight"),
        min_value=0,
        max_value=HEAVIEST,
        initial=1,
        help_text=_("How much it counts beside its neighbours: parts of a hundred, or simply 1."),
    )


class UnitsForm(StepForm):
    """A form that names units; the page offers `unit_names` under its fields."""

    def prepare(self) -> None:
        self.names = UnitNames.on(self.today)
        for field in self.fields.values():
            if isinstance(field, (UnitField, CooperatingField)):
                field.use(self.names)

    @property
    def unit_names(self) -> list[str]:
        return self.names.names

    def limit_due(self, whole: Any) -> None:
        """Say until when a part may run, and let the browser know."""
        if whole is None:
            return
        field = self.fields["due_on"]
        field.widget.attrs["max"] = whole.isoformat()
        field.help_text = gettext("At the latest %(day)s, when the task above is due.") % {
            "day": date_format(whole, "SHORT_DATE_FORMAT")
        }


class BreakDownForm(UnitsForm):
    """One part, once for each unit named; `piece()` after cleaning."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    title = _title(_("What is to be done"))
    rooms = forms.MultipleChoiceField(
        label=_("Your unit and its rooms"), required=False, widget=forms.CheckboxSelectMultiple
    )
    units = CooperatingField(
        label=_("Other units"),
        help_text=_(
            "One a line; each gets the part for itself. “UBND các phường, xã” means all of them. Units above yours "
            "cannot be chosen."
        ),
    )
    officer = forms.ChoiceField(
        label=_("Officer or post"),
        required=False,
        widget=PlainSelect,
        help_text=_("Only for a part that stays in your unit or one room."),
    )
    due_on = _day(_("Due"))
    weight = _weight()
    deliverable = LineField(label=_("Deliverable"), max_length=500, required=False)
    cooperating = CooperatingField(label=_("Cooperating units"))
    recurrence = forms.ChoiceField(label=_("How often"), choices=Recurrence.choices, required=False)
    detail = TextField(label=_("Details"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        super().prepare()
        self.initial.update(token=uuid4().hex, title=self.task.title, due_on=self.task.due_on, weight=1)
        self.limit_due(self.task.due_on)
        own = [self.task.unit, *rooms_of(self.task.unit_id or 0, self.today)] if self.task.unit else []
        self.inside = {str(unit.pk): unit for unit in own}
        rooms: Any = self.fields["rooms"]
        rooms.choices = [(key, unit.name) for key, unit in self.inside.items()]
        self._offer_people(own)

    def _offer_people(self, own: list[Unit]) -> None:
        ids = [unit.pk for unit in own]
        self.people: dict[str, tuple[int, User | None, Post | None]] = {}
        choices: dict[int, list[tuple[str, str]]] = {pk: [] for pk in ids}
        for unit_id, person in officers_in(ids, self.today):
            key = f"o{unit_id}:{person.pk}"
            self.people[key] = (unit_id, person, None)
            choices[unit_id].append((key, person.full_name))
        for post in posts_in(ids, self.today):
            key = f"p{post.unit_id}:{post.pk}"
            self.people[key] = (post.unit_id, None, post)
            choices[post.unit_id].append((key, gettext("Post: %(post)s") % {"post": post.title}))
        grouped = [(unit.name, choices[unit.pk]) for unit in own if choices[unit.pk]]
        self.fields["officer"].choices = [("", _("Nobody named yet")), *grouped]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        chosen = {unit.pk: unit for unit in (self.inside[key] for key in data.get("rooms", []))}
        chosen |= {unit.pk: unit for unit in data.get("units") or ()}
        unit_id, data["assignee"], data["post"] = self.people.get(data.get("officer", ""), (0, None, None))
        if unit_id and not chosen:
            chosen = {unit_id: self.inside[str(unit_id)]}
        if unit_id and set(chosen) != {unit_id}:
            self.add_error("officer", gettext("An officer or a post goes with exactly one unit: choose only that one."))
        if not chosen and not self.has_error("units"):
            self.add_error("rooms", gettext("Choose who is to do it: your unit, a room, an officer, or other units."))
        data["chosen"] = tuple(chosen.values())
        return data

    def piece(self) -> Piece:
        data = self.cleaned_data
        names = ("title", "detail", "deliverable", "due_on", "weight", "recurrence", "assignee", "post")
        return Piece(units=data["chosen"], cooperating=data["cooperating"], **{name: data[name] for name in names})


class EditPartForm(UnitsForm):
    """A part as its giver writes it; `facts()` after cleaning."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    title = _title(_("What is to be done"))
    unit = UnitField(label=_("Lead unit"))
    cooperating = CooperatingField(label=_("Cooperating units"))
    deliverable = LineField(label=_("Deliverable"), max_length=500, required=False)
    starts_on = _day(_("Begins"))
    due_on = _day(_("Due"))
    weight = _weight()
    detail = TextField(label=_("Details"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reason = reason_field(_("The unit that has it reads this."))

    _SAME = ("title", "detail", "deliverable", "starts_on", "due_on", "weight")

    def prepare(self) -> None:
        super().prepare()
        now = TaskFacts.of(self.task)
        self.initial.update({name: getattr(now, name) for name in self._SAME})
        self.initial["unit"] = now.unit.name if now.unit else ""
        self.initial["cooperating"] = "\n".join(unit.name for unit in now.cooperating)
        self.initial["seen"] = now.seal()
        self.limit_due(self.task.parent.due_on if self.task.parent else None)

    def facts(self) -> TaskFacts:
        data = self.cleaned_data
        now = TaskFacts.of(self.task)
        for name in (*self._SAME, "unit"):
            setattr(now, name, data[name])
        now.cooperating = tuple(unit for unit in data["cooperating"] if unit != data["unit"])
        now.lead_text = "" if data["unit"] != self.task.unit else now.lead_text
        return now


class ProposeForm(UnitsForm):
    """The task as the unit would have it; `wish()` after cleaning."""

    due_on = _day(_("Due"))
    unit = UnitField(label=_("Lead unit"), required=False)
    title = _title(_("Wording of the task"))
    deliverable = LineField(label=_("Deliverable"), max_length=500, required=False)
    weight = _weight()
    reason = reason_field(_("Facts that whoever decides can check."))

    _SAME = ("title", "deliverable", "due_on", "weight")

    def prepare(self) -> None:
        super().prepare()
        self.initial.update({name: getattr(self.task, name) for name in self._SAME})
        self.initial["unit"] = self.task.unit.name if self.task.unit else ""

    def wish(self) -> Wish:
        data = self.cleaned_data
        return Wish(unit=data["unit"] or self.task.unit, **{name: data[name] for name in self._SAME})

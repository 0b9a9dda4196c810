"""The facts of a plan, a task group, and the reasons a keeper gives."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.plans.forms.lines import LineField, TextField, day_input
from danvan.plans.forms.unit_names import UnitField
from danvan.plans.models import Plan, TaskGroup
from danvan.plans.models.choices import GroupCode, PlanKind
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.queries.task_facts import seal_of_group, seal_of_plan
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.rules.people import LEADERS, coordinates, units

LONGEST_TEXT = 20_000
EARLIEST, LATEST = date(1945, 1, 1), date(2100, 12, 31)
_YEARS = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=day_input(), validators=list(_YEARS), **kwargs)


class PlanForm(forms.Form):
    """The facts; `seen` is the seal of those that the keeper saw."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlanKind.choices)
    number = LineField(
        label=_("Number and sign"), max_length=60, required=False, help_text=_("As printed, for example 274/KH-UBND.")
    )
    title = TextField(label=_("Title"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    issuer = LineField(label=_("Issued by, as printed"), max_length=200, required=False)
    owner = UnitField(label=_("Unit that keeps the plan"))
    issued_on = day_field(_("Date of issue"))
    starts_on = day_field(_("Begins"))
    ends_on = day_field(_("Ends"))
    abstract = TextField(
        label=_("Abstract"), max_length=LONGEST_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    bases = TextField(
        label=_("Bases"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    purpose = TextField(
        label=_("Purpose and requirements"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    respond_days = forms.IntegerField(
        label=_("Working days to acknowledge"),
        min_value=1,
        max_value=60,
        initial=3,
        help_text=_("After it a unit that has not answered is shown as silent."),
    )
    risk_margin = forms.IntegerField(
        label=_("Points behind the pace that mean risk"),
        min_value=0,
        max_value=100,
        initial=15,
        help_text=_("Half of the time gone and 30 % done lies 20 points behind."),
    )
    public = forms.BooleanField(label=_("Its progress is public"), required=False, initial=True)
    illustration = forms.BooleanField(
        label=_("An example for illustration"), required=False, help_text=_("Every page says so.")
    )

    def __init__(self, *args: Any, user: Any, names: UnitNames, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.names, self.on = user, names, on
        self.fields["owner"].use(names)  # type: ignore[attr-defined]  # a UnitField
        self.fields["owner"].initial = self._own_name()

    @property
    def unit_names(self) -> list[str]:
        """For the list under the field: a head keeps plans of his own units only."""
        if coordinates(self.user, self.on):
            return self.names.names
        return [unit.name for unit in self.names.units if unit.pk in units(self.user, self.on, LEADERS)]

    def _own_name(self) -> str:
        return next(iter(self.own_names()), "")

    def own_names(self) -> list[str]:
        own = units(self.user, self.on, LEADERS)
        return [unit.name for unit in self.names.units if unit.pk in own]

    def clean_owner(self) -> Any:
        unit = self.cleaned_data["owner"]
        if not coordinates(self.user, self.on) and unit.pk not in units(self.user, self.on, LEADERS):
            raise forms.ValidationError(gettext("You keep plans of your own unit only. Choose it from the list."))
        return unit

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", gettext("The plan ends before it begins. Correct one of the two days."))
        return data

    def facts(self) -> PlanFacts:
        return PlanFacts(**{name: value for name, value in self.cleaned_data.items() if name not in _NO_FACTS})

    @staticmethod
    def first_values(plan: Plan) -> dict[str, Any]:
        """The facts as they stand."""
        values = {name: getattr(plan, name) for name in PlanFacts.__dataclass_fields__}
        return {**values, "owner": plan.owner.name, "seen": seal_of_plan(plan)}


_NO_FACTS = frozenset({"seen", "edition"})


class GroupForm(forms.Form):
    """A task group."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    number = LineField(label=_("Number"), max_length=30, required=False, help_text=_("As printed: I, 1, A."))
    title = TextField(label=_("Task group"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    code = forms.ChoiceField(
        label=_("Which of the city’s seven groups"),
        required=False,
        choices=[("", _("None of them")), *GroupCode.choices],
        help_text=_("The public page tells progress by these seven."),
    )

    @staticmethod
    def first_values(group: TaskGroup) -> dict[str, Any]:
        return {"number": group.number, "title": group.title, "code": group.code, "seen": seal_of_group(group)}

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("number", "title", "code")}


class ReasonForm(forms.Form):
    """Why; those who have the tasks read it."""

    reason = TextField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

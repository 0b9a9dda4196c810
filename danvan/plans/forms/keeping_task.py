"""A task as the keeper writes it: in a draft, or with a reason after issue."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.plans.forms.keeping_plan import LONGEST_TEXT, day_field
from danvan.plans.forms.lines import LineField, TextField
from danvan.plans.forms.unit_names import CooperatingField, LeadField, unknown_words
from danvan.plans.models import Plan, Task
from danvan.plans.models.choices import Recurrence
from danvan.plans.models.task import HEAVIEST
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.queries.unit_names import UnitNames


class TaskForm(forms.Form):
    """`facts()` after cleaning. An issued plan asks for the reason; there the lead is one unit."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    number = LineField(label=_("Number"), max_length=40, required=False, help_text=_("As printed: 1, 1.1, a."))
    title = TextField(label=_("Task of the plan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    lead = LeadField(label=_("Lead unit"))
    keep_words = forms.BooleanField(
        label=_("Keep these words"),
        required=False,
        help_text=_("No unit has this name, and the task stays without a lead until one is named."),
    )
    cooperating = CooperatingField(label=_("Cooperating units"))
    deliverable = LineField(label=_("Deliverable"), max_length=500, required=False)
    starts_on = day_field(_("Begins"))
    due_on = day_field(_("Due"))
    recurrence = forms.ChoiceField(
        label=_("How often"),
        choices=Recurrence.choices,
        required=False,
        help_text=_("Each period becomes a task of its own when the plan is issued; “due” is then the end of all."),
    )
    weight = forms.IntegerField(
        label=_("Weight"),
        min_value=0,
        max_value=HEAVIEST,
        initial=1,
        help_text=_("How much it counts beside its neighbours: parts of a hundred, or simply 1."),
    )
    detail = TextField(
        label=_("What is to be done"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reason = TextField(
        label=_("Reason for the change"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The units that have the task read it; it stands with the new version."),
    )

    def __init__(self, *args: Any, plan: Plan, names: UnitNames, task: Task | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.task, self.names = plan, task, names
        for name in ("lead", "cooperating"):
            self.fields[name].use(names)  # type: ignore[attr-defined]  # both take names
        if plan.is_draft:
            del self.fields["reason"]
        elif task is not None:
            # Its periods are under way.
            del self.fields["recurrence"]
        self._offer_words()

    def _offer_words(self) -> None:
        """Keeping unknown words is offered where there are some: typed now, or kept earlier."""
        typed = str(self.data.get(self.add_prefix("lead"), "")) if self.is_bound else ""
        earlier = self.task.lead_text if self.task and self.task.unit_id is None else ""
        words = typed if self.is_bound else earlier
        if not self.plan.is_draft or not words or self.names.meant(words).units:
            del self.fields["keep_words"]
        elif not self.is_bound:
            self.fields["keep_words"].initial = True

    @property
    def unit_names(self) -> list[str]:
        return self.names.names

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        starts, due = data.get("starts_on"), data.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", gettext("The due date lies before the first day. Correct one of the two."))
        if "lead" in data:
            self._take_lead(data)
        return data

    def _take_lead(self, data: dict[str, Any]) -> None:
        words = data["lead"]
        if self.task is not None and words == shown_lead(self.task):
            data["unit"], data["lead_text"] = self.task.unit, self.task.lead_text
            return
        meant = self.names.meant(words)
        data["unit"], data["lead_text"] = meant.one, "" if meant.one and not meant.unknown else words
        if words and meant.unknown and not data.get("keep_words"):
            self.add_error("lead", unknown_words(meant.unknown))
        elif self.task is not None and not self.plan.is_draft and meant.one is None:
            self.add_error("lead", gettext("A task that was sent needs exactly one lead unit. Choose its name."))

    def facts(self) -> TaskFacts:
        data = self.cleaned_data
        kept = self.task.recurrence if self.task else ""
        names = ("number", "title", "deliverable", "starts_on", "due_on", "weight", "detail", "unit", "lead_text")
        values = {name: data[name] for name in names}
        helping = tuple(unit for unit in data["cooperating"] if unit != data["unit"])
        return TaskFacts(cooperating=helping, recurrence=data.get("recurrence", kept), **values)

    @staticmethod
    def first_values(task: Task) -> dict[str, Any]:
        """The task as it stands."""
        facts = TaskFacts.of(task)
        names = ("number", "title", "deliverable", "starts_on", "due_on", "recurrence", "weight", "detail")
        return {
            **{name: getattr(facts, name) for name in names},
            "lead": shown_lead(task),
            "cooperating": "\n".join(unit.name for unit in facts.cooperating),
            "seen": facts.seal(),
        }


def shown_lead(task: Task) -> str:
    """The words of the lead: those of the paper where they say more than one name."""
    return task.lead_text or (task.unit.name if task.unit else "")

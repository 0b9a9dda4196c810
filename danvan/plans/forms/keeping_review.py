"""What a reviewer corrects of a plan read from a file."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.legislation.reading.lines import LARGEST_MB
from danvan.legislation.reading.refusals import TextTooBig
from danvan.plans.actions.correct_import_task import TaskWords
from danvan.plans.forms.keeping_plan import PlanForm, day_field
from danvan.plans.forms.lines import LineField, TextField
from danvan.plans.forms.unit_names import LIST, lines_of
from danvan.plans.models.choices import GroupCode, PlanKind, Recurrence
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.reading.pieces import ReadGroup, ReadPlan, ReadTask

MOST_COOPERATING = 60
LONGEST_NAME = 300


class PlanFileForm(forms.Form):
    """One file to be read."""

    tep = forms.FileField(
        label=_("File of the plan"),
        help_text=_("Word (DOCX), web page (HTML) or plain text, up to 20 MB. Nobody hears of it before you issue it."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.html,.htm,.txt"}),
    )

    def clean_tep(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["tep"]
        if file.size > LARGEST_MB * 1024 * 1024:
            raise forms.ValidationError(gettext(TextTooBig.message) % {"limit": LARGEST_MB})
        return file


class EditionForm(forms.Form):
    """Which edition the reviewer saw."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class ReviewPlanForm(PlanForm):
    """The facts of a plan under review."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def words(self) -> dict[str, str]:
        """The facts as the draft keeps them: words, days as "2021-12-02", a unit by its name."""
        return {name: _written(value) for name, value in self.facts().columns().items()}

    @staticmethod
    def read_values(read: ReadPlan, edition: int, own: Sequence[str], names: UnitNames) -> dict[str, Any]:
        """The recognised facts as first values. own: the reviewer's units, for a plan whose issuer is none."""
        values: dict[str, Any] = {name: fact.value for name, fact in read.facts.items()}
        values = {name: _typed(name, value) for name, value in values.items() if name in PlanFacts.__dataclass_fields__}
        issuer = names.named(read.fact("issuer"))
        values.setdefault("owner", issuer.name if issuer else next(iter(own), ""))
        values.setdefault("bases", "\n".join(passage.text for passage in read.bases))
        values.setdefault("purpose", "\n".join(passage.text for passage in read.purpose))
        if values.get("kind") not in PlanKind.values:
            values["kind"] = PlanKind.PLAN.value
        return {**values, "edition": edition}


class ReviewGroupForm(EditionForm):
    """The heading of a group under review."""

    number = LineField(label=_("Number"), max_length=30, required=False)
    title = TextField(label=_("Task group"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    code = forms.ChoiceField(
        label=_("Which of the city’s seven groups"),
        required=False,
        choices=[("", _("None of them")), *GroupCode.choices],
    )

    @staticmethod
    def read_values(group: ReadGroup, edition: int) -> dict[str, Any]:
        return {"number": group.number, "title": group.title.value, "code": group.code, "edition": edition}

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("number", "title", "code")}


class ReviewTaskForm(EditionForm):
    """One task under review. Names need no unit yet: the page says which of them none has."""

    number = LineField(label=_("Number"), max_length=40, required=False)
    title = TextField(label=_("Task of the plan"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    lead = LineField(
        label=_("Lead unit"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"list": LIST, "autocomplete": "off"}),
        help_text=_("Write the name and choose from the list."),
    )
    cooperating = TextField(
        label=_("Cooperating units"),
        max_length=8000,
        required=False,
        help_text=_("One a line."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    deliverable = LineField(label=_("Deliverable"), max_length=500, required=False)
    due = day_field(_("Due"))
    recurrence = forms.ChoiceField(label=_("How often"), choices=Recurrence.choices, required=False)
    group = forms.TypedChoiceField(label=_("Task group"), coerce=int)

    def __init__(self, *args: Any, groups: Sequence[ReadGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.choices = [(at, _short(group)) for at, group in enumerate(groups)]

    @staticmethod
    def read_values(task: ReadTask, group: int, edition: int) -> dict[str, Any]:
        single = {name: getattr(task, name).value for name in ("title", "lead", "deliverable", "due", "recurrence")}
        helping = "\n".join(value.value for value in task.cooperating)
        return {**single, "number": task.number, "cooperating": helping, "group": group, "edition": edition}

    def clean_cooperating(self) -> tuple[str, ...]:
        names = list(dict.fromkeys(lines_of(self.cleaned_data["cooperating"])))
        if len(names) > MOST_COOPERATING or any(len(name) > LONGEST_NAME for name in names):
            words = gettext("At most %(count)s names of at most %(letters)s letters, one a line.")
            raise forms.ValidationError(words % {"count": MOST_COOPERATING, "letters": LONGEST_NAME})
        return tuple(names)

    def words(self) -> TaskWords:
        data = dict(self.cleaned_data)
        data.pop("edition")
        due = data.pop("due")
        return TaskWords(due=due.isoformat() if due else "", **data)


class SplitForm(EditionForm):
    """The tasks that one becomes, one a line."""

    titles = TextField(
        label=_("One task a line"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Each line becomes a task with the same units, date and deliverable. Nothing is lost by it."),
    )

    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["titles"].splitlines() if line.strip()]


def _short(group: ReadGroup) -> str:
    return f"{group.number} {group.title.value}".strip()[:90] or "–"


def _written(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _typed(name: str, value: str) -> Any:
    return value == "1" if name in {"public", "illustration"} else value

"""How a unit answers: its ready texts, its path, who signs in the head's place."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.language import normalise_line
from danvan.organisations.models import Unit
from danvan.petitions.actions.grant_delegation import Delegation
from danvan.petitions.actions.set_template import ReadyText
from danvan.petitions.errors.answering import UnknownTextField
from danvan.petitions.forms.drafting import LONGEST_TEXT, OUTCOMES
from danvan.petitions.forms.fields import LineField, TextField
from danvan.petitions.models import AnswerTemplate, ApprovalStep, SigningForm, Topic
from danvan.petitions.models.answering import DEFAULT_SIGN, shortest_path
from danvan.petitions.queries.ready_texts import unknown_fields

CITY = "city"
_S, _R, _O, _L = (step.value for step in ApprovalStep)
#: Every path there can be: the specialist first, the leader last.
PATHS = ((_S, _L), (_S, _R, _L), (_S, _O, _L), (_S, _R, _O, _L), (_S, _O, _R, _L))
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReadyTextForm(forms.Form):
    """A ready text; `units` are those whose texts this person keeps, `city` when the city's too."""

    owner = forms.ChoiceField(label=_("Whose text"))
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", _("Choose an outcome")), *OUTCOMES])
    title = LineField(label=_("Title"), max_length=120, help_text=_("By this the drafter finds it."))
    text = TextField(
        label=_("Answer"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "Filled by itself: {reference} {place} {unit} {due}. Write […] where the drafter fills in; "
            "an answer that still holds […] is not issued."
        ),
    )
    next_step = LineField(label=_("Next step"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, units: list[Unit], city: bool, row: AnswerTemplate | None = None, **kw: Any) -> None:
        if row is not None:
            kw["initial"] = {
                "owner": row.unit.slug if row.unit else CITY,
                "topic": row.topic.slug if row.topic else "",
                **{name: getattr(row, name) for name in ("outcome", "title", "text", "next_step")},
            }
        super().__init__(*args, **kw)
        self._units = {unit.slug: unit for unit in units}
        owners = [(CITY, gettext("The whole city"))] if city else []
        owner: Any = self.fields["owner"]
        owner.choices = [*owners, *[(slug, unit.name) for slug, unit in self._units.items()]]
        self._topics = {topic.slug: topic for topic in Topic.objects.offered()}
        topic: Any = self.fields["topic"]
        named = [(slug, f"{t.parent} · {t}" if t.parent else str(t)) for slug, t in self._topics.items()]
        topic.choices = [("", gettext("Any topic")), *named]

    def clean_text(self) -> str:
        return self._known_only("text")

    def clean_next_step(self) -> str:
        return self._known_only("next_step")

    def ready(self) -> ReadyText:
        data = self.cleaned_data
        return ReadyText(
            unit=self._units.get(data["owner"]),
            topic=self._topics.get(data["topic"]),
            **{name: data[name] for name in ("outcome", "title", "text", "next_step")},
        )

    def _known_only(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        if unknown := unknown_fields(text):
            raise forms.ValidationError(gettext(UnknownTextField.message) % {"field": unknown[0]})
        return text


class PathForm(forms.Form):
    """The approval steps, and the sign of the register."""

    steps = forms.ChoiceField(label=_("Approval steps"), widget=forms.RadioSelect)
    sign = LineField(
        label=_("Sign of the register"),
        max_length=30,
        help_text=_("Stands behind the number of each answer: with UBND-PAKN the first of a year is 01/UBND-PAKN."),
    )

    def __init__(self, *args: Any, steps: list[str] | None = None, sign: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"steps": "+".join(steps or shortest_path()), "sign": sign or DEFAULT_SIGN})
        super().__init__(*args, **kwargs)
        field: Any = self.fields["steps"]
        field.choices = [("+".join(path), words_of_path(path)) for path in PATHS]

    @property
    def chosen(self) -> list[str]:
        return str(self.cleaned_data["steps"]).split("+")


class DelegationForm(forms.Form):
    """Who signs in the head's place."""

    code = forms.CharField(label=_("Staff code"), max_length=40)
    form = forms.ChoiceField(
        label=_("Form of signature"), choices=[c for c in SigningForm.choices if c[0] != SigningForm.SELF]
    )
    title = LineField(label=_("Title of who signs"), max_length=120, help_text=_("As it stands under the signature."))
    basis = LineField(
        label=_("By which paper"), max_length=200, help_text=_("Number and day of the paper that delegates.")
    )
    first = forms.DateField(label=_("First day"), widget=_DAY)
    last = forms.DateField(label=_("Last day"), widget=_DAY)

    def clean_code(self) -> User:
        code = normalise_line(self.cleaned_data["code"]).lower()
        person = User.objects.filter(code=code, is_active=True).first()
        if person is None:
            raise forms.ValidationError(gettext("No active member of staff has this code."))
        return person

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("last", gettext("The last day lies before the first."))
        return data

    def delegation(self) -> Delegation:
        data = self.cleaned_data
        words = {name: data[name] for name in ("title", "basis", "first", "last")}
        return Delegation(user=data["code"], form=SigningForm(data["form"]), **words)


def words_of_path(steps: "tuple[str, ...] | list[str]") -> str:
    """ "Specialist → head of room → leader"."""
    return capfirst(" → ".join(str(ApprovalStep(step).label) for step in steps))

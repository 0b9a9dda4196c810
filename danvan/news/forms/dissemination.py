"""The form of a dissemination: what, for whom, by when, with a quiz if wanted."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.legislation.citing import read_citation
from danvan.legislation.models import Document
from danvan.news.actions.draft_dissemination import MOST_QUESTIONS, Draft
from danvan.news.forms.audience import PersonsField, audience_formset
from danvan.news.forms.fields import DAY, LineField, TextField
from danvan.news.forms.quiz import QUIZ
from danvan.news.models import Article, Dissemination
from danvan.news.queries.audience import Line
from danvan.news.queries.due_day import is_due_day, next_due_day
from danvan.news.rules import reach, sending_units
from danvan.organisations.models import Unit

NEWEST = 60
USUAL_DAYS = 10
REMIND = [(0, _("Only on the due day")), (1, "1"), (2, "2"), (3, "3"), (5, "5")]


class DisseminationForm(forms.Form):
    """The words and days; audience and quiz stand in `audience` and `quiz`, forms of their own."""

    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Sending unit"), empty_label=None)
    document = LineField(
        label=_("Legal document"),
        max_length=300,
        required=False,
        help_text=_("Its number, for example 274/KH-UBND. Leave empty when an article is chosen."),
    )
    article = forms.ModelChoiceField(
        queryset=Article.objects.none(), label=_("Or an article"), required=False, empty_label=_("No article")
    )
    title = LineField(label=_("Title"), max_length=200, help_text=_("What readers see in their list."))
    summary = TextField(
        label=_("Summary in plain words"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What changes, for whom, from when, what to do. It stands first on the reader’s page."),
    )
    due_on = forms.DateField(
        label=_("To be read by"), widget=DAY, help_text=_("A working day. Late confirmations are counted apart.")
    )
    remind_days = forms.TypedChoiceField(
        label=_("Remind so many working days before"),
        coerce=int,
        choices=REMIND,
        initial=2,
        help_text=_("In working hours, in one line for everything a person must read."),
    )
    is_public = forms.BooleanField(
        label=_("This is a public campaign, too"),
        required=False,
        help_text=_("The page of figures then shows how often the article was opened. No visitor is tracked."),
    )
    persons = PersonsField()
    form_token = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=16)

    def __init__(self, data: Any = None, *, actor: Any, on: date, row: Dissemination | None = None, token: str) -> None:
        initial: dict[str, Any] = {"form_token": token, "due_on": next_due_day(on, USUAL_DAYS)}
        lines = list(row.audience.select_related("unit", "person")) if row else []
        if row is not None:
            initial |= {name: getattr(row, name) for name in ("title", "summary", "due_on", "remind_days", "is_public")}
            initial |= {"unit": row.unit_id, "article": row.article_id, "document": _sign(row.document)}
            initial["persons"] = "\n".join(line.person.code for line in lines if line.person)
        super().__init__(data, initial=initial)
        self.on = on
        within = reach(actor, on=on)
        self.units = list(Unit.objects.filter(pk__in=within).in_order())
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=sending_units(actor, on=on)).in_order()  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["persons"].use(within, on)  # type: ignore[attr-defined]  # a PersonsField
        self._offer_articles(row)
        self.audience = audience_formset(data, lines=lines, units=self.units)
        self.quiz = QUIZ(data, prefix="q", initial=_asked(row))

    def _offer_articles(self, row: Dissemination | None) -> None:
        newest = list(Article.objects.live().order_by("-first_published_at").values_list("pk", flat=True)[:NEWEST])
        kept = [row.article_id] if row and row.article_id else []
        field: Any = self.fields["article"]
        field.queryset = Article.objects.filter(pk__in=[*newest, *kept]).order_by("-first_published_at")

    @property
    def unit_names(self) -> list[str]:
        """For the list under the fields of units."""
        return [unit.name for unit in self.units]

    def clean_document(self) -> Document | None:
        typed = self.cleaned_data["document"]
        if not typed:
            return None
        found = read_citation(typed)
        if isinstance(found, Document):
            return found
        whole = getattr(getattr(found, "article", None), "document", None)
        if isinstance(whole, Document):
            return whole
        raise forms.ValidationError(gettext("No document of the library has this number. Look it up there first."))

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if not is_due_day(day, on=self.on):
            raise forms.ValidationError(gettext("Choose a working day, today or later, within a year."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        known = "document" in data and "article" in data
        if known and bool(data["document"]) == bool(data["article"]):
            self.add_error("document", gettext("Choose a document or an article: one of the two."))
        if self.audience.is_valid() and "persons" in data and not self.lines:
            self.add_error("persons", gettext("Nobody is named yet. Add a unit above or a person here."))
        return data

    def is_valid(self) -> bool:
        """All parts are looked at, so that every error is shown at once."""
        return all([super().is_valid(), self.audience.is_valid(), self.quiz.is_valid()])

    @property
    def lines(self) -> list[Line]:
        units = [form.line for form in self.audience.forms if form.line is not None]
        return units + [Line(person_id=person) for person in self.cleaned_data.get("persons", [])]

    @property
    def draft(self) -> Draft:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        quiz = [form.asked for form in self.quiz.forms if form.asked is not None]
        return Draft(
            **{name: data[name] for name in ("unit", "title", "summary", "due_on", "article", "document")},
            remind_days=data["remind_days"],
            is_public=data["is_public"],
            audience=self.lines,
            quiz=quiz[:MOST_QUESTIONS],
        )


def _sign(document: Document | None) -> str:
    return "" if document is None else document.number or document.slug


def _asked(row: Dissemination | None) -> list[dict[str, Any]]:
    rows = row.quiz.all() if row else []
    return [
        {"words": one.words, "answers": "\n".join(one.answers), "right": one.right + 1, "why": one.why} for one in rows
    ]

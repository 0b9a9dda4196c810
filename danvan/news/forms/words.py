"""Short forms: a question, its answer, a correction, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.news.forms.fields import TextField
from danvan.news.models import Dissemination, ReaderQuestion


class QuestionForm(forms.Form):
    """A reader's question."""

    words = TextField(
        label=_("Your question to the sending unit"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Readers never see who asked; the sending unit sees your unit only."),
        error_messages={"required": _("Write the question.")},
    )


class AnswerForm(forms.Form):
    """The answer, and whether every reader sees it."""

    answer = TextField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    to_all = forms.BooleanField(label=_("Show question and answer to every reader"), required=False)
    shown_words = TextField(
        label=_("The question as every reader sees it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Take out what would tell who asked: names, places, cases."),
    )

    def __init__(self, data: Any = None, *, question: ReaderQuestion) -> None:
        shown = question.shown_words or question.words
        super().__init__(data, initial={"answer": question.answer, "to_all": question.is_public, "shown_words": shown})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("to_all") and not data.get("shown_words") and "shown_words" in data:
            self.add_error("shown_words", gettext("Write the question as every reader may see it."))
        return data

    @property
    def for_all(self) -> str:
        """The question as shown, "" when it is kept to who asked."""
        return self.cleaned_data["shown_words"] if self.cleaned_data["to_all"] else ""


class CorrectionForm(forms.Form):
    """The summary put right, and what was wrong."""

    correction = TextField(
        label=_("What was wrong and is right now"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every reader is told and reads this first. Confirmations stay."),
    )
    summary = TextField(label=_("Summary in plain words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, data: Any = None, *, row: Dissemination) -> None:
        super().__init__(data, initial={"summary": row.summary})


class ReasonForm(forms.Form):
    """Why it is withdrawn."""

    reason = TextField(
        label=_("Why it is withdrawn"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever received it reads this."),
        error_messages={"required": _("Write the reason.")},
    )

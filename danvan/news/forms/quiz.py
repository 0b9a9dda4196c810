"""Writing a quiz, and answering it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise_line
from danvan.news.actions.draft_dissemination import ANSWERS, MOST_QUESTIONS, Asked
from danvan.news.forms.fields import LineField, TextField
from danvan.news.models import QuizQuestion


class AskedForm(forms.Form):
    """One question of the quiz; wholly empty it is left out."""

    words = LineField(label=_("Question"), max_length=300, required=False)
    answers = TextField(
        label=_("Answers, one a line"),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two to four."),
    )
    right = forms.IntegerField(label=_("Number of the right answer"), required=False, min_value=1, max_value=4)
    why = LineField(
        label=_("Why it is right"),
        max_length=400,
        required=False,
        help_text=_("Shown to who chose another answer, for example with the clause."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.lines = [line for line in map(normalise_line, data.get("answers", "").split("\n")) if line]
        if self.errors or not any(data.get(name) for name in ("words", "answers", "right", "why")):
            return data
        if not data["words"]:
            self.add_error("words", gettext("Write the question, or empty the other fields."))
        if len(self.lines) not in ANSWERS or len(set(self.lines)) != len(self.lines):
            self.add_error("answers", gettext("Write two to four different answers, one a line."))
        elif not data["right"] or data["right"] > len(self.lines):
            self.add_error("right", gettext("Say which of these answers is the right one, from 1 on."))
        if not data["why"]:
            self.add_error("why", gettext("Say why it is right: who chose another answer reads it."))
        return data

    @property
    def asked(self) -> Asked | None:
        data = getattr(self, "cleaned_data", {})
        return Asked(data["words"], self.lines, data["right"] - 1, data["why"]) if data.get("words") else None


QUIZ = forms.formset_factory(AskedForm, extra=MOST_QUESTIONS, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS)


class ConfirmForm(forms.Form):
    """The quiz on the reader's page: wrong answers are explained and chosen anew; nothing is kept of them."""

    def __init__(self, data: Any = None, *, questions: Sequence[QuizQuestion]) -> None:
        super().__init__(data)
        self._questions = {f"question_{one.order}": one for one in questions}
        for name, one in self._questions.items():
            self.fields[name] = forms.TypedChoiceField(
                label=one.words,
                coerce=int,
                choices=list(enumerate(one.answers)),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer.")},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for name, one in self._questions.items():
            if name in data and data[name] != one.right:
                self.add_error(name, gettext("Not this one. %(why)s") % {"why": one.why})
        return data

    @property
    def answers(self) -> list[int]:
        return [self.cleaned_data[name] for name in self._questions]

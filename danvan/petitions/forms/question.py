"""The question put to a sender whose text looks like a complaint or a denunciation, and the proof that he answered."""

from typing import Any

from django import forms
from django.core.signing import Signer
from django.utils.crypto import constant_time_compare
from django.utils.functional import cached_property

from danvan.petitions.recognition.recognising import Looks, Recognition, recognise

_SIGNER = Signer(salt="danvan.petitions.question")


class QuestionMixin(forms.Form):
    """Adds `stated` to a form with `title`, `content` and `form_token`.

    `stated` is what the button "this is a report" of the question carries: signed for this form and this kind, so that
    only who was asked can answer, and is asked again when the text has become something else.
    """

    # Whatever else stands in it is no answer, and no error to tell anybody.
    stated = forms.Field(required=False, widget=forms.HiddenInput)

    @cached_property
    def recognition(self) -> Recognition:
        """What the text looks like, judged anew at each sending."""
        return recognise(f"{self._typed('title')}\n{self._typed('content')}")

    @property
    def asks(self) -> bool:
        """The sender must be asked before anything else."""
        return self.recognition.asks and not self.answered

    @cached_property
    def answered(self) -> bool:
        """The sender was asked about this kind and said that it is a report or a proposal."""
        return self.recognition.asks and constant_time_compare(self._typed("stated"), self.answer)

    @property
    def answer(self) -> str:
        """The value of the button that answers the question."""
        return _SIGNER.signature(f"{self._typed('form_token')}:{self.recognition.kind}")

    @property
    def nameless(self) -> bool:
        """It goes without name and contact."""
        return self.recognition.kind is Looks.DENUNCIATION and self.answered

    def _typed(self, name: str) -> str:
        value: Any = self.data.get(self.add_prefix(name), "") if self.is_bound else ""
        return str(value)

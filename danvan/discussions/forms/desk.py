"""What a moderator or officer fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.discussions.deciding import LONGEST_NOTE
from danvan.discussions.errors import ReasonMissing, ReplyMissing
from danvan.discussions.forms.fields import LineField, TextField
from danvan.discussions.models import RefusalReason

LONGEST_REPLY = 5_000
#: Why an officer opens a phone number; the code is recorded with the look.
REASONS = (
    ("ask", _("To ask the writer something")),
    ("danger", _("Somebody may be in danger")),
    ("other", _("Another reason")),
)


class ReasonForm(forms.Form):
    """Why a comment is refused or hidden: a reason of the list, and a sentence where the list says too little."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=RefusalReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason: the writer reads it.")},
    )
    note = LineField(
        label=_("A sentence to the writer"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("Needed only for “another reason”. It is not public."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("reason") == RefusalReason.OTHER and not data.get("note") and not self.has_error("note"):
            self.add_error("note", _(ReasonMissing.message))
        return data


class ReplyForm(forms.Form):
    """The word of the unit under a comment."""

    text = TextField(
        label=_("Reply in the name of the unit"),
        max_length=LONGEST_REPLY,
        help_text=_("Everyone reads it, marked as official. Your name is not shown."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _(ReplyMissing.message)},
    )


class LookForm(forms.Form):
    """Why a phone number is opened."""

    reason = forms.ChoiceField(label=_("Reason"), choices=REASONS)

"""Why an officer opens a sender's identity."""

from django import forms
from django.utils.translation import gettext_lazy as _

# Why an officer opens a sender's identity; the code is recorded with the look.
REASONS = (
    ("ask", _("to ask the sender about the facts")),
    ("visit", _("to arrange a visit on the spot")),
    ("answer", _("to address the answer")),
    ("other", _("another duty in this case")),
)


class ReasonForm(forms.Form):
    """Why the sender's identity is opened."""

    reason = forms.ChoiceField(choices=REASONS)

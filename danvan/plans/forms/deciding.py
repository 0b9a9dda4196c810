"""What whoever decides says to a proposed change."""

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.plans.forms.lines import TextField

ACCEPT, DECLINE = "accept", "decline"


class DecideForm(forms.Form):
    """Which button, and a remark, needed when it is declined."""

    decision = forms.ChoiceField(choices=[(ACCEPT, ACCEPT), (DECLINE, DECLINE)], widget=forms.HiddenInput)
    remark = TextField(
        label=_("Remark"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you decline or keep the task as it is: the unit reads it."),
    )

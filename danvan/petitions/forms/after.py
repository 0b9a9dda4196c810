"""What a sender fills in after the answer, and what neighbours fill in to support and follow."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import check_email, check_phone
from danvan.captcha.forms import ProofMixin
from danvan.errors import DomainError
from danvan.petitions.errors.after import RatingNeedsReason, ReopeningNeedsReason
from danvan.petitions.forms.fields import LineField, TextField
from danvan.petitions.links import new_form_token
from danvan.petitions.models import Score
from danvan.petitions.terms import FIRST_ROUND, LAST_ROUND
from danvan.ui.form_parts import Hinted

LONGEST_REASON = 3_000
LONGEST_ADDRESS = 120


class RatingForm(forms.Form):
    """One word on the answer of one round; who is not satisfied says why."""

    round = forms.IntegerField(min_value=FIRST_ROUND, max_value=LAST_ROUND, widget=forms.HiddenInput)
    score = forms.ChoiceField(
        label=_("How does the answer serve you?"),
        choices=[
            (Score.SATISFIED, Hinted(Score.SATISFIED.label, _("the matter is settled, or well explained"))),
            (Score.ACCEPTABLE, Hinted(Score.ACCEPTABLE.label, _("not all I asked for, but I can live with it"))),
            (Score.DISSATISFIED, Hinted(Score.DISSATISFIED.label, _("the matter is not settled: say why below"))),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    reason = TextField(
        label=_("Why"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Needed only if you are not satisfied. The officers of the case read it; it is not published."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("score") == Score.DISSATISFIED and not self.has_error("reason") and not data.get("reason"):
            self.add_error("reason", _(RatingNeedsReason.message))
        return data


class ReopenForm(forms.Form):
    """What the answer leaves open."""

    reason = TextField(
        label=_("What the answer leaves open"),
        max_length=LONGEST_REASON,
        help_text=_("What is wrong or missing, and what you ask for now. The first answer stays with the file."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _(ReopeningNeedsReason.message)},
    )


class FiledForm(ReopenForm):
    """The same of a petition that was filed without an answer."""

    reason = TextField(
        label=_("Why it should be settled after all"),
        max_length=LONGEST_REASON,
        help_text=_("What the office missed: place, time, what happened, and what you ask for."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write why it should be settled, so that it can be looked at again.")},
    )


class GuardedForm(ProofMixin, forms.Form):
    """A form anyone may send: a second press of its button is the same sending."""

    form_token = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=100)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        sent = request.POST.get("form_token", "") if request.method == "POST" else ""
        super().__init__(*args, request=request, holder=sent[:100], initial={"form_token": new_form_token()}, **kwargs)


class SupportForm(GuardedForm):
    """A number or an address, so that each person counts once; it cleans to its stored form."""

    proof_action = "petition-support"
    reach = LineField(
        label=_("Your phone number or e-mail address"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Only so that each person counts once. It is not stored, and nobody can find you by it."),
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
    )

    def clean_reach(self) -> str:
        typed: str = self.cleaned_data["reach"]
        try:
            return check_email(typed) if "@" in typed else check_phone(typed)
        except DomainError as error:
            raise forms.ValidationError(_now(error.message)) from error


class FollowForm(GuardedForm):
    """Where the public steps are told; it cleans to the stored form of the address."""

    proof_action = "petition-follow"
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Kept under seal for these mails only, and erased when you end them."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        try:
            return check_email(self.cleaned_data["email"])
        except DomainError as error:
            raise forms.ValidationError(_now(error.message)) from error

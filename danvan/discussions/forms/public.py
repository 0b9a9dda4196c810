"""What a reader fills in: a comment, in the order of the city's own portal, and a report of one."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import check_phone
from danvan.captcha import pressure
from danvan.captcha.forms import ProofMixin
from danvan.discussions.actions.post import Posting
from danvan.discussions.forms.fields import LineField, TextField
from danvan.discussions.links import new_form_token
from danvan.discussions.models import ReportReason
from danvan.discussions.subjects import Subject
from danvan.errors import DomainError

LONGEST_TEXT = 3_000


class GuardedForm(ProofMixin, forms.Form):
    """A form anyone may send: a second press of its button is the same sending."""

    form_token = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=100)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        sent = request.POST.get("form_token", "") if request.method == "POST" else ""
        super().__init__(*args, request=request, holder=sent[:100], initial={"form_token": new_form_token()}, **kwargs)


class CommentForm(GuardedForm):
    """The fields of the portal's form; each attempt counts against the address that makes it."""

    proof_action = "comment"
    name = LineField(
        label=_("Full name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name: it stands beside the comment.")},
    )
    phone = LineField(
        label=_("Phone number"),
        max_length=20,
        required=False,
        help_text=_("Never public. It may stay empty."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    title = LineField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Write a title: what the comment is about, in a few words.")},
    )
    content = TextField(
        label=_("Content"),
        max_length=LONGEST_TEXT,
        help_text=_("Plain text, up to 3,000 characters. Do not write anyone’s phone or identity number."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what you want to say.")},
    )

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        try:
            return check_phone(phone)
        except DomainError as error:
            raise forms.ValidationError(_now(error.message)) from error

    def posting(self, subject: Subject, *, language: str) -> Posting:
        """The valid form as what the action takes."""
        data = self.cleaned_data
        return Posting(
            subject_type=subject.subject_type,
            subject_id=subject.subject_id,
            name=data["name"],
            title=data["title"],
            content=data["content"],
            phone=data["phone"],
            language=language,
            flood=pressure.level(self.address, self.proof_action),
        )


class ReportForm(GuardedForm):
    """Why a comment should not stand there."""

    proof_action = "comment-report"
    reason = forms.ChoiceField(
        label=_("What is wrong with it"),
        choices=ReportReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )

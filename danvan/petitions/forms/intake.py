"""What the steps of the counter ask: where it was answered already, and how a lost link's sender was recognised."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from danvan.accounts.contacts import check_phone
from danvan.errors import DomainError
from danvan.language import normalise_line
from danvan.petitions.forms.fields import LineField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.identity import Claim, IdentityCheck, asked_for, can_be_proved
from danvan.petitions.queries.intake import numbers_elsewhere


class AnsweredElsewhereForm(StepForm):
    """Under which number, and where the answer stands."""

    number = forms.TypedChoiceField(label=_("Number there"), coerce=int)
    link = forms.CharField(
        label=_("Address of the answer"),
        max_length=500,
        help_text=_("Open the answer there and copy its address. The sender reads the answer there."),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )

    def prepare(self) -> None:
        numbers = numbers_elsewhere(self.petition)
        field: Any = self.fields["number"]
        field.choices = [(row.pk, f"{words} · {row.code}") for words, row in numbers]

    def clean_link(self) -> str:
        link = normalise_line(self.cleaned_data["link"])
        URLValidator(schemes=["https"], message=_("Copy the whole address; it begins with https://."))(link)
        return link


class ReplaceLinkForm(StepForm):
    """What the person says of the sender; nothing that is kept is shown."""

    check = forms.ChoiceField(label=_("How you made sure"), choices=IdentityCheck.choices, widget=forms.RadioSelect)
    name = LineField(
        label=_("Full name of the sender"),
        max_length=120,
        help_text=_("As the person says it or as the card shows it, without help."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = LineField(
        label=_("Phone number given when it was sent"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail given when it was sent"),
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def prepare(self) -> None:
        """Ask only for what is kept; where no telephone is kept, a call proves nothing and is not offered."""
        wanted = asked_for(self.petition)
        for way in {"phone", "email"} - {wanted}:
            del self.fields[way]
        if wanted != "phone":
            check: Any = self.fields["check"]
            check.choices = [pair for pair in IdentityCheck.choices if pair[0] != IdentityCheck.CALLED_BACK]
        self.possible = can_be_proved(self.petition)

    def clean_phone(self) -> str:
        try:
            return check_phone(self.cleaned_data["phone"])
        except DomainError as error:
            raise forms.ValidationError(_(error.message)) from error

    def claim(self) -> Claim:
        """The valid form as what is compared."""
        data = self.cleaned_data
        return Claim(data["name"], data.get("phone", ""), data.get("email", ""))

"""The counter: answered elsewhere already, and a lost link given anew."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.answer_elsewhere import answer_elsewhere
from danvan.petitions.actions.replace_link import replace_link
from danvan.petitions.forms.intake import AnsweredElsewhereForm, ReplaceLinkForm
from danvan.petitions.identity import IdentityCheck, note_given, prove_identity
from danvan.petitions.models import Petition
from danvan.petitions.queries.intake import numbers_elsewhere
from danvan.petitions.rules.intake import MAY_ANSWER_ELSEWHERE, MAY_REPLACE_LINK
from danvan.petitions.steps.step import DeskStep


def _answer(petition: Petition, form: Any, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return answer_elsewhere(petition.pk, number=data["number"], link=data["link"], by=user, at=at)


def _replace(petition: Petition, form: Any, user: User, at: datetime) -> str:
    check = IdentityCheck(form.cleaned_data["check"])
    proof = prove_identity(petition, form.claim(), check, by=user, at=at)
    secret = replace_link(petition.pk, proof=proof, by=user, at=at)
    note_given(petition, proof, by=user, at=at)
    return secret


STEPS = (
    DeskStep(
        name="answer-elsewhere",
        path="da-tra-loi-noi-khac",
        rule=MAY_ANSWER_ELSEWHERE,
        title=_("Already answered in the other system"),
        button=_("Close with that answer"),
        hint=_("The petition is closed; the sender sees the address of that answer and may ask once for one anew."),
        form=AnsweredElsewhereForm,
        act=_answer,
        done=_("Closed with the answer given elsewhere. The sender sees it now."),
        offered=lambda petition: bool(numbers_elsewhere(petition)),
        icon="check",
    ),
    DeskStep(
        name="replace-link",
        path="cap-lai-lien-ket",
        rule=MAY_REPLACE_LINK,
        title=_("Give a lost link anew"),
        button=_("Check and give a new link"),
        hint=_("The old link and its QR code open nothing from then on. The new receipt is shown for printing."),
        form=ReplaceLinkForm,
        template="petitions/desk/replace_link.html",
        act=_replace,
        done=_("The link was replaced. Print this receipt and hand it over."),
        then=lambda petition, secret: reverse("petition-receipt", args=[secret]),
        icon="lock",
    ),
)

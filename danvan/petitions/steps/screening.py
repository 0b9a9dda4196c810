"""Screening: accept, file, pass on, attach, detach; the coordinator's decision."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.decide import decide_competence
from danvan.petitions.actions.detach import detach_petition
from danvan.petitions.actions.file import file_petition
from danvan.petitions.actions.transfer import transfer_petition
from danvan.petitions.forms.screening import AttachForm, DecideForm, FileForm, TransferForm
from danvan.petitions.models import FilingReason, Petition, TransferReason
from danvan.petitions.rules.screening import (
    MAY_ACCEPT,
    MAY_ATTACH,
    MAY_DECIDE,
    MAY_DETACH,
    MAY_FILE,
    MAY_TRANSFER,
)
from danvan.petitions.steps.step import DeskStep


def _transfer(petition: Petition, form: Any, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return transfer_petition(
        petition.pk,
        to=data["to"],
        mandate=data["mandate"],
        reason=TransferReason(data["reason"]),
        remark=data["remark"],
        by=user,
        at=at,
    )


def _decide(petition: Petition, form: Any, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return decide_competence(petition.pk, to=data["to"], mandate=data["mandate"], by=user, at=at)


def _file(petition: Petition, form: Any, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return file_petition(petition.pk, reason=FilingReason(data["reason"]), remark=data["remark"], by=user, at=at)


def _not_decided(petition: Petition) -> bool:
    """The coordinator's word is final: where it was spoken the step is not offered."""
    return not petition.hops or not petition.transfers.filter(decided=True).exists()


STEPS = (
    DeskStep(
        name="accept",
        path="tiep-nhan",
        rule=MAY_ACCEPT,
        title=_("Accept for settlement"),
        button=_("Accept for settlement"),
        hint=_("The matter is within this unit’s competence; the sender sees it at once."),
        act=lambda petition, form, user, at: accept_petition(petition.pk, by=user, at=at),
        done=_("Accepted for settlement. The sender can see it now."),
        group="main",
        key="a",
        icon="check",
    ),
    DeskStep(
        name="transfer",
        path="chuyen",
        rule=MAY_TRANSFER,
        title=_("Pass on to the competent unit"),
        button=_("Pass on"),
        hint=_("The sender’s term runs on. He is told which unit has it now, and why."),
        form=TransferForm,
        act=_transfer,
        done=_("Passed on. The new unit was told, and so was the sender."),
        group="main",
        key="c",
        template="petitions/desk/unit_step.html",
        offered=_not_decided,
    ),
    DeskStep(
        name="decide",
        path="quyet-dinh-tham-quyen",
        rule=MAY_DECIDE,
        title=_("Decide who answers"),
        button=_("Decide"),
        hint=_("Your word is final: the unit named settles the petition and does not pass it on."),
        form=DecideForm,
        act=_decide,
        done=_("Decided. The unit was told, and so was the sender."),
        group="main",
        key="a",
        icon="check",
        template="petitions/desk/unit_step.html",
    ),
    DeskStep(
        name="attach",
        path="gop",
        rule=MAY_ATTACH,
        title=_("Settle together with another"),
        button=_("Settle together"),
        hint=_("Both get the same answer; each keeps its own term. The sender is told the other’s reference only."),
        form=AttachForm,
        act=lambda petition, form, user, at: attach_petition(
            petition.pk, main=form.cleaned_data["wanted"], by=user, at=at
        ),
        done=_("It is settled together with the other one. The sender was told."),
        key="d",
        template="petitions/desk/attach.html",
    ),
    DeskStep(
        name="detach",
        path="tach",
        rule=MAY_DETACH,
        title=_("Settle on its own again"),
        button=_("Settle on its own again"),
        hint=_("It waits to be screened anew; its term is unchanged."),
        act=lambda petition, form, user, at: detach_petition(petition.pk, by=user, at=at),
        done=_("It stands on its own again and waits to be screened."),
    ),
    DeskStep(
        name="file",
        path="luu",
        rule=MAY_FILE,
        title=_("File without settlement"),
        button=_("File it"),
        hint=_("The sender is told the reason and what he can do. He may object once."),
        form=FileForm,
        act=_file,
        done=_("Filed. The sender was told why and what he can do."),
        group="danger",
        icon="x",
    ),
)

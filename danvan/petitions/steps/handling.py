"""Handling: who works on it, who helps, what was found on the spot, notes, and a longer term."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.ask_cooperation import ask_cooperation
from danvan.petitions.actions.assign import assign_petition
from danvan.petitions.actions.check_on_spot import check_on_spot
from danvan.petitions.actions.contribute import contribute
from danvan.petitions.actions.end_cooperation import end_cooperation
from danvan.petitions.actions.extend import extend_term
from danvan.petitions.actions.write_note import write_note
from danvan.petitions.forms.handling import (
    AskForm,
    AssignForm,
    CheckForm,
    ContributeForm,
    ExtendForm,
    NoteForm,
    ReleaseForm,
)
from danvan.petitions.models import ExtensionReason, FieldCheck, Petition
from danvan.petitions.queries.cooperating import asked_of, checks_by
from danvan.petitions.rules.handling import (
    MAY_ASK_COOPERATION,
    MAY_ASSIGN,
    MAY_CHECK_ON_SPOT,
    MAY_CONTRIBUTE,
    MAY_END_COOPERATION,
    MAY_EXTEND,
    MAY_NOTE,
)
from danvan.petitions.steps.step import DeskStep


def _what_is_asked(petition: Petition, form: Any, user: User, at: datetime) -> dict[str, Any]:
    return {"asked": asked_of(user, petition, on=timezone.localdate(at))}


def _draft_name(petition: Petition, form: Any, user: User, at: datetime) -> dict[str, Any]:
    return {"draft": f"check-{petition.reference}-{checks_by(user, petition)}"}


def _assign(petition: Petition, form: Any, user: User, at: datetime) -> object:
    room, to = form.cleaned_data["who"]
    return assign_petition(petition.pk, room=room, to=to, by=user, at=at)


def _check(petition: Petition, form: Any, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return check_on_spot(
        petition.pk,
        moment=FieldCheck.Moment(data["moment"]),
        finding=data["finding"],
        point=data["point"],
        files_token=form.token,
        by=user,
        at=at,
    )


def _extend(petition: Petition, form: Any, user: User, at: datetime) -> object:
    data = form.cleaned_data
    return extend_term(petition.pk, amount=data["amount"], reason=ExtensionReason(data["reason"]), by=user, at=at)


STEPS = (
    DeskStep(
        name="contribute",
        path="gop-y",
        rule=MAY_CONTRIBUTE,
        title=_("Contribute"),
        button=_("Send the contribution"),
        hint=_("The unit in charge gets it at once; afterwards it is not changed."),
        act=lambda petition, form, user, at: contribute(
            petition.pk, text=form.cleaned_data["text"], files_token=form.token, by=user, at=at
        ),
        done=_("Contribution sent to the unit in charge."),
        form=ContributeForm,
        group="main",
        key="t",
        icon="send",
        template="petitions/desk/contribute.html",
        more=_what_is_asked,
    ),
    DeskStep(
        name="assign",
        path="phan-cong",
        rule=MAY_ASSIGN,
        title=_("Assign"),
        button=_("Assign"),
        hint=_("The officer is told at once; the others of the unit still see the petition."),
        act=_assign,
        done=_("Assigned."),
        form=AssignForm,
        key="p",
        icon="person",
    ),
    DeskStep(
        name="check",
        path="hien-truong",
        rule=MAY_CHECK_ON_SPOT,
        title=_("Check on the spot"),
        button=_("Keep this check"),
        act=_check,
        done=_("The check on the spot is kept."),
        form=CheckForm,
        key="f",
        icon="pin",
        template="petitions/desk/check.html",
        more=_draft_name,
    ),
    DeskStep(
        name="ask-cooperation",
        path="phoi-hop",
        rule=MAY_ASK_COOPERATION,
        title=_("Ask a unit to cooperate"),
        button=_("Ask this unit"),
        hint=_("Your unit stays in charge. The unit asked reads the petition without the sender’s name."),
        act=lambda petition, form, user, at: ask_cooperation(petition.pk, **form.cleaned_data, by=user, at=at),
        done=_("Asked. Its answer appears on this page."),
        form=AskForm,
        key="h",
        icon="talk",
    ),
    DeskStep(
        name="end-cooperation",
        path="thoi-phoi-hop",
        rule=MAY_END_COOPERATION,
        title=_("Release a cooperating unit"),
        button=_("Release this unit"),
        hint=_("It is told that its contribution is no longer needed; it may be asked again later."),
        act=lambda petition, form, user, at: end_cooperation(
            petition.pk, unit=form.cleaned_data["unit"], by=user, at=at
        ),
        done=_("The unit is released."),
        form=ReleaseForm,
    ),
    DeskStep(
        name="note",
        path="ghi-chu",
        rule=MAY_NOTE,
        title=_("Write an internal note"),
        button=_("Keep the note"),
        act=lambda petition, form, user, at: write_note(petition.pk, text=form.cleaned_data["text"], by=user, at=at),
        done=_("Note kept."),
        form=NoteForm,
        key="w",
        icon="pen",
    ),
    DeskStep(
        name="extend",
        path="gia-han",
        rule=MAY_EXTEND,
        title=_("Extend the term"),
        button=_("Extend to this day"),
        hint=_(
            "The sender sees the new day and the reason. Possible only before the term ends, as far as the rule allows."
        ),
        act=_extend,
        done=_(
            "Extended. The sender sees the new day and the reason, and gets them by mail where an address was given."
        ),
        form=ExtendForm,
        key="e",
        icon="calendar",
        template="petitions/desk/extend.html",
    ),
)

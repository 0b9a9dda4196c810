"""Mails that tell the sender of the steps after the receipt: accepted, reopened, taken over, withdrawn."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.notifications import previews
from danvan.notifications.composing import compose
from danvan.notifications.message import Message
from danvan.organisations.models import Unit
from danvan.petitions.models import Petition

ACCEPTED = "petitions.accepted"
REOPENED = "petitions.reopened"
TAKEN_OVER = "petitions.taken_over"
WITHDRAWN = "petitions.withdrawn"


def tell_sender_petition_was_accepted(petition: Petition, *, event_id: UUID) -> Message:
    """The unit answers it: which unit, by when."""
    return _message(ACCEPTED, "petitions/emails/accepted.txt", petition, event_id)


def tell_sender_petition_was_reopened(petition: Petition, *, event_id: UUID) -> Message:
    """His objection was taken: who answers anew, by when, who watches."""
    return _message(REOPENED, "petitions/emails/reopened.txt", petition, event_id)


def tell_sender_petition_was_taken_over(petition: Petition, *, event_id: UUID) -> Message:
    """Another unit answers now; the day stays."""
    return _message(TAKEN_OVER, "petitions/emails/taken_over.txt", petition, event_id)


def tell_sender_petition_was_withdrawn(petition: Petition, *, event_id: UUID) -> Message:
    """What he withdrew, in case it was not he who held the link."""
    return _message(WITHDRAWN, "petitions/emails/withdrawn.txt", petition, event_id)


def _message(kind: str, template: str, petition: Petition, event_id: UUID) -> Message:
    subject, text = compose(
        template,
        language=petition.language,
        reference=petition.reference,
        unit=petition.unit.name,
        unit_phone=petition.unit.phone,
        due_at=petition.due_at,
    )
    return Message(
        kind,
        subject,
        text,
        once=f"{kind}:{event_id}",
        to_contact=petition.contact,
        language=petition.language,
        about=petition if petition.pk else None,
    )


def _sample(language: str) -> Petition:
    return Petition(
        reference="H26.PAKN.20261124.0042",
        unit=Unit(name="Ủy ban nhân dân phường Ví Dụ", phone="024 3999 0000"),
        contact=Contact(),
        due_at=datetime(2026, 12, 15, 23, 59, 59, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        language=language,
    )


_NONE = UUID(int=0)
_KINDS = (
    (ACCEPTED, _("To the sender: the petition was accepted"), tell_sender_petition_was_accepted),
    (REOPENED, _("To the sender: the petition was reopened"), tell_sender_petition_was_reopened),
    (TAKEN_OVER, _("To the sender: the unit above took the petition over"), tell_sender_petition_was_taken_over),
    (WITHDRAWN, _("To the sender: the petition was withdrawn"), tell_sender_petition_was_withdrawn),
)


def _preview(tell: Callable[..., Message], language: str) -> Message:
    return tell(_sample(language), event_id=_NONE)


for _kind, _label, _tell in _KINDS:
    previews.register(_kind, _label, partial(_preview, _tell))

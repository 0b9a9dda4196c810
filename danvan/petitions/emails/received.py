"""Mails about petitions, one function each, named for what they tell whom."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.notifications import previews
from danvan.notifications.composing import absolute, compose
from danvan.notifications.message import Message
from danvan.organisations.models import Unit
from danvan.petitions.models import Petition

RECEIVED = "petitions.received"


def tell_sender_petition_was_received(petition: Petition, *, secret: str) -> Message:
    """The receipt by mail: reference, day of answer, and the link that only the sender holds."""
    subject, text = compose(
        "petitions/emails/received.txt",
        language=petition.language,
        reference=petition.reference,
        unit=petition.unit.name,
        due_at=petition.due_at,
        address=absolute(reverse("petition-track", args=[secret])),
    )
    about = petition if petition.pk else None
    once = f"{RECEIVED}:{petition.reference}"
    return Message(
        RECEIVED, subject, text, once=once, to_contact=petition.contact, language=petition.language, about=about
    )


def _sample(language: str) -> Message:
    petition = Petition(
        reference="H26.PAKN.20261124.0042",
        unit=Unit(name="Ủy ban nhân dân phường Ví Dụ"),
        contact=Contact(),
        due_at=datetime(2026, 12, 15, 23, 59, 59, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        language=language,
    )
    return tell_sender_petition_was_received(petition, secret="a" * 43)


previews.register(RECEIVED, _("To the sender: the petition was received"), _sample)

"""The mail that tells a sender of a longer term."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.notifications import previews
from danvan.notifications.composing import absolute, compose
from danvan.notifications.message import Message
from danvan.organisations.models import Unit
from danvan.petitions.models import ExtensionReason, Petition
from danvan.petitions.terms import SETTLE

EXTENDED = "petitions.term_extended"
_SAMPLE_ID = UUID(int=42)


def tell_sender_term_was_extended(
    petition: Petition, *, due_at: datetime, reason: ExtensionReason, event_id: UUID
) -> Message:
    """The new day, the reason in words, and the rule that allows it."""
    subject, text = compose(
        "petitions/emails/extended.txt",
        language=petition.language,
        reference=petition.reference,
        unit=petition.unit.name,
        due_at=due_at,
        reason=reason.label,
        rule=absolute(reverse("deadlines-rule", args=[SETTLE])),
    )
    about = petition if petition.pk else None
    once = f"{EXTENDED}:{event_id}"
    return Message(
        EXTENDED, subject, text, once=once, to_contact=petition.contact, language=petition.language, about=about
    )


def _sample(language: str) -> Message:
    petition = Petition(
        reference="H26.PAKN.20261124.0042",
        unit=Unit(name="Ủy ban nhân dân phường Ví Dụ"),
        contact=Contact(),
        language=language,
    )
    due_at = datetime(2026, 12, 22, 23, 59, 59, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    return tell_sender_term_was_extended(petition, due_at=due_at, reason=ExtensionReason.COMPLEX, event_id=_SAMPLE_ID)


previews.register(EXTENDED, _("To the sender: the term was extended"), _sample)

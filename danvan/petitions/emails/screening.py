"""Mails to the sender while a petition finds the unit that answers it."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.notifications import previews
from danvan.notifications.composing import absolute, compose
from danvan.notifications.message import Message
from danvan.organisations.models import Unit
from danvan.petitions.models import FilingReason, Petition, TransferReason
from danvan.petitions.queries.sender_words import words_for_filing, words_for_passing

FILED = "petitions.filed"
PASSED_ON = "petitions.passed_on"
DECIDED = "petitions.decided"
ATTACHED = "petitions.attached"
DETACHED = "petitions.detached"


def tell_sender_petition_was_filed(petition: Petition, *, once: UUID) -> Message:
    """Why it is not settled, and what the sender can do now."""
    words = words_for_filing(petition.filing_reason)
    where = reverse("complaints-where" if petition.filing_reason == FilingReason.COMPLAINT else "petition-send")
    with translation.override(petition.language):
        said = {"why": str(words.why), "way_on": str(words.way_on)}
    return _message(FILED, petition, once, where=absolute(where), **said)


def tell_sender_petition_was_passed_on(petition: Petition, *, reason: TransferReason, once: UUID) -> Message:
    """To which unit, and why; the term runs on."""
    with translation.override(petition.language):
        why = str(words_for_passing(reason))
    return _message(PASSED_ON, petition, once, why=why)


def tell_sender_competence_was_decided(petition: Petition, *, once: UUID) -> Message:
    """Which unit answers, after the coordinator's word; the term runs on."""
    return _message(DECIDED, petition, once)


def tell_sender_petition_was_attached(petition: Petition, *, main: str, once: UUID) -> Message:
    """It is settled together with another, of which only the reference is told."""
    return _message(ATTACHED, petition, once, main=main)


def tell_sender_petition_was_detached(petition: Petition, *, once: UUID) -> Message:
    """It is settled on its own again."""
    return _message(DETACHED, petition, once)


def _message(kind: str, petition: Petition, once: UUID, **values: str) -> Message:
    subject, text = compose(
        f"petitions/emails/{kind.removeprefix('petitions.')}.txt",
        language=petition.language,
        reference=petition.reference,
        unit=petition.unit.name,
        due_at=petition.due_at,
        **values,
    )
    about = petition if petition.pk else None
    return Message(
        kind,
        subject,
        text,
        once=f"{kind}:{once}",
        to_contact=petition.contact,
        language=petition.language,
        about=about,
    )


_ONCE = UUID(int=0)


def _sample(language: str) -> Petition:
    return Petition(
        reference="H26.PAKN.20261124.0042",
        unit=Unit(name="Sở Xây dựng"),
        contact=Contact(),
        filing_reason=FilingReason.NO_FACTS,
        due_at=datetime(2026, 12, 15, 23, 59, 59, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        language=language,
    )


previews.register(
    FILED,
    _("To the sender: the petition was filed without settlement"),
    lambda language: tell_sender_petition_was_filed(_sample(language), once=_ONCE),
)
previews.register(
    PASSED_ON,
    _("To the sender: the petition was passed on"),
    lambda language: tell_sender_petition_was_passed_on(_sample(language), reason=TransferReason.FIELD, once=_ONCE),
)
previews.register(
    DECIDED,
    _("To the sender: the coordinator named the unit that answers"),
    lambda language: tell_sender_competence_was_decided(_sample(language), once=_ONCE),
)
previews.register(
    ATTACHED,
    _("To the sender: the petition is settled together with another"),
    lambda language: tell_sender_petition_was_attached(_sample(language), main="H26.PAKN.20261120.0007", once=_ONCE),
)
previews.register(
    DETACHED,
    _("To the sender: the petition is settled on its own again"),
    lambda language: tell_sender_petition_was_detached(_sample(language), once=_ONCE),
)

"""Erase an identity: at the person's request, or when its retention is over."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from danvan.accounts.events import IdentityForgotten
from danvan.accounts.models import Contact
from danvan.accounts.rules import MAY_KEEP_IDENTITIES
from danvan.events.actors import Actor
from danvan.events.recording import record


@transaction.atomic(durable=True)
def forget_contact(contact_id: int, *, by: Actor, at: datetime, reason: str) -> Contact:
    """Empty the identity for ever; the case keeps its reference to a tombstone. `reason` is a code."""
    contact = Contact.objects.select_for_update().get(pk=contact_id)
    MAY_KEEP_IDENTITIES.require(by, contact, on=localtime(at).date())
    if contact.forgotten_at is None:
        contact.empty(at)
        contact.save()
        record(IdentityForgotten(reason), about=contact, by=by, at=at)
    return contact

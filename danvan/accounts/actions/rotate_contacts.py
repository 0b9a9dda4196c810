"""Seal identities with the newest keys, a few at a time: a rotation never holds the city up."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from danvan.accounts.events import IdentitiesSealedAnew
from danvan.accounts.models import Contact
from danvan.accounts.rules import MAY_KEEP_IDENTITIES
from danvan.events.actors import Actor
from danvan.events.recording import About, record

COLUMNS = ("sealed", "phone_index", "email_index", "personal_id_index", "key_mark")


@transaction.atomic(durable=True)
def rotate_contacts(*, by: Actor, at: datetime, most: int = 200) -> int:
    """Seal up to `most` identities anew; returns how many, 0 when none is left.

    Repeat until 0, then the old keys may leave the key files. Until then exact match misses rows not yet done
    if the index key has changed.
    """
    MAY_KEEP_IDENTITIES.require(by, None, on=localtime(at).date())
    waiting = Contact.objects.sealed_with_old_keys().select_for_update().order_by("pk")[:most]
    rows = list(waiting)
    for contact in rows:
        contact.seal(contact.unseal())
    Contact.objects.bulk_update(rows, COLUMNS)
    if rows:
        # The register as a whole is the subject: one line a chunk, not one a citizen.
        record(IdentitiesSealedAnew(len(rows)), about=About(Contact._meta.label_lower, 0), by=by, at=at)
    return len(rows)

"""A remark among the officers of the case; the sender never sees it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.events.handling import NoteWritten
from danvan.petitions.models import InternalNote, Petition
from danvan.petitions.rules.handling import MAY_NOTE


@transaction.atomic(durable=True)
def write_note(petition_id: int, *, text: str, by: User, at: datetime) -> InternalNote:
    """Keep the note; when it is the last one already, nothing is added."""
    petition = Petition.objects.lock(petition_id)
    MAY_NOTE.require(by, petition, on=timezone.localdate(at))
    text = normalise(text)
    last = petition.notes.last()
    if last is not None and (last.by_id, last.text) == (by.pk, text):
        return last
    note = InternalNote.objects.create(petition=petition, text=text, by=by, at=at)
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    record(NoteWritten(petition.reference), about=petition, by=by, unit_id=petition.unit_id, at=at)
    return note

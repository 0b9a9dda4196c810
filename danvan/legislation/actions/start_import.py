"""Lay a text that was read from a file before a reviewer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor, JobActor
from danvan.events.recording import record
from danvan.legislation.drafting import put_known, target_of
from danvan.legislation.events import TextRead
from danvan.legislation.models import ImportDraft
from danvan.legislation.models.draft import DraftState
from danvan.legislation.reading.pieces import ReadText
from danvan.legislation.rules import MAY_IMPORT


@transaction.atomic(durable=True)
def start_import(read: ReadText, digest: str, *, by: Actor, at: datetime) -> ImportDraft:
    """The draft of this file; a file that waits for review already gives the draft of then.

    digest: SHA-256 of the file. A text of a known document proposes to bring that one up to date.
    """
    MAY_IMPORT.require(by, on=timezone.localdate(at))
    target = target_of(read, digest)
    if target is not None:
        put_known(read, target)
    draft, made = ImportDraft.objects.get_or_create(
        digest=digest,
        state=DraftState.OPEN,
        defaults={
            "read": read.as_json(),
            "document": target,
            "made_by": None if isinstance(by, JobActor) else by,
            "made_at": at,
        },
    )
    if made:
        counts = (len(read.pieces), read.clause_count, len(read.problems))
        record(TextRead(read.source, *counts), about=draft, by=by, at=at)
    return draft

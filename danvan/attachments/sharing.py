"""The same file in a second case: the photo of a visit that goes out with the answer."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, models

from danvan.attachments.events import FilesAttached
from danvan.attachments.models import Attachment
from danvan.attachments.models.attachment import new_key
from danvan.events.actors import Actor, describe
from danvan.events.recording import record


def enclose(files: Iterable[Attachment], owner: models.Model, *, by: Actor, at: datetime) -> list[Attachment]:
    """Give copies of kept `files` to `owner` too, in the caller's transaction; content it has already is skipped.

    A copy has an address of its own, opened by the rule of its new owner; the bytes are kept once.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("enclose() belongs inside the owner's action.")
    known = list(Attachment.objects.of(owner))
    held = {row.sha256 for row in known if row.removed_at is None}
    wanted = {file.sha256: file for file in files if file.removed_at is None and file.sha256 not in held}
    actor_kind, actor_id = describe(by)
    copies = []
    for position, file in enumerate(wanted.values(), start=len(known) + 1):
        copy = Attachment.objects.get(pk=file.pk)
        copy.pk, copy.key, copy.position = None, new_key(), position
        copy.subject_type, copy.subject_id = owner._meta.label_lower, owner.pk
        copy.actor_kind, copy.actor_id, copy.added_at = actor_kind, actor_id, at
        copies.append(copy)
    if copies:
        Attachment.objects.bulk_create(copies)
        record(FilesAttached(len(copies), tuple(row.sha256 for row in copies)), about=owner, by=by, at=at)
    return copies

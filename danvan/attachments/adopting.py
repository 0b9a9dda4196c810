"""The moment a file becomes part of a case, and the moment it leaves it; plain functions inside the owner's action."""

from datetime import datetime

from django.db import connection, models

from danvan.attachments.events import FilesAttached, FileWithdrawn
from danvan.attachments.kinds import EXTENSIONS, Kind
from danvan.attachments.models import Attachment, StagedFile
from danvan.events.actors import Actor, describe
from danvan.events.recording import record


def adopt(
    token: str, owner: models.Model, *, by: Actor, at: datetime, unit_id: int | None = None, anonymous: bool = False
) -> list[Attachment]:
    """Give everything that waits under `token` to `owner`, in the caller's transaction; [] when nothing waits.

    anonymous: nothing may say who sent it, so only pictures are taken, under plain numbers for names; documents carry
    their author's name and are let go.
    The owner's class must be registered (`owners.register_owner`), else nobody could ever open the files.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("adopt() belongs inside the owner's action.")
    if not token:
        return []
    staged = list(StagedFile.objects.select_for_update().of(token, at=at))
    waiting = [row for row in staged if row.is_picture] if anonymous else staged
    StagedFile.objects.filter(pk__in=[row.pk for row in staged]).delete()
    if not waiting:
        return []
    first = Attachment.objects.of(owner).count()
    actor_kind, actor_id = describe(by)
    attached = [
        Attachment(
            subject_type=owner._meta.label_lower,
            subject_id=owner.pk,
            position=first + number,
            name=f"{number}.{EXTENSIONS[Kind(row.kind)]}" if anonymous else row.name,
            kind=row.kind,
            size=row.size,
            sha256=row.sha256,
            thumbnail=row.thumbnail,
            width=row.width,
            height=row.height,
            actor_kind=actor_kind,
            actor_id=actor_id,
            added_at=at,
        )
        for number, row in enumerate(waiting, start=1)
    ]
    Attachment.objects.bulk_create(attached)
    hashes = tuple(row.sha256 for row in attached)
    record(FilesAttached(len(attached), hashes), about=owner, by=by, unit_id=unit_id, at=at)
    return attached


def withdraw(attachment: Attachment, owner: models.Model, *, by: Actor, at: datetime, reason: str) -> None:
    """Take a file out of its case; a tombstone with its hash stays. `reason` is a code; the caller asks its Rule."""
    attachment.removed_at, attachment.removed_reason = at, reason
    attachment.name = attachment.thumbnail = ""
    attachment.save(update_fields=["removed_at", "removed_reason", "name", "thumbnail"])
    record(FileWithdrawn(attachment.position, attachment.sha256, reason), about=owner, by=by, at=at)

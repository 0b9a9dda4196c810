"""Files for pages."""

from collections.abc import Sequence

from django.db import models

from danvan.attachments.models import Attachment


def files_of(owner: models.Model) -> list[Attachment]:
    """The files of one owner that were not withdrawn, in the sender's order."""
    return list(Attachment.objects.of(owner).kept())


def files_of_all(owners: Sequence[models.Model]) -> dict[int, list[Attachment]]:
    """Owner key -> its files, in one query."""
    found: dict[int, list[Attachment]] = {owner.pk: [] for owner in owners}
    for attachment in Attachment.objects.of_all(owners).kept():
        found[attachment.subject_id].append(attachment)
    return found

"""A file that belongs to a case.

Retention: as long as its owner; earlier when withdrawn, then a tombstone (hash, size, dates) stays and the bytes leave
the disk with the next sweep, unless another row holds the same content.
"""

import secrets
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.attachments.kinds import PICTURES, Kind

SHOWN_THUMBNAIL_SIDE = 120


def new_key() -> str:
    """192 bits nobody can guess: the address of a file gives nothing away and cannot be counted through."""
    return secrets.token_urlsafe(24)


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def of(self, owner: models.Model) -> "AttachmentQuerySet":
        """The files of one owner, withdrawn ones included, in the sender's order."""
        return self.of_all([owner])

    def of_all(self, owners: Iterable[models.Model]) -> "AttachmentQuerySet":
        """The files of several owners of one kind."""
        known = list(owners)
        if not known:
            return self.none()
        kind = known[0]._meta.label_lower
        return self.filter(subject_type=kind, subject_id__in=[owner.pk for owner in known]).order_by(
            "subject_id", "position"
        )

    def kept(self) -> "AttachmentQuerySet":
        """Not withdrawn."""
        return self.filter(removed_at__isnull=True)


class Attachment(models.Model):
    """One file of one owner: what it is by content, under which harmless name, at which unguessable address."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    thumbnail = models.CharField(max_length=64, blank=True, db_index=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    actor_kind = models.CharField(max_length=8)
    actor_id = models.CharField(max_length=80, blank=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.CharField(max_length=40, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id", "position"], name="one_file_at_each_place"),
            models.CheckConstraint(
                name="a_withdrawn_file_says_why_and_forgets_its_name",
                condition=Q(removed_at__isnull=True) | (~Q(removed_reason="") & Q(name="", thumbnail="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id} #{self.position}"

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height in which a list shows the thumbnail, so that the page does not jump while it loads."""
        longest = max(self.width or 1, self.height or 1)
        return tuple(max(1, (side or 1) * SHOWN_THUMBNAIL_SIDE // longest) for side in (self.width, self.height))  # type: ignore[return-value]  # two sides

    def get_absolute_url(self) -> str:
        return reverse("attachments-file", args=[self.key])

    def get_thumbnail_url(self) -> str:
        return reverse("attachments-thumbnail", args=[self.key]) if self.thumbnail else ""

"""A file of a form that is not sent yet: it survives an error beside another field.

Retention: removed by the sweep a day after it came (`DANVAN_STAGED_HOURS`), or when its form is sent.
"""

from datetime import datetime
from hashlib import sha256

from django.db import models

from danvan.attachments.kinds import PICTURES, Kind
from danvan.attachments.models.attachment import new_key


def hash_token(token: str) -> str:
    """The stored form of a form's token. It is 256 random bits, so a plain hash cannot be searched backwards."""
    return sha256(token.encode()).hexdigest()


class StagedFileQuerySet(models.QuerySet["StagedFile"]):
    def of(self, token: str, *, at: datetime) -> "StagedFileQuerySet":
        """What waits under this token, in the order it came."""
        return self.filter(token_hash=hash_token(token), expires_at__gt=at).order_by("pk")


class StagedFile(models.Model):
    """Known only to the holder of the form's token."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    token_hash = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    thumbnail = models.CharField(max_length=64, blank=True, db_index=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    objects = StagedFileQuerySet.as_manager()

    class Meta:
        constraints = [
            # The same photo sent again with a corrected form is one photo.
            models.UniqueConstraint(fields=["token_hash", "sha256"], name="one_content_once_per_form"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.size}"

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES

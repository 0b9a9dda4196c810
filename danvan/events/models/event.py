"""One row per thing that happened. Append-only: the database itself refuses UPDATE, DELETE and TRUNCATE.

Retention: as long as its subject; a whole subject leaves through `actions/forget_subject.py` only.
"""

import uuid

from django.db import models


class RecordedEventQuerySet(models.QuerySet["RecordedEvent"]):
    def about(self, subject: models.Model) -> "RecordedEventQuerySet":
        """The trail of one row, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("position")


class RecordedEvent(models.Model):
    """Canonical text plus the columns cut from it for queries; `hash` seals text and predecessor."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=8)
    actor_id = models.CharField(max_length=80, blank=True)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    unit_id = models.BigIntegerField(null=True, db_index=True)
    once = models.CharField(max_length=120, null=True, unique=True)
    text = models.TextField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = RecordedEventQuerySet.as_manager()

    class Meta:
        # "Has anything of these kinds happened since?" is asked twice a second by every web process.
        indexes = [models.Index(fields=["kind", "id"], name="newest_event_of_a_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "position"], name="one_event_at_each_place_of_a_chain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.position}"

"""The end of each subject's chain, and what remains of a subject that retention removed."""

from django.db import models


class ChainHead(models.Model):
    """Where a subject's chain ends now. Locked while an event is added, so two cannot take one place.

    `published_position` is where it ended in the last checkpoint.
    Retention: never removed; without its events it is a number and a hash, and a chain may go on from there.
    """

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    published_position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_type", "subject_id"], name="one_head_per_subject")]

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id} @{self.position}"


class Tombstone(models.Model):
    """A removed subject: up to where its chain is gone and with which last hash, sealed with the chain key.

    Retention: never removed; it is what proves that a gap is a lawful removal.
    """

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    last_hash = models.CharField(max_length=64)
    reason = models.CharField(max_length=80)
    at = models.DateTimeField()
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "position"], name="one_tombstone_at_each_place_of_a_chain"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id} †"

"""The end of each subject's chain, and what remains of a subject that retention removed."""

from django.db import models


class ChainHead(models.Model):
    """Where a subject's chain ends now. Locked while an event is added, so two cannot take one place.

    Retention: lives and leaves with its chain.
    """

    subject_type = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    position = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    in_checkpoint = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_type", "subject_id"], name="one_head_per_subject")]
        indexes = [models.Index(fields=["in_checkpoint"], name="heads_not_yet_published")]

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id} @{self.position}"


class Tombstone(models.Model):
    """A removed subject: how far its chain went and with which last hash, sealed with the chain key.

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
        constraints = [models.UniqueConstraint(fields=["subject_type", "subject_id"], name="one_tombstone_per_subject")]

    def __str__(self) -> str:
        return f"{self.subject_type}:{self.subject_id} †"

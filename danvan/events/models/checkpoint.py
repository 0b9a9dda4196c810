"""The published daily seal over all chains; a twin of the file that left the database.

Retention: never removed.
"""

from django.db import models


class Checkpoint(models.Model):
    """Count of events ever recorded, Merkle root over all chain heads, and root over those that moved since."""

    number = models.PositiveIntegerField(unique=True)
    day = models.DateField(unique=True)
    at = models.DateTimeField()
    events = models.PositiveBigIntegerField()
    chains = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    previous_root = models.CharField(max_length=64, blank=True)
    moved = models.PositiveBigIntegerField()
    heads_root = models.CharField(max_length=64)
    heads_sha256 = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    last_event_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.day} {self.root[:12]}"

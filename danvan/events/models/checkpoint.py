"""The published daily seal over all chains; a twin of the file that left the database.

Retention: never removed.
"""

from django.db import models


class Checkpoint(models.Model):
    """Count of events and Merkle root over all chain heads at one moment."""

    number = models.PositiveIntegerField(unique=True)
    day = models.DateField(unique=True)
    at = models.DateTimeField()
    events = models.PositiveBigIntegerField()
    chains = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    previous_root = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.day} {self.root[:12]}"

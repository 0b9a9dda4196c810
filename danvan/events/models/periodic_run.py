"""Recurring work: when each job is due next, and who holds it now."""

from django.db import models


class PeriodicRun(models.Model):
    """One row per recurring job; the lease keeps two workers from running it at once.

    Retention: one row per job, overwritten at each run.
    """

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.name

"""The outbox: one row per event and subscriber, tried again until it succeeds or is seen to be stuck.

Retention: done rows are removed after 90 days by a daily job; the others leave with their event.
"""

from django.db import models

from danvan.events.models.event import RecordedEvent


class Delivery(models.Model):
    """`due_at` is the next try; while a worker holds the row it is the moment the row falls free again."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        STUCK = "stuck"

    event = models.ForeignKey(RecordedEvent, on_delete=models.PROTECT, related_name="deliveries")
    subscriber = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="one_delivery_per_subscriber")]
        indexes = [models.Index(fields=["state", "due_at"], name="deliveries_due")]

    def __str__(self) -> str:
        return f"{self.subscriber} {self.state}"

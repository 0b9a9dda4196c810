"""The last number given out for one kind of file on one local day."""

from django.db import models


class Sequence(models.Model):
    """Only ever counts up: a public number is never given twice, though a gap may stay.

    Retention: never removed; a few bytes a day.
    """

    kind = models.CharField(max_length=12)
    day = models.DateField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "day"], name="one_sequence_per_kind_and_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}: {self.last}"

"""What remains of looks that retention removed."""

from django.db import models


class AccessRemoval(models.Model):
    """Looks before this moment may be gone lawfully; the database lets nothing newer be deleted.

    Retention: never removed.
    """

    before = models.DateTimeField()
    at = models.DateTimeField()
    rows = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_looks_of_the_past_are_removed", condition=models.Q(before__lte=models.F("at"))
            )
        ]

    def __str__(self) -> str:
        return f"< {self.before:%Y-%m-%d}"

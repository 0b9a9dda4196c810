"""Which unit is usually competent for a topic in a place: a table the coordinator keeps, only ever a suggestion."""

from django.db import models
from django.db.models import Q

from danvan.organisations.models import Territory, Unit
from danvan.petitions.models.topic import Topic


class Route(models.Model):
    """One line of the table. No `territory`: for the whole city.

    Retention: a working table; lines are changed and removed, each change recorded in the trail.
    """

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "territory", "unit"], name="one_line_for_a_place"),
            models.UniqueConstraint(
                fields=["topic", "unit"], condition=Q(territory__isnull=True), name="one_line_for_the_city"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.territory_id} > {self.unit_id}"

"""A petition was passed on: from whom, to whom, on what ground, and the days it lay there."""

from django.db import models
from django.db.models import F, Q

from danvan.organisations.models import Mandate, Unit
from danvan.petitions.models.choices import TransferReason
from danvan.petitions.models.petition import Petition


class Transfer(models.Model):
    """One hop. `mandate` is the ground of the new unit's competence; a `decided` one is the coordinator's word.

    days_lost: local days from its arrival at `from_unit` to this hop. Retention: as long as the petition; it is the
    evidence of overlapping mandates.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="transfers")
    hop = models.PositiveSmallIntegerField()
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    # Empty while the coordinator still decides.
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=12, choices=TransferReason)
    remark = models.CharField(max_length=500, blank=True)
    decided = models.BooleanField(default=False)
    at = models.DateTimeField()
    moved_on = models.DateField()
    days_lost = models.PositiveIntegerField()

    class Meta:
        ordering = ("petition_id", "hop", "pk")
        indexes = [models.Index(fields=["from_unit", "moved_on"], name="transfers_of_unit_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["petition", "hop"], name="one_transfer_at_each_hop"),
            models.CheckConstraint(
                name="nothing_is_passed_to_its_own_unit",
                condition=Q(to_unit__isnull=True) | ~Q(from_unit=F("to_unit")) | Q(decided=True),
            ),
            models.CheckConstraint(
                name="a_transfer_cites_a_mandate_or_the_coordinator",
                condition=Q(to_unit__isnull=True) | Q(mandate__isnull=False) | Q(decided=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} #{self.hop}"

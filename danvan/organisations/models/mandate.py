"""What a unit is there to do, by which article: the ground on which a petition is taken or passed on.

Retention: never removed; a transfer of years ago still cites its mandate.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.legislation.models import Clause
from danvan.organisations.models.dated import Dated, DatedQuerySet
from danvan.organisations.models.territory import Tier
from danvan.organisations.models.unit import Unit


class MandateQuerySet(DatedQuerySet["Mandate"]):
    pass


class Mandate(Dated):
    """One function: verb, object, field of management and level, and the text as the decision says it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="mandates")
    order = models.PositiveSmallIntegerField(default=1)
    verb = models.CharField(_("verb"), max_length=60)
    object = models.CharField(_("what is acted on"), max_length=200)
    field = models.CharField(_("field of management"), max_length=120)
    level = models.CharField(_("level"), max_length=8, choices=Tier)
    text = models.TextField(_("wording"))
    basis = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="+")
    provisional = models.BooleanField(_("provisional"), default=False)

    objects = MandateQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("unit_id", "order")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "order"], condition=models.Q(valid_to__isnull=True), name="one_mandate_at_each_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object}"

"""Who came after whom, from which day and by which article: so an old address still finds its office.

Retention: never removed.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.legislation.models import Clause
from danvan.organisations.models.territory import Territory
from danvan.organisations.models.unit import Unit


class Share(models.TextChoices):
    WHOLE = "whole", _("the whole")
    PART = "part", _("a part")


class Succession(models.Model):
    """`new` took over the whole or a part of `old` on a day, by an article."""

    share = models.CharField(max_length=5, choices=Share)
    on = models.DateField(_("taken over on"))
    basis = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "on"], name="%(class)s_said_once"),
            models.CheckConstraint(name="%(class)s_is_not_of_itself", condition=~Q(old=F("new"))),
            models.UniqueConstraint(
                fields=["old", "on"], condition=Q(share="whole"), name="%(class)s_gives_the_whole_once"
            ),
        ]


class TerritorySuccession(Succession):
    old = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="precessions")

    class Meta(Succession.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.old_id} > {self.new_id}"


class UnitSuccession(Succession):
    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="precessions")

    class Meta(Succession.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.old_id} > {self.new_id}"

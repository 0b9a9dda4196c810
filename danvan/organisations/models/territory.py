"""The map in time: city, districts that ended, wards and communes, villages and residential groups.

Retention: never removed; old addresses and reports are read by the map of their day.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, normalise_line, sort_key
from danvan.organisations.models.dated import Dated, DatedQuerySet
from danvan.organisations.models.no_overlap import NoOverlap


class Tier(models.TextChoices):
    """Levels of government; the district level ended on 1/7/2025, the group is no level of its own."""

    CITY = "city", _("city level")
    DISTRICT = "district", _("district level (until 30/6/2025)")
    COMMUNE = "commune", _("commune level")
    GROUP = "group", _("village, residential group")


class TerritoryKind(models.TextChoices):
    CITY = "city", _("city")
    URBAN_DISTRICT = "urban_district", _("urban district")
    RURAL_DISTRICT = "rural_district", _("rural district")
    TOWN = "town", _("district-level town")
    WARD = "ward", _("ward")
    COMMUNE = "commune", _("commune")
    TOWNSHIP = "township", _("township")
    VILLAGE = "village", _("village")
    RESIDENTIAL_GROUP = "residential_group", _("residential group")


class TerritoryQuerySet(DatedQuerySet["Territory"]):
    def communes(self) -> "TerritoryQuerySet":
        """Wards, communes and townships."""
        return self.filter(tier=Tier.COMMUNE)

    def in_order(self) -> "TerritoryQuerySet":
        """Vietnamese dictionary order of the name, whatever the database's own collation."""
        return self.order_by("sort", "slug")


class Territory(Dated):
    """One administrative area for as long as it had this name and these borders.

    `code` is the official code; a successor may carry it on, never on the same day. `tile_*` is the place on the
    tile map, worked out once when the map changed.
    """

    code = models.CharField(_("official code"), max_length=12)
    slug = models.SlugField(max_length=120, unique=True)
    tier = models.CharField(max_length=8, choices=Tier)
    kind = models.CharField(max_length=20, choices=TerritoryKind)
    name = models.CharField(_("name"), max_length=80)
    full_name = models.CharField(_("full name"), max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    km2 = models.FloatField(null=True, blank=True)
    tile_col = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    folded = models.CharField(max_length=80, editable=False)
    sort = models.CharField(max_length=400, editable=False)

    objects = TerritoryQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [
            models.Index(fields=["folded"], name="territories_by_folded_name"),
            models.Index(fields=["tier", "sort"], name="territories_of_tier_in_order"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            NoOverlap(fields=["code"], name="one_territory_per_code_and_day"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def prepare(self) -> "Territory":
        """Normalise the names and derive the searched and sorted columns; called before any bulk writing."""
        self.name, self.full_name = normalise_line(self.name), normalise_line(self.full_name)
        self.folded, self.sort = fold(self.name), sort_key(self.name)
        return self

    @property
    def name_in_sentence(self) -> str:
        """ "phường Ba Đình": the kind in lower case, as inside a sentence."""
        return self.full_name[:1].lower() + self.full_name[1:]

"""Bodies of the city in time: committees, departments, rooms, the Front, and the Party body that gets reports.

Retention: never removed; every case and figure names the unit of its day.
"""

from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise, normalise_line, sort_key
from danvan.organisations.models.dated import Dated, DatedQuerySet
from danvan.organisations.models.no_overlap import NoOverlap
from danvan.organisations.models.territory import Territory, Tier
from danvan.organisations.names import search_text, search_words


class UnitKind(models.TextChoices):
    COMMITTEE = "committee", _("People's Committee")
    OFFICE = "office", _("office of the Committee")
    DEPARTMENT = "department", _("department, inspectorate")
    DIVISION = "division", _("division, board")
    SERVICE_UNIT = "service_unit", _("public-service unit")
    SERVICE_POINT = "service_point", _("public-service point")
    SECURITY = "security", _("police, military (cooperating)")
    FRONT = "front", _("Fatherland Front")
    ORGANISATION = "organisation", _("socio-political organisation")
    PARTY = "party", _("Party body (receives reports)")


def _rank(field: str, choices: type[models.TextChoices]) -> Case:
    """The place of a code among its choices, for ordering by meaning and not by spelling."""
    return Case(*[When(**{field: code}, then=Value(n)) for n, code in enumerate(choices.values)], default=Value(99))


class UnitQuerySet(DatedQuerySet["Unit"]):
    def matching(self, text: str) -> "UnitQuerySet":
        """Units whose name holds every word of `text`, tones or none, abbreviations opened."""
        found = self
        for word in search_words(text):
            found = found.filter(folded__contains=word)
        return found

    def handling_cases(self) -> "UnitQuerySet":
        """Units a petition may go to: the Party body receives reports and has no access to cases."""
        return self.exclude(kind=UnitKind.PARTY)

    def in_order(self) -> "UnitQuerySet":
        return self.order_by("sort", "slug")

    def in_register_order(self) -> "UnitQuerySet":
        """The city first, then ward by ward; in each place the committee first."""
        return self.order_by(_rank("tier", Tier), "territory__sort", _rank("kind", UnitKind), "sort", "slug")


class Unit(Dated):
    """Any body in the registry, for as long as it had this name.

    `coordinates`: the standing body that reminds, decides who is competent and compiles. `provisional`: the entry has
    not been checked against the decision that set the unit up; pages say so. Contact data that is unknown stays empty.
    """

    slug = models.SlugField(max_length=140, unique=True)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=16, choices=UnitKind)
    tier = models.CharField(_("level"), max_length=8, choices=Tier)
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, null=True, blank=True, related_name="units")
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    hours = models.CharField(_("hours"), max_length=200, blank=True)
    # ISO weekdays on which the head receives citizens, "2,5" for Tuesday and Friday; empty: not known.
    reception_weekdays = models.CharField(_("reception days"), max_length=20, blank=True)
    reception_hours = models.CharField(_("reception hours"), max_length=120, blank=True)
    coordinates = models.BooleanField(_("coordinates"), default=False)
    provisional = models.BooleanField(_("provisional"), default=False)
    folded = models.CharField(max_length=400, editable=False)
    sort = models.CharField(max_length=800, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [
            models.Index(fields=["kind", "tier"], name="units_of_kind_and_tier"),
            models.Index(fields=["sort"], name="units_in_order"),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["coordinates"],
                condition=Q(coordinates=True, valid_to__isnull=True),
                name="one_coordinating_unit_now",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.prepare()
        super().save(*args, **kwargs)

    def prepare(self) -> "Unit":
        """Normalise the texts and derive the searched and sorted columns; called before any bulk writing."""
        self.name, self.address = normalise_line(self.name), normalise_line(self.address)
        self.phone, self.hours = normalise_line(self.phone), normalise(self.hours)
        self.folded, self.sort = search_text(self.name), sort_key(self.name)
        return self

    def get_absolute_url(self) -> str:
        return reverse("organisations-unit", args=[self.slug])

    @property
    def desk_url(self) -> str:
        return reverse("organisations-desk-unit", args=[self.slug])

    @property
    def handles_cases(self) -> bool:
        return self.kind != UnitKind.PARTY


class UnitParentQuerySet(DatedQuerySet["UnitParent"]):
    pass


class UnitParent(Dated):
    """The line from a unit to one above it; a unit may have several at once and others later.

    Retention: never removed; rights and figures of a past day follow the line of that day.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="children")

    objects = UnitParentQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="no_unit_stands_above_itself", condition=~Q(unit=F("parent"))),
            NoOverlap(fields=["unit", "parent"], name="one_line_per_parent_and_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"

"""The choice of the office a petition is about."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise_line
from danvan.organisations.models import Tier, Unit, UnitKind
from danvan.ui.selects import PlainSelect

#: The committee of the ward chosen in the same form.
COMMITTEE = "ubnd"
_OFFICES = frozenset(
    {UnitKind.OFFICE, UnitKind.DEPARTMENT, UnitKind.DIVISION, UnitKind.SERVICE_UNIT, UnitKind.SERVICE_POINT}
)


class OfficeField(forms.ChoiceField):
    """An office of the city or, once the ward is known, of that ward; cleans to its slug, to COMMITTEE or ""."""

    widget = PlainSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[], required=False, **kwargs)

    def offer(self, on: date, *, ward: str = "") -> None:
        """Read the offices of that day (one query)."""
        of_city: list[tuple[str, str]] = []
        of_ward: list[tuple[str, str]] = []
        rows = Unit.objects.on(on).filter(kind__in=_OFFICES).in_order()
        found = rows.filter(tier=Tier.CITY) | rows.filter(tier=Tier.COMMUNE, territory__slug=normalise_line(ward[:140]))
        for slug, name, tier in found.values_list("slug", "name", "tier"):
            (of_city if tier == Tier.CITY else of_ward).append((slug, name))
        self.choices = [
            ("", _("No office in particular")),
            (COMMITTEE, _("The People’s Committee of the ward chosen above")),
            *([(_("Offices of this ward"), of_ward)] if of_ward else []),
            (_("Offices of the city"), of_city),
        ]

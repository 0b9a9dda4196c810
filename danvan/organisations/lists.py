"""How lists of units are shown, filtered and handed out."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Tier, Unit, UnitKind
from danvan.organisations.models.unit import UnitQuerySet
from danvan.ui.lists import Column, Filter, ListSpec


def _link(unit: Unit) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', unit.get_absolute_url(), unit.name)


def _desk_link(unit: Unit) -> SafeString:
    return format_html('<a class="ink" href="{}">{}</a>', unit.desk_url, unit.name)


def _place(unit: Unit) -> str:
    return unit.territory.full_name if unit.territory else ""


def _matching(rows: UnitQuerySet, text: str) -> UnitQuerySet:
    return rows.matching(text)


def _any(choices: Any) -> list[tuple[str, Any]]:
    return [("", _("All")), *((code, capfirst(label)) for code, label in choices)]


_FILTERS = (
    Filter("q", _("Name"), forms.CharField(required=False, max_length=120), _matching),
    Filter(
        "loai",
        _("Kind"),
        forms.ChoiceField(required=False, choices=_any(UnitKind.choices)),
        lambda rows, value: rows.filter(kind=value),
    ),
    Filter(
        "cap",
        _("Level"),
        forms.ChoiceField(required=False, choices=_any([c for c in Tier.choices if c[0] != Tier.DISTRICT])),
        lambda rows, value: rows.filter(tier=value),
    ),
)
_KIND = Column("kind", _("Kind"), lambda unit: capfirst(str(unit.get_kind_display())), sort="kind")
_PLACE = Column("place", _("Area"), _place, sort="territory__sort")

PUBLIC = ListSpec(
    columns=(Column("name", _("Agency"), _link, sort="sort", export=lambda unit: unit.name), _KIND, _PLACE),
    filters=_FILTERS,
    name="co-quan",
    caption=_("Agencies"),
    empty_title=_("No agency answers this"),
    empty_text=_("Try one word of the name, with or without tones."),
)
DESK = ListSpec(
    columns=(Column("name", _("Unit"), _desk_link, sort="sort", export=lambda unit: unit.name), _KIND, _PLACE),
    filters=_FILTERS,
    name="don-vi",
    caption=_("Units and members"),
    empty_title=_("No unit answers this"),
    empty_text=_("You see the units you belong to; an administrator also sees those below."),
)

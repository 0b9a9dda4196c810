"""Rows for tests about places and units."""

from datetime import date
from typing import Any

from danvan.organisations.models import Territory, Unit, UnitParent
from danvan.organisations.seeding.files import slug_of

SINCE = date(2025, 7, 1)


def territory(full_name: str, *, kind: str = "ward", tier: str = "commune", code: str = "", **fields: Any) -> Territory:
    """A place of today unless `valid_to` says otherwise; the name is what follows the kind word."""
    words = 2 if full_name.startswith(("Thị ", "Thành phố")) else 1
    fields.setdefault("valid_from", SINCE if kind == "ward" and "valid_to" not in fields else None)
    fields.setdefault("slug", slug_of(full_name))
    return Territory.objects.create(
        full_name=full_name,
        name=" ".join(full_name.split(" ")[words:]),
        kind=kind,
        tier=tier,
        code=code or fields["slug"][:12],
        **fields,
    )


def unit(
    name: str, *, kind: str = "committee", tier: str = "commune", below: Unit | None = None, **fields: Any
) -> Unit:
    """A unit, and the line to the one above it."""
    fields.setdefault("slug", slug_of(name))
    made = Unit.objects.create(name=name, kind=kind, tier=tier, **fields)
    if below is not None:
        UnitParent.objects.create(unit=made, parent=below, valid_from=made.valid_from, valid_to=made.valid_to)
    return made

"""What each body is there for, so far as its name and the law say it."""

from collections import defaultdict

from danvan.legislation.models import Clause
from danvan.legislation.seeding import find_clause
from danvan.organisations.models import Mandate, Tier, Unit, UnitKind
from danvan.organisations.seeding.files import read

COMMITTEES = "committee:commune"


def enter(units: dict[str, Unit]) -> None:
    """Enter mandates of units that have none yet: what was entered or ended by hand stays."""
    having = set(Mandate.objects.values_list("unit_id", flat=True))
    places: dict[int, int] = defaultdict(int)
    rows = []
    for row in read("mandates"):
        for unit in _units_of(row["unit"], units):
            if unit.pk not in having:
                places[unit.pk] += 1
                rows.append((unit, places[unit.pk], row))
    if rows:
        clauses = {key: find_clause(*key) for key in {_basis(row) for _, _, row in rows}}
        Mandate.objects.bulk_create([_mandate(unit, order, row, clauses[_basis(row)]) for unit, order, row in rows])


def _basis(row: dict[str, str]) -> tuple[str, str, str]:
    return row["document"], row["article"], row["clause"]


def _units_of(name: str, units: dict[str, Unit]) -> list[Unit]:
    if name != COMMITTEES:
        return [units[name]]
    return [u for u in units.values() if (u.kind, u.tier, u.valid_to) == (UnitKind.COMMITTEE, Tier.COMMUNE, None)]


def _mandate(unit: Unit, order: int, row: dict[str, str], basis: Clause) -> Mandate:
    return Mandate(
        unit=unit,
        order=order,
        valid_from=unit.valid_from,
        verb=row["verb"],
        object=row["object"],
        field=row["field"],
        level=Tier(row["level"]),
        text=row["text"],
        basis=basis,
        provisional=True,
    )

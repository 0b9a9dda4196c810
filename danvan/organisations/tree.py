"""The tree of units on one day, asked of the database in one query whatever its depth."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from danvan.organisations.models import Unit, UnitParent

# UNION, not UNION ALL: even a circle in bad data ends.
_WALK = """WITH RECURSIVE walk(id) AS (
SELECT id FROM {units} WHERE id IN ({ids})
UNION SELECT line.{to} FROM {lines} AS line JOIN walk ON line.{come} = walk.id
WHERE (line.valid_from IS NULL OR line.valid_from <= %s) AND (line.valid_to IS NULL OR line.valid_to >= %s)
) SELECT id FROM walk"""


def below(unit_ids: Iterable[int], on: date) -> frozenset[int]:
    """These units and every unit below them on that day."""
    return _walk(unit_ids, on, come="parent_id", to="unit_id")


def above(unit_ids: Iterable[int], on: date) -> frozenset[int]:
    """These units and every unit above them on that day."""
    return _walk(unit_ids, on, come="unit_id", to="parent_id")


def _walk(unit_ids: Iterable[int], on: date, *, come: str, to: str) -> frozenset[int]:
    ids = sorted(set(unit_ids))
    if not ids:
        return frozenset()
    query = _WALK.format(
        units=connection.ops.quote_name(Unit._meta.db_table),
        lines=connection.ops.quote_name(UnitParent._meta.db_table),
        ids=", ".join(["%s"] * len(ids)),
        come=come,
        to=to,
    )
    day = connection.ops.adapt_datefield_value(on)
    with connection.cursor() as cursor:
        cursor.execute(query, [*ids, day, day])
        return frozenset(row[0] for row in cursor.fetchall())

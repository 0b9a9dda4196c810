"""The board of people's livelihood (dân sinh): what everyone may read, field by field."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.plans.models import Indicator
from danvan.plans.models.choices import LivelihoodField
from danvan.plans.pages.indicator import Line, lines_of
from danvan.plans.pages.indicator_words import ShownStanding, shown
from danvan.plans.queries.standing import standings


@dataclass(frozen=True, slots=True)
class Tile:
    """One indicator on the board with the table behind its chart."""

    one: ShownStanding
    lines: list[Line]
    by_ward: bool


@dataclass(frozen=True, slots=True)
class FieldOfBoard:
    """Jobs, poor households, schools, ...: `tiles` empty where nothing is kept yet."""

    code: str
    label: str
    tiles: list[Tile]


def board_indicators() -> Any:
    """Those on the board, in force, in their order."""
    return Indicator.objects.on_the_board().in_force().select_related("owner").order_by("pk")


def livelihood_board(*, on: date) -> dict[str, Any]:
    """`fields` in their fixed order; a fixed number of queries."""
    rows = list(board_indicators())
    parted = set(
        Indicator.objects.filter(pk__in=[row.pk for row in rows], values__unit__isnull=False)
        .order_by()
        .values_list("pk", flat=True)
    )
    tiles = [Tile(one, lines_of(one, {}), one.indicator.pk in parted) for one in shown(standings(rows, on=on), on=on)]
    fields = [
        FieldOfBoard(code, str(label), [tile for tile in tiles if tile.one.indicator.field == code])
        for code, label in LivelihoodField.choices
    ]
    told = [field for field in fields if field.tiles or field.code != LivelihoodField.OTHER]
    return {"fields": told, "any": bool(rows), "illustrated": any(row.illustration for row in rows)}

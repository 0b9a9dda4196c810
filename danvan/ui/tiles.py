"""A map of equal tiles: each place a square near its true position, so that small places are seen as well as large."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

SIDE = 48


@dataclass(frozen=True, slots=True)
class Tile:
    """One place. label: name and figure in words, read out; step: 0 (least) to 4 (most); flagged: needs attention."""

    label: str
    initials: str
    value_text: str
    step: int
    col: int
    row: int
    url: str
    flagged: bool = False


def draw(tiles: Sequence[Tile], *, label: str) -> SafeString:
    """The map; tiles are linked in reading order, west to east and north to south."""
    wide = (max((tile.col for tile in tiles), default=0) + 1) * SIDE
    high = (max((tile.row for tile in tiles), default=0) + 1) * SIDE
    ordered = sorted(tiles, key=lambda tile: (tile.row, tile.col))
    drawn = format_html_join("", "{}", ((_tile(tile),) for tile in ordered))
    return format_html('<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>', wide, high, label, drawn)


def _tile(tile: Tile) -> SafeString:
    x, y, middle = tile.col * SIDE, tile.row * SIDE, tile.col * SIDE + SIDE // 2
    corner = f'<path class="flag" d="M{x + SIDE - 15} {y + 2}h13v13z"/>' if tile.flagged else ""
    return format_html(
        '<a href="{}" aria-label="{}" class="w{}"><title>{}</title>'
        '<rect class="t{}" x="{}" y="{}" width="{}" height="{}"/>'
        '<text class="ab" x="{}" y="{}">{}</text><text x="{}" y="{}">{}</text>{}</a>',
        *(tile.url, tile.label, " far" if tile.step > 2 else "", tile.label),
        *(tile.step, x + 1, y + 1, SIDE - 2, SIDE - 2),
        *(middle, y + 19, tile.initials, middle, y + 37, tile.value_text),
        mark_safe(corner),  # noqa: S308  # numbers only
    )


def swatch(step: int) -> SafeString:
    """The colour of one step, for the key."""
    return format_html(
        '<svg width="18" height="14" aria-hidden="true"><rect class="t{}" width="18" height="14"/></svg>', step
    )

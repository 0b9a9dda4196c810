"""Draws the bar of a clock as SVG, x and width in per cent: it needs no script, no viewBox and no style attribute."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from danvan.ui.clock import ClockFace, runs

GAPS_UP_TO = 45  # more cells than this run together


@dataclass(frozen=True, slots=True)
class Size:
    """Where the row of cells stands, and how high the bar is."""

    top: int
    height: int
    whole: int
    flag: str
    mini: bool


LARGE = Size(top=31, height=26, whole=63, flag="M0 0h-13l4 5.5-4 5.5h13z", mini=False)
MINI = Size(top=7, height=13, whole=24, flag="M0 0h-9l3 3-3 3h9z", mini=True)


def percent(value: float) -> str:
    """`12.5` as `12.50%`, whole numbers without decimals."""
    return f"{value:.2f}%".replace(".00%", "%")


def draw(face: ClockFace, *, mini: bool = False, label: str) -> SafeString:
    """The bar of one clock; `label` is what a screen reader says."""
    size = MINI if mini else LARGE
    cell = 100 / max(len(face.cells), 1)
    parts = [_cells(face, size, cell), _gaps(face, size, cell), _flag(face, size, cell), _now(face, size, cell)]
    # Only numbers and fixed names were put together above; the one word is escaped where it enters.
    inner = mark_safe("".join(parts))  # noqa: S308
    return format_html(
        '<svg class="clock-bar{}" height="{}" role="img" aria-label="{}">{}</svg>',
        " mini" if mini else "",
        size.whole,
        label,
        inner,
    )


def _cells(face: ClockFace, size: Size, cell: float) -> str:
    return "".join(_run(mark, first * cell, count * cell, size) for mark, first, count in runs(face))


def _run(mark: str, left: float, wide: float, size: Size) -> str:
    x, width = percent(left), percent(wide)
    if mark == "off":  # a thin band: a day off is there, but is not counted
        y, height = size.top + size.height / 2 - size.height * 0.22, size.height * 0.44
        return f'<rect class="c-off" x="{x}" y="{y:g}" width="{width}" height="{height:g}"/>'
    drawn = f'<rect class="c-{mark}" x="{x}" y="{size.top}" width="{width}" height="{size.height}"/>'
    if mark == "left":
        foot = size.top + size.height - 2.5
        drawn += f'<rect class="c-line" x="{x}" y="{foot}" width="{width}" height="2.5"/>'
    return drawn


def _gaps(face: ClockFace, size: Size, cell: float) -> str:
    if size.mini or len(face.cells) > GAPS_UP_TO:
        return ""
    return "".join(
        f'<rect class="c-gap" x="{percent(index * cell)}" y="{size.top}" width="1" height="{size.height}"/>'
        for index in range(1, len(face.cells))
    )


def _flag(face: ClockFace, size: Size, cell: float) -> str:
    """The due day's flag at the end of its cell."""
    rise, pole = (7, size.height + 9) if size.mini else (14, size.height + 16)
    x = percent(min((face.due_index + 1) * cell, 100))
    return (
        f'<svg x="{x}" y="{size.top - rise}" overflow="visible">'
        f'<path class="c-pole" d="M0 0V{pole}"/><path class="c-flag" d="{size.flag}"/></svg>'
    )


def _now(face: ClockFace, size: Size, cell: float) -> str:
    """A plumb line through the cell of now, its word on a row of its own; none once the clock has stopped."""
    if face.closed or face.now_index is None:
        return ""
    at = (face.now_index + 0.5) * cell
    above, below = (3, 3) if size.mini else (14, 4)
    line = f"M0 {size.top - above}V{size.top + size.height + below}"
    nib = "" if size.mini else f'<path class="c-nib" d="M-5 {size.top - 15}h10l-5 6z"/>'
    drawn = f'<svg x="{percent(at)}" y="0" overflow="visible"><path class="c-now" d="{line}"/>{nib}</svg>'
    if size.mini:
        return drawn
    x, anchor = (0.0, "start") if at < 14 else (100.0, "end") if at > 86 else (at, "middle")
    return drawn + format_html(
        '<text class="c-now-t" x="{}" y="12" text-anchor="{}">{}</text>', percent(x), anchor, face.now_label
    )


def key(mark: str) -> SafeString:
    """A sample of one kind of cell, for the key under the bar."""
    y, height = ("3.5", 7) if mark == "off" else ("0", 14)
    line = mark_safe('<rect class="c-line" y="11" width="16" height="3"/>') if mark == "left" else ""
    return format_html(
        '<svg width="16" height="14" aria-hidden="true"><rect class="c-{}" y="{}" width="16" height="{}"/>{}</svg>',
        mark,
        y,
        height,
        line,
    )

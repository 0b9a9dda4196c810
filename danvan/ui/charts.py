"""Small charts drawn on the server: SVG with classes only; a table with the same figures stands beside each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, LEFT = 640, 270, 46


@dataclass(frozen=True, slots=True)
class Bar:
    """One column: what was reached, and what was to be reached (None: no such figure)."""

    label: str
    value: float
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """A column chart. `value_word` and `goal_word` head the columns of its table and name the two kinds of bar."""

    title: str
    label_word: str
    value_word: str
    bars: tuple[Bar, ...]
    goal_word: str = ""


def sparkline(values: Sequence[float], label: str, *, goal: float | None = None) -> SafeString:
    """The course of one figure; `label` says it in words ("rose from 86 % in January to 92.3 % in August").

    goal: what is to be reached, as a dashed line.
    """
    if len(values) < 2:
        return SafeString("")
    within = [*values] if goal is None else [*values, goal]
    low, last = min(within), len(values) - 1
    reach = (max(within) - low) or 1
    heights = [38 - 34 * (value - low) / reach for value in within]
    line = "M" + "L".join(f"{100 * k / last:.1f} {heights[k]:.1f}" for k in range(len(values)))
    aim = SafeString("") if goal is None else format_html('<path class="goal" d="M0 {0}H100"/>', f"{heights[-1]:.1f}")
    return format_html(
        '<svg class="spark" viewBox="0 0 100 44" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<path class="area" d="{}L100 44L0 44Z"/>{}<path d="{}"/></svg>',
        label,
        line,
        aim,
        line,
    )


def columns(chart: BarChart) -> SafeString:
    """The drawing of a column chart; its numbers are in the table, so it has one name and no parts for a reader."""
    top = max([1.0, *(max(bar.value, bar.goal or 0) for bar in chart.bars)]) * 1.15
    axis = format_html_join("", "{}", ((_rung(mark, top),) for mark in _marks(top)))
    step = (WIDTH - LEFT - 10) / max(len(chart.bars), 1)
    drawn = format_html_join(
        "", "{}", ((_column(bar, LEFT + k * step, step, top),) for k, bar in enumerate(chart.bars))
    )
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>', WIDTH, HEIGHT, chart.title, axis, drawn
    )


def _height(value: float, top: float) -> float:
    return HEIGHT - 30 - (HEIGHT - 60) * value / top


def _marks(top: float) -> list[int]:
    """Four or five round numbers up the side."""
    size = 10 ** (len(str(int(top))) - 1)
    step = next((s for s in (size // 5, size // 2, size, size * 2) if s and top / s <= 5), size * 2)
    return list(range(0, int(top) + 1, step))


def _rung(mark: int, top: float) -> SafeString:
    y = _height(mark, top)
    return format_html(
        '<path class="ax" d="M{} {}H{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        LEFT,
        f"{y:.1f}",
        WIDTH,
        LEFT - 6,
        f"{y + 4:.1f}",
        number_format(mark, force_grouping=True),
    )


def _column(bar: Bar, left: float, step: float, top: float) -> SafeString:
    x, wide, middle = f"{left + step * 0.2:.1f}", f"{step * 0.6:.1f}", f"{left + step * 0.5:.1f}"
    foot, head = _height(0, top), min(_height(bar.value, top), _height(bar.goal or 0, top))
    rects = [("bar", bar.value)] if bar.goal is None else [("bar2", bar.goal), ("bar", bar.value)]
    drawn = format_html_join(
        "",
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>',
        ((kind, x, f"{_height(value, top):.1f}", wide, f"{foot - _height(value, top):.1f}") for kind, value in rects),
    )
    words = '<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>'
    number = format_html(words, "val", middle, f"{head - 8:.1f}", number_format(bar.value, force_grouping=True))
    return format_html("{}{}{}", drawn, number, format_html(words, "", middle, HEIGHT - 10, bar.label))

"""Template tags of the look; loaded in every template."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from danvan.ui import charts, clock_bar, days, form_parts, panels
from danvan.ui import tiles as tile_drawing
from danvan.ui.clock import ClockFace
from danvan.ui.tiles import Tile
from danvan.ui.timeline import Step

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of the own icons; decorative, so hidden from screen readers."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("ui/icons.svg"), name)


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, subject: object = None) -> SafeString:
    """The panels that higher floors registered for this place."""
    request: HttpRequest = context["request"]
    return mark_safe("".join(panels.filled(name, subject, request)))  # noqa: S308  # each panel renders a template


@register.inclusion_tag("ui/parts/clock.html")
def clock(face: ClockFace, *, open: bool = False) -> dict[str, Any]:
    """The clock of a case with its reasons; `open=True` shows them at once."""
    label = f"{face.start_label}. {face.say}. {face.due_words}"
    return {"face": face, "bar": clock_bar.draw(face, label=label), "open": open}


@register.inclusion_tag("ui/parts/clock_mini.html")
def clock_mini(face: ClockFace, *, words: bool = True) -> dict[str, Any]:
    """The small clock of a list."""
    return {"face": face, "bar": clock_bar.draw(face, mini=True, label=f"{face.say}. {face.due_words}"), "words": words}


@register.simple_tag
def clock_key(mark: str) -> SafeString:
    """The small sample beside a word of the clock's key."""
    return clock_bar.key(mark)


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(steps: Sequence[Step], *, level: str = "h3") -> dict[str, Any]:
    """Steps in reading order: the public oldest first, the desk newest first."""
    return {"steps": steps, "level": level}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field of a form, whatever its widget."""
    return {"drawn": form_parts.drawn(bound)}


@register.inclusion_tag("ui/parts/form_errors.html")
def form_errors(form: forms.BaseForm, *, focus: bool = True) -> dict[str, Any]:
    """What must be corrected, above the form; nothing for a form without errors."""
    return {"errors": form_parts.errors_of(form) if form.is_bound else [], "focus": focus}


@register.simple_tag
def error_prefix(form: forms.BaseForm) -> str:
    """For the title of a page: says first that the form was refused."""
    return gettext("Error: ") if form.is_bound and form.errors else ""


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(*parts: Any) -> dict[str, Any]:
    """`{% crumbs _("Home") "/" _("Search") url reference %}`: label and address in turn, this page last and alone."""
    pairs = [(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)]
    return {"crumbs": [*pairs, (parts[-1], "")] if len(parts) % 2 else pairs}


@register.filter
def number(value: float, places: int | None = None) -> str:
    """A figure as readers write it: 1.284 and 92,3 in Vietnamese; `|number:1` keeps one decimal."""
    return number_format(value, decimal_pos=places, force_grouping=True)


@register.filter
def day_words(value: date | datetime) -> str:
    """A day with its weekday, as inside a sentence."""
    return days.day_words(value)


@register.filter
def moment_words(value: date | datetime) -> str:
    """A moment with its weekday, as inside a sentence."""
    return days.moment_words(value)


@register.filter
def capital(words: str) -> str:
    """First letter large: "thứ Hai" at the start of a line."""
    return days.capital(words)


@register.simple_tag
def sparkline(values: Sequence[float], label: str) -> SafeString:
    """The course of one figure, its meaning in `label`."""
    return charts.sparkline(values, label)


@register.inclusion_tag("ui/parts/bar_chart.html")
def bar_chart(chart: charts.BarChart) -> dict[str, Any]:
    """A column chart with its table."""
    return {"chart": chart, "drawing": charts.columns(chart)}


@register.inclusion_tag("ui/parts/tile_map.html")
def tile_map(
    tiles: Sequence[Tile], *, label: str = "", steps: Sequence[str] = (), flag_word: str = "", after: str = ""
) -> dict[str, Any]:
    """A map of tiles with key and table; `steps` are the words of colours 0 to 4, `after` the id to skip to."""
    return {
        "tiles": tiles,
        "drawing": tile_drawing.draw(tiles, label=label or gettext("Map of tiles")),
        "keys": [(tile_drawing.swatch(step), words) for step, words in enumerate(steps)],
        "flag_word": flag_word,
        "after": after,
    }


@register.simple_tag(takes_context=True)
def told(context: template.Context, kind: str) -> list[Message]:
    """The messages of the last action: "refused" are errors and warnings, "done" the rest."""
    refused = {"error", "warning"}
    return [m for m in context.get("messages") or [] if (m.level_tag in refused) == (kind == "refused")]

"""How a task stands on a day, in words and tags: late, at risk, days left, not acknowledged."""

from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.plans.lifecycle import TaskState
from danvan.ui.templatetags.ui import icon

#: From so many days before the due date on, what is left is marked.
SOON = 14


def standing_of(task: Any, *, on: date) -> list[tuple[str, str, str]]:
    """(kind, icon, words) of each thing to say, the gravest first; [] when nothing is."""
    found = []
    if task.state == TaskState.REPORTED.value:
        found.append(("info", "pause", _("to be confirmed")))
    elif task.is_open and task.due_on and task.due_on < on:
        days = (on - task.due_on).days
        found.append(("late", "late", ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}))
    elif task.is_open:
        found += _ahead(task, on)
    if getattr(task, "unanswered", False):
        found.append(("soon", "talk", _("not acknowledged")))
    return found


def _ahead(task: Any, on: date) -> list[tuple[str, str, str]]:
    found = []
    if task.risk_on and task.risk_on <= on:
        found.append(("soon", "clock", _("at risk")))
    if task.due_on:
        days = (task.due_on - on).days
        words = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days} if days else _("due today")
        found.append(("soon" if days <= SOON else "", "clock" if days <= SOON else "", words))
    return found


def standing_words(task: Any, *, on: date) -> str:
    return "; ".join(words for _kind, _icon, words in standing_of(task, on=on))


def tags_of(task: Any, *, on: date) -> SafeString:
    """The same as tags; days that are not near stay plain text."""
    drawn = (
        (format_html('<span class="tag {}">{}{}</span>', kind, icon(name), words),)
        if kind
        else (format_html('<span class="small quiet">{}</span>', words),)
        for kind, name, words in standing_of(task, on=on)
    )
    return format_html_join(" ", "{}", drawn)


def progress_bar(task: Any, *, on: date) -> SafeString:
    late = " class=late" if task.is_open and task.due_on and task.due_on < on else ""
    return format_html(
        '<progress{} max="100" value="{}" aria-label="{}"></progress> <span class="num">{}\u00a0%</span>',
        SafeString(late),
        task.done_share,
        _("Progress"),
        task.done_share,
    )

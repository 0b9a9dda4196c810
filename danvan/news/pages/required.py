"""What a person must read, by the day; and the page on which it is read and confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.news.models import Dissemination, Reader, ReaderQuestion

GROUPS: dict[str, str | Promise] = {
    "late": _("Past its day"),
    "today": _("Due today"),
    "week": _("Due this week"),
    "later": _("Later"),
}
MOST, KEPT = 100, 30


@dataclass(frozen=True, slots=True)
class Group:
    """What is wanted by then."""

    key: str
    label: str | Promise
    rows: Sequence[Reader]


def waiting_of(person: Any) -> Any:
    """What this person has to read, soonest first."""
    rows = Reader.objects.waiting().filter(person_id=person.pk)
    return rows.select_related("dissemination__unit").order_by("due_on", "pk")


def how_many_wait(person: Any) -> int:
    return Reader.objects.waiting().filter(person_id=person.pk).count()


def required_page(person: Any, *, on: date) -> dict[str, Any]:
    """Two queries: what waits, grouped by day, and what is behind."""
    waiting = list(waiting_of(person)[:MOST])
    groups = [
        Group(key, label, [row for row in waiting if group_of(row.due_on, on) == key]) for key, label in GROUPS.items()
    ]
    rest = Reader.objects.of(person).exclude(pk__in=[row.pk for row in waiting])
    behind = rest.select_related("dissemination__unit").order_by("-due_on", "-pk")[:KEPT]
    return {"groups": [group for group in groups if group.rows], "behind": behind, "today": on}


def group_of(due: date, on: date) -> str:
    """late, today, this week (until Sunday) or later."""
    if due < on:
        return "late"
    if due == on:
        return "today"
    return "week" if due <= on + timedelta(days=6 - on.weekday()) else "later"


def one_page(reader: Reader, *, on: date) -> dict[str, Any]:
    """The text, own questions, and what every reader may see of the others' questions."""
    asked = list(ReaderQuestion.objects.filter(dissemination_id=reader.dissemination_id).order_by("pk"))
    return {
        "reader": reader,
        "row": reader.dissemination,
        "text": text_of(reader.dissemination),
        "faq": [one for one in asked if one.is_public],
        "own": [one for one in asked if one.asked_by_id == reader.person_id],
        "late": reader.confirmed_on is None and reader.due_on < on,
    }


@dataclass(frozen=True, slots=True)
class Text:
    """Where the article or document itself stands; url "" when it is no longer shown."""

    name: str
    about: str
    url: str


def text_of(row: Dissemination) -> Text:
    if row.document is not None:
        return Text(row.document.name, row.document.about, row.document.get_absolute_url())
    article = row.article
    if article is None:
        raise ValueError("A dissemination spreads a text.")
    return Text(article.title, article.lead, article.url or "" if article.live else "")

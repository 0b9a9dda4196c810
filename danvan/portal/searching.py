"""One box for everything public: a few of each kind, and the way to all of it. No petition's own text is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.legislation.models import Document
from danvan.news.models import Article
from danvan.news.queries.articles import address_of
from danvan.organisations.models import Unit
from danvan.petitions.queries.public import matching, public_copies
from danvan.plans.queries.public_plans import matching_plans, matching_tasks

FEW = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the results: a title in Vietnamese, where it leads, a few words beside it."""

    title: str
    url: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The first few of one kind; `more` leads to all of them, "" when these are all."""

    label: str | Promise
    hits: list[Hit]
    more: str


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of public thing: rows that hold every word, tones ignored; how one is written; the list that takes `q`."""

    label: str | Promise
    rows: Callable[[str, datetime], Any]
    hit: Callable[[Any], Hit]
    page: str


def _petitions(words: str, at: datetime) -> Any:
    return matching(public_copies(before=at), words, on=timezone.localdate(at))


SOURCES = (
    Source(
        _("News"),
        lambda words, at: Article.objects.shown().containing(words),
        lambda row: Hit(row.title, address_of(row.url_path), row.lead),
        "news-front",
    ),
    Source(
        _("Public petitions"),
        _petitions,
        lambda row: Hit(row.public_title, row.get_absolute_url(), row.petition.territory.full_name),
        "petition-public-list",
    ),
    Source(
        _("Plans"),
        lambda words, at: matching_plans(fold(words).split()),
        lambda row: Hit(row.name, row.public_url, f"{row.percent} %"),
        "plans-public",
    ),
    Source(
        _("Tasks of plans"),
        lambda words, at: matching_tasks(fold(words).split()),
        lambda row: Hit(str(row), row.plan.public_url, row.plan.number or row.plan.title),
        "plans-public",
    ),
    Source(
        _("Legal documents"),
        lambda words, at: Document.objects.matching(words),
        lambda row: Hit(row.name, row.get_absolute_url(), row.about),
        "legislation-library",
    ),
    Source(
        _("Offices"),
        lambda words, at: Unit.objects.on(timezone.localdate(at)).matching(words).in_order(),
        lambda row: Hit(row.name, row.get_absolute_url()),
        "organisations-units",
    ),
)


def search(words: str, *, at: datetime) -> list[Found]:
    """What holds every word, a few of each kind; kinds without a hit are left out. One query a kind."""
    found = []
    for source in SOURCES:
        rows = list(source.rows(words, at)[: FEW + 1])
        if rows:
            more = f"{reverse(source.page)}?{urlencode({'q': words})}" if len(rows) > FEW else ""
            found.append(Found(source.label, [source.hit(row) for row in rows[:FEW]], more))
    return found

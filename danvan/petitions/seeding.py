"""Topics, a first table of competence and ready answers as delivered; afterwards the coordinator keeps them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from danvan.events.models import RecordedEvent
from danvan.organisations.models import Unit
from danvan.petitions.events.screening import RouteChanged
from danvan.petitions.models import AnswerTemplate, Route, Topic

SEED = Path(__file__).parent / "seed"


def load() -> None:
    """Add topics that are missing and, where nobody has kept one, the table; what was changed stays as it is."""
    with transaction.atomic():
        _load_topics()
        _load_routes()
        _load_ready_texts()


def _load_topics() -> None:
    known = {topic.slug: topic for topic in Topic.objects.all()}
    for order, row in enumerate(_rows("topics.csv"), start=1):
        if row["slug"] in known:
            continue
        known[row["slug"]] = Topic.objects.create(
            slug=row["slug"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            parent=known.get(row["parent"]),
            order=order * 10,
            urgent=row["urgent"] == "1",
            about_officials=row["about_officials"] == "1",
        )


def _load_routes() -> None:
    # An empty table may be the coordinator's will: then its changes stand in the trail.
    if Route.objects.exists() or RecordedEvent.objects.filter(kind=RouteChanged.kind).exists():
        return
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    units = {unit.slug: unit for unit in Unit.objects.filter(valid_to__isnull=True)}
    rows = [row for row in _rows("routes.csv") if row["unit"] in units and row["topic"] in topics]
    Route.objects.bulk_create([Route(topic=topics[row["topic"]], unit=units[row["unit"]]) for row in rows])


def _load_ready_texts() -> None:
    # A text changed, retired or renamed is the coordinator's: they come once, into an empty table.
    if AnswerTemplate.objects.exists():
        return
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    texts = ({**row, "topic": topics.get(row["topic"])} for row in _rows("answer_templates.csv"))
    AnswerTemplate.objects.bulk_create([AnswerTemplate(**text) for text in texts])


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SEED / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))

"""The topic tree as delivered; afterwards the coordinator keeps it."""

import csv
from pathlib import Path

from django.db import transaction

from danvan.petitions.models import Topic

FILE = Path(__file__).parent / "seed" / "topics.csv"


def load() -> None:
    """Add topics that are missing; what the coordinator changed stays as it is."""
    with FILE.open(encoding="utf-8", newline="") as file, transaction.atomic():
        known = {topic.slug: topic for topic in Topic.objects.all()}
        for order, row in enumerate(csv.DictReader(file), start=1):
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

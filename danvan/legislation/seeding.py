"""The documents the system starts with, and the way other seeds point at a place in one of them."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from django.db import transaction

from danvan.events.actors import JobActor
from danvan.events.recording import Recording, record, record_many
from danvan.legislation.events import ClauseListed, DocumentAdded, TextEntered
from danvan.legislation.models import Article, Clause, Document, Relation
from danvan.legislation.models.article import Sort
from danvan.legislation.models.document import SEPARATOR

SEED = Path(__file__).parent / "seed"
SEEDER = JobActor("legislation.seed")
VERIFIED_MARK = "V"
_DATES = ("issued_on", "in_force_from", "in_force_to")


def load() -> int:
    """Add the documents of `seed/` that are missing; one corrected since is left alone. Returns how many came."""
    with transaction.atomic():
        known = set(Document.objects.values_list("slug", flat=True))
        new = Document.objects.bulk_create([_document(row) for row in _rows() if row["slug"] not in known])
        if new:
            record_many([Recording(DocumentAdded(d.slug, d.verified), about=d) for d in new], by=SEEDER)
            _relate()
            _describe({document.slug: document for document in new})
    return len(new)


def find_clause(slug: str, article: str = "", clause: str = "") -> Clause:
    """The place in a known document that a seed rests on, made when missing.

    Article "" is the document as a whole, clause "" the article as a whole. Raises LookupError for a document
    that `seed/documents.csv` does not know: a legal basis is never invented.
    """
    with transaction.atomic():
        document = Document.objects.filter(slug=slug).first() or _seeded(slug)
        place, _ = Article.objects.get_or_create(document=document, number=article, sort=Sort.ARTICLE)
        found, made = Clause.objects.get_or_create(article=place, number=clause)
        if made:
            record(ClauseListed(slug, article, clause), about=document, by=SEEDER)
    found.article = place
    place.document = document
    return found


def _seeded(slug: str) -> Document:
    row = next((row for row in _rows() if row["slug"] == slug), None)
    if row is None:
        raise LookupError(f"legislation/seed/documents.csv knows no document {slug!r}.")
    document = _document(row)
    document.save()
    record(DocumentAdded(document.slug, document.verified), about=document, by=SEEDER)
    return document


def _document(row: dict[str, str]) -> Document:
    document = Document(
        **{field: row[field] for field in ("slug", "kind", "number", "title", "subject", "issuer", "remark")},
        **{field: date.fromisoformat(row[field]) if row[field] else None for field in _DATES},
        year=int(row["year"]) if row["year"] else None,
        verified=row["mark"] == VERIFIED_MARK,
        source=SEPARATOR.join(_sources()[reference] for reference in row["references"].split())[:600],
    )
    document.tidy()
    return document


def _describe(new: dict[str, Document]) -> None:
    """Articles and parts that come with a document; one the library knew before keeps what it has."""
    rows = [row for row in _rows("parts.csv") if row["document"] in new]
    parts = [
        Article(document=new[row["document"]], **{name: row[name] for name in ("sort", "number", "heading", "text")})
        for row in rows
    ]
    for part in parts:
        part.tidy()
    Article.objects.bulk_create(parts, ignore_conflicts=True)
    counts = Counter(row["document"] for row in rows)
    entered = [Recording(TextEntered(slug, True, "", count, 0), about=new[slug]) for slug, count in counts.items()]
    record_many(entered, by=SEEDER)


def _relate() -> None:
    ids = dict(Document.objects.values_list("slug", "pk"))
    rows = [row for row in _rows("relations.csv") if row["newer"] in ids and row["older"] in ids]
    Relation.objects.bulk_create(
        [Relation(newer_id=ids[r["newer"]], older_id=ids[r["older"]], deed=r["deed"]) for r in rows],
        ignore_conflicts=True,
    )


def _rows(name: str = "documents.csv") -> Iterator[dict[str, str]]:
    with (SEED / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


@cache
def _sources() -> dict[str, str]:
    return {row["reference"]: row["page"] for row in _rows("sources.csv")}

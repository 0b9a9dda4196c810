"""From what an officer types to the place in the library it means: "02/2011/QH13, Điều 27, khoản 1"."""

import re
from dataclasses import dataclass
from datetime import datetime

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.language import fold, normalise_line
from danvan.legislation.events import ClauseListed
from danvan.legislation.models import Article, Clause, Document
from danvan.legislation.models.article import Sort

_SIGN = re.compile(r"\d+[\w]*(?:/[\w.-]+)+")
_ARTICLE = re.compile(r"^(?:dieu|article|art\.?|muc|part)?\s*(\d{1,4}[a-z]?|(?<=\s)[ivxl]{1,7})$")
_CLAUSE = re.compile(r"^(?:khoan|clause)?\s*(\d{1,3}[a-z]?)$")
_PLACES = (_ARTICLE, _CLAUSE)
_PLACE = re.compile(r"^(?:(?:dieu|article|art\.?|khoan|clause|muc|part)?\s*\d{1,4}[a-z]?|(?:muc|part)\s+[ivxl]{1,7})$")
_BEFORE_CLAUSE = re.compile(r",?\s+(khoản|clause)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unfound:
    """Why a citation was not found. part: "document", "article", "clause" or "form"; known: the places listed."""

    part: str
    document: str = ""
    known: str = ""


def read_citation(line: str) -> Document | Clause | Unfound:
    """The clause meant, or the document as a whole: its number or name first, then article and clause by commas."""
    parts = [part.strip() for part in _BEFORE_CLAUSE.sub(r", \1", normalise_line(line)).split(",") if part.strip()]
    places: list[str] = []
    # From the end: the name of a law may hold commas of its own.
    while len(parts) > 1 and len(places) < len(_PLACES) and _PLACE.match(fold(parts[-1])):
        places.insert(0, fold(parts.pop()))
    name = ", ".join(parts)
    sign = _SIGN.search(name)
    document = _document(name)
    if document is None:
        return Unfound("document")
    # What stands behind the number and is no article is not passed over in silence.
    if sign and name[sign.end() :].strip(" ,.;"):
        return Unfound("form")
    if not places:
        return (
            Clause.objects.filter(
                article__document=document, article__sort=Sort.ARTICLE, article__number="", number=""
            ).first()
            or document
        )
    return _place(document, places)


def whole_of(document: Document, *, by: Actor, at: datetime) -> Clause:
    """The clause that stands for the whole document, listed when missing; in the caller's transaction."""
    article, _ = Article.objects.get_or_create(document=document, number="", sort=Sort.ARTICLE)
    clause, made = Clause.objects.get_or_create(article=article, number="")
    if made:
        record(ClauseListed(document.slug, "", ""), about=document, by=by, at=at)
    return clause


def _document(name: str) -> Document | None:
    if sign := _SIGN.search(name):
        found = list(Document.objects.filter(number__iexact=sign.group())[:2])
        return found[0] if len(found) == 1 else None
    words = fold(name)
    if not words:
        return None
    named = (row for row in Document.objects.matching(name)[:50] if fold(row.title) == words)
    return Document.objects.filter(slug=words).first() or next(named, None)


def _place(document: Document, places: list[str]) -> Clause | Unfound:
    read = [pattern.match(part) for pattern, part in zip(_PLACES, places, strict=False)]
    if not all(read):
        return Unfound("form")
    article, clause = [*[match.group(1) for match in read if match], ""][:2]
    listed = list(Clause.objects.filter(article__document=document).to_cite().order_by("article__position", "position"))
    there = [row for row in listed if fold(row.article.number) == article]
    # "Điều 5" is an article before it is a part or an article of the attached text.
    there = [row for row in there if row.article_id == there[0].article_id]
    found = next((row for row in there if fold(row.number) == clause), None)
    if found is not None:
        return found
    if clause and there:
        return Unfound("clause", document.name, ", ".join(row.number for row in there if row.number))
    numbers = dict.fromkeys(row.article.number for row in listed if row.article.number)
    return Unfound("article", document.name, ", ".join(numbers))

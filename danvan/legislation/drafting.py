"""What the actions on a text under review share: finding it, its facts as the library keeps them, its target."""

import re
from datetime import date
from typing import Any

from danvan.language import fold
from danvan.legislation.errors import DraftChanged, DraftSettled, PieceGone
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.kinds import Kind
from danvan.legislation.models import Document, ImportDraft
from danvan.legislation.models.draft import DraftState
from danvan.legislation.reading.pieces import Fact, ReadPiece, ReadText

_SHORT: dict[str, str] = {
    Kind.CONSTITUTION: "hien-phap",
    Kind.CODE: "bo-luat",
    Kind.LAW: "luat",
    Kind.RESOLUTION: "nq",
    Kind.DECREE: "nd",
    Kind.CIRCULAR: "tt",
    Kind.DECISION: "qd",
    Kind.DIRECTIVE: "ct",
    Kind.STANDARD: "qcvn",
    Kind.PLAN: "kh",
    Kind.PROGRAMME: "ctr",
    Kind.LETTER: "cv",
    Kind.CONCLUSION: "kl",
    Kind.PARTY_RULE: "qdi",
    Kind.SERVICE: "tc",
}
FLAGS = frozenset({"verified", "whole_text"})
DAYS = frozenset({"issued_on", "in_force_from", "in_force_to"})


def open_draft(draft_id: int, *, edition: int | None) -> tuple[ImportDraft, ReadText]:
    """The draft, locked, and what was read. Raises DraftSettled, and DraftChanged where another edition was seen."""
    draft = ImportDraft.objects.select_for_update().get(pk=draft_id)
    if not draft.is_open:
        raise DraftSettled
    if edition is not None and edition != draft.edition:
        raise DraftChanged
    return draft, ReadText.from_json(draft.read)


def keep(draft: ImportDraft, read: ReadText) -> None:
    """Write the text back as the next edition."""
    draft.read = read.as_json()
    draft.edition += 1
    draft.save(update_fields=["read", "edition"])


def piece_at(read: ReadText, place: int) -> ReadPiece:
    """The piece at index `place`."""
    if not 0 <= place < len(read.pieces):
        raise PieceGone
    return read.pieces[place]


def settle(draft: ImportDraft, state: DraftState, at: Any) -> None:
    """Close the draft; the caller saves it."""
    draft.state, draft.settled_at = state, at


def values_of(read: ReadText) -> dict[str, Any]:
    """The recognised facts as the first values of a form, in the types of the fields; the year is that of issue."""
    values = {name: _typed(name, fact.value) for name, fact in read.facts.items()}
    if values.get("issued_on") and not values.get("year"):
        values["year"] = values["issued_on"].year
    return values


def put_known(read: ReadText, document: Document) -> None:
    """Take over what the library knows of the document and the file does not say, so that no fact is emptied."""
    for name, value in DocumentFacts.of(document).items():
        if name not in read.facts and (written := _written(value)):
            read.facts[name] = Fact(written)


def put_values(read: ReadText, facts: DocumentFacts) -> list[str]:
    """Take over what a reviewer wrote, keeping the passages; returns the names of the facts that changed."""
    changed = []
    for name in DocumentFacts.__dataclass_fields__:
        value = _written(getattr(facts, name))
        before = read.facts.get(name)
        if value == (before.value if before else ""):
            continue
        changed.append(name)
        read.facts[name] = Fact(value, before.passage if before else "", before.line if before else 0)
    return changed


def target_of(read: ReadText, digest: str) -> Document | None:
    """The document this text is: the one made from the same file, else the only one of its number and year."""
    earlier = ImportDraft.objects.filter(digest=digest, state=DraftState.APPROVED, document__isnull=False)
    made = earlier.select_related("document").order_by("-settled_at").first()
    if made is not None:
        return made.document
    number = read.facts.get("number")
    if number is None:
        return None
    same = list(Document.objects.filter(number__iexact=number.value)[:20])
    day = read.facts.get("issued_on")
    if day is not None:
        same = [document for document in same if document.year in {None, int(day.value[:4])}]
    if len(same) > 1 and (issuer := read.facts.get("issuer")):
        same = [document for document in same if fold(document.issuer) == fold(issuer.value)]
    return same[0] if len(same) == 1 else None


def proposed_slug(read: ReadText) -> str:
    """ "kh-274-kh-ubnd-2021" from kind, number and year; "" where no number was read."""
    number, kind, day = (read.facts.get(name) for name in ("number", "kind", "issued_on"))
    if number is None:
        return ""
    words = [_SHORT.get(kind.value, "") if kind else "", re.sub(r"[^a-z0-9]+", "-", fold(number.value)).strip("-")]
    if day and day.value[:4] not in number.value:
        words.append(day.value[:4])
    return "-".join(word for word in words if word)[:80]


def _typed(name: str, value: str) -> Any:
    if name in DAYS:
        return date.fromisoformat(value) if value else None
    if name in FLAGS:
        return value == "1"
    if name == "year":
        return int(value) if value else None
    return value


def _written(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)

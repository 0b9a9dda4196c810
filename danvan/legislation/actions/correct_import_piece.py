"""Correct an article, part or annex of a text under review."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.legislation.drafting import keep, open_draft, piece_at
from danvan.legislation.errors import PieceKnown
from danvan.legislation.events import DraftCorrected
from danvan.legislation.models import ImportDraft
from danvan.legislation.reading.splitting import clauses_of
from danvan.legislation.rules import MAY_IMPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceWords:
    """What a reviewer writes about one piece; `text` with its clauses, a line "2. …" opens one."""

    sort: str
    number: str
    heading: str = ""
    chapter: str = ""
    section: str = ""
    text: str = ""


@transaction.atomic(durable=True)
def correct_import_piece(
    draft_id: int, place: int, words: PieceWords, *, edition: int, by: Actor, at: datetime
) -> ImportDraft:
    """Replace the piece at index `place`. Raises PieceKnown, PieceGone, DraftChanged, DraftSettled."""
    draft, read = open_draft(draft_id, edition=edition)
    MAY_IMPORT.require(by, draft, on=timezone.localdate(at))
    piece = piece_at(read, place)
    number = normalise_line(words.number)
    others = {(other.sort, other.number) for at_, other in enumerate(read.pieces) if at_ != place}
    if (words.sort, number) in others:
        raise PieceKnown
    piece.sort, piece.number = words.sort, number
    piece.heading, piece.chapter = normalise_line(words.heading), normalise_line(words.chapter)
    piece.section = normalise_line(words.section)
    piece.text, piece.clauses = clauses_of(normalise(words.text))
    keep(draft, read)
    record(DraftCorrected(f"piece+{place + 1}"), about=draft, by=by, at=at)
    return draft

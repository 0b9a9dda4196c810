"""Join a piece of a text under review to the one before it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.drafting import keep, open_draft, piece_at
from danvan.legislation.errors import PieceGone
from danvan.legislation.events import PieceTaken
from danvan.legislation.models import ImportDraft
from danvan.legislation.reading.pieces import ReadPiece
from danvan.legislation.reading.splitting import typed
from danvan.legislation.rules import MAY_IMPORT


@transaction.atomic(durable=True)
def join_import_piece(draft_id: int, place: int, *, edition: int, by: Actor, at: datetime) -> ImportDraft:
    """Its number, heading and clauses become text at the end of the piece before. Raises PieceGone for the first."""
    draft, read = open_draft(draft_id, edition=edition)
    MAY_IMPORT.require(by, draft, on=timezone.localdate(at))
    if place < 1:
        raise PieceGone
    _join(piece_at(read, place - 1), piece_at(read, place))
    del read.pieces[place]
    keep(draft, read)
    record(PieceTaken("joined", place + 1), about=draft, by=by, at=at)
    return draft


def _join(before: ReadPiece, piece: ReadPiece) -> None:
    first = ". ".join(part for part in (piece.number, piece.heading) if part)
    words = "\n".join(part for part in (first, typed(piece.text, piece.clauses)) if part)
    holder = before.clauses[-1] if before.clauses else before
    holder.text = "\n".join(part for part in (holder.text, words) if part)

"""Take a piece out of a text under review."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.drafting import keep, open_draft, piece_at
from danvan.legislation.events import PieceTaken
from danvan.legislation.models import ImportDraft
from danvan.legislation.rules import MAY_IMPORT


@transaction.atomic(durable=True)
def remove_import_piece(draft_id: int, place: int, *, edition: int, by: Actor, at: datetime) -> ImportDraft:
    """Leave out the piece at index `place`: it will not be entered in the library."""
    draft, read = open_draft(draft_id, edition=edition)
    MAY_IMPORT.require(by, draft, on=timezone.localdate(at))
    read.pieces.remove(piece_at(read, place))
    keep(draft, read)
    record(PieceTaken("removed", place + 1), about=draft, by=by, at=at)
    return draft

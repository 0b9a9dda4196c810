"""Correct the facts of a text under review."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.drafting import keep, open_draft, put_values
from danvan.legislation.events import DraftCorrected
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import ImportDraft
from danvan.legislation.rules import MAY_IMPORT


@transaction.atomic(durable=True)
def correct_import(
    draft_id: int, facts: DocumentFacts, *, edition: int | None = None, by: Actor, at: datetime
) -> ImportDraft:
    """Keep what the reviewer wrote; `edition` is the one the reviewer saw. Raises DraftChanged, DraftSettled."""
    draft, read = open_draft(draft_id, edition=edition)
    MAY_IMPORT.require(by, draft, on=timezone.localdate(at))
    changed = put_values(read, facts)
    if changed:
        keep(draft, read)
        record(DraftCorrected("+".join(changed)[:120]), about=draft, by=by, at=at)
    return draft

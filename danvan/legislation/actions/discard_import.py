"""Give up a text under review."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.legislation.drafting import settle
from danvan.legislation.errors import DraftSettled
from danvan.legislation.events import DraftDiscarded
from danvan.legislation.models import ImportDraft
from danvan.legislation.models.draft import DraftState
from danvan.legislation.rules import MAY_IMPORT


@transaction.atomic(durable=True)
def discard_import(draft_id: int, *, by: Actor, at: datetime) -> ImportDraft:
    """What was read is removed at once; the library stays as it is. A repeat changes nothing."""
    draft = ImportDraft.objects.select_for_update().get(pk=draft_id)
    MAY_IMPORT.require(by, draft, on=timezone.localdate(at))
    if draft.state == DraftState.APPROVED:
        raise DraftSettled
    if draft.is_open:
        settle(draft, DraftState.DISCARDED, at)
        draft.read = {}
        draft.save(update_fields=["state", "settled_at", "read"])
        record(DraftDiscarded(), about=draft, by=by, at=at)
    return draft

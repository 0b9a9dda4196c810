"""Give up a plan under review."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.drafting import settle
from danvan.plans.errors.keeping import ReviewSettled
from danvan.plans.events.keeping import PlanReviewDiscarded
from danvan.plans.models import PlanDraft
from danvan.plans.models.draft import DraftState
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS


@transaction.atomic(durable=True)
def discard_import(draft_id: int, *, by: User, at: datetime) -> PlanDraft:
    """What was read is removed at once. A repeat changes nothing. Raises ReviewSettled where it became a plan."""
    draft: PlanDraft = PlanDraft.objects.select_for_update().get(pk=draft_id)
    MAY_REVIEW_DRAFTS.require(by, draft, on=timezone.localdate(at))
    if draft.state == DraftState.APPROVED:
        raise ReviewSettled
    if draft.is_open:
        settle(draft, DraftState.DISCARDED, at)
        draft.read = {}
        draft.save(update_fields=["state", "settled_at", "read"])
        record(PlanReviewDiscarded(), about=draft, by=by, at=at)
    return draft

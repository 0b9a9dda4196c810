"""Correct the heading of a task group of a plan under review."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.drafting import corrected, group_at, keep, open_draft
from danvan.plans.events.keeping import PlanPieceCorrected
from danvan.plans.models import PlanDraft
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS


@transaction.atomic(durable=True)
def correct_import_group(
    draft_id: int, place: int, *, number: str, title: str, code: str, edition: int, by: User, at: datetime
) -> PlanDraft:
    """code: one of the city's seven groups or "". Raises PieceMissing, ReviewChanged, ReviewSettled."""
    draft, read = open_draft(draft_id, edition=edition)
    MAY_REVIEW_DRAFTS.require(by, draft, on=timezone.localdate(at))
    group = group_at(read, place)
    group.number, group.code, group.title = number, code, corrected(group.title, title)
    keep(draft, read)
    record(PlanPieceCorrected(f"group+{place + 1}"), about=draft, by=by, at=at)
    return draft

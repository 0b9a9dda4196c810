"""Correct the facts of a plan under review."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.drafting import corrected, keep, open_draft
from danvan.plans.events.keeping import PlanPieceCorrected
from danvan.plans.models import PlanDraft
from danvan.plans.reading.pieces import Value
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS


@transaction.atomic(durable=True)
def correct_import(draft_id: int, facts: Mapping[str, str], *, edition: int, by: User, at: datetime) -> PlanDraft:
    """facts: name -> words as written, days as "2021-12-02". `edition`: the one the reviewer saw.

    Raises ReviewChanged, ReviewSettled.
    """
    draft, read = open_draft(draft_id, edition=edition)
    MAY_REVIEW_DRAFTS.require(by, draft, on=timezone.localdate(at))
    changed = [name for name, words in facts.items() if words != read.fact(name)]
    if changed:
        for name in changed:
            read.facts[name] = corrected(read.facts.get(name, Value()), facts[name])
        keep(draft, read)
        record(PlanPieceCorrected("+".join(changed)[:120]), about=draft, by=by, at=at)
    return draft

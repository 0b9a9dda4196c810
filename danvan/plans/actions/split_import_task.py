"""Split a task of a plan under review into several."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.drafting import corrected, keep, open_draft, task_at
from danvan.plans.errors.keeping import NothingToSplit
from danvan.plans.events.keeping import PlanPieceTaken
from danvan.plans.models import PlanDraft
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS

MOST = 50


@transaction.atomic(durable=True)
def split_import_task(
    draft_id: int, group: int, place: int, *, titles: Sequence[str], edition: int, by: User, at: datetime
) -> PlanDraft:
    """One task for each title, all with the units, date and deliverable of the first; it keeps its number.

    Raises NothingToSplit for fewer than two titles, PieceMissing, ReviewChanged, ReviewSettled.
    """
    draft, read = open_draft(draft_id, edition=edition)
    MAY_REVIEW_DRAFTS.require(by, draft, on=timezone.localdate(at))
    task = task_at(read, group, place)
    titles = [title for title in titles if title][:MOST]
    if len(titles) < 2:
        raise NothingToSplit
    parts = []
    for at_, title in enumerate(titles):
        part = deepcopy(task)
        part.title = corrected(part.title, title)
        # The first keeps the number, by which the tasks below it are found.
        part.number = task.number if at_ == 0 else ""
        parts.append(part)
    read.groups[group].tasks[place : place + 1] = parts
    keep(draft, read)
    record(PlanPieceTaken("split", f"{group + 1}.{place + 1}"), about=draft, by=by, at=at)
    return draft

"""Lay a plan that was read from a file before a reviewer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.errors import NotAllowed
from danvan.events.actors import Actor, JobActor
from danvan.events.recording import record
from danvan.plans.events.keeping import PlanRead
from danvan.plans.models import PlanDraft
from danvan.plans.models.draft import DraftState
from danvan.plans.reading.pieces import ReadPlan
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS


@transaction.atomic(durable=True)
def start_import(read: ReadPlan, digest: str, *, by: Actor, at: datetime, file_name: str = "") -> PlanDraft:
    """The draft of this file; a file that this person has under review already gives the draft of then.

    digest: SHA-256 of the file. A command (JobActor) may; what it reads waits for a coordinator.
    Raises NotAllowed, also for a file that somebody else has under review where `by` may not see that review.
    """
    on = timezone.localdate(at)
    is_job = isinstance(by, JobActor)
    if not is_job and not MAY_REVIEW_DRAFTS.enters(by, on=on):
        raise NotAllowed(rule=MAY_REVIEW_DRAFTS.name)
    draft, made = PlanDraft.objects.get_or_create(
        digest=digest,
        state=DraftState.OPEN,
        defaults={
            "read": read.as_json(),
            "file_name": file_name[:200],
            "made_by": None if is_job else by,
            "made_at": at,
        },
    )
    if made:
        counts = (len(read.groups), read.task_count, len(read.problems))
        record(PlanRead(read.source, *counts), about=draft, by=by, at=at)
    elif not is_job:
        MAY_REVIEW_DRAFTS.require(by, draft, on=on)
    return draft

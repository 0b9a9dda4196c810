"""Bring the rows of a table into the draft of a plan."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.bringing import GroupLine, merge
from danvan.plans.errors.keeping import NotADraft
from danvan.plans.events.keeping import TasksBrought
from danvan.plans.placing import lock_plan
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def bring_tasks(plan_id: int, groups: Sequence[GroupLine], *, by: User, at: datetime) -> tuple[int, int]:
    """All rows or none: (new tasks, changed tasks). The same rows again change nothing; nothing is removed.

    A task is known by its group and by its number there, without a number by its words. Raises NotADraft, TooDeep.
    """
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not plan.is_draft:
        raise NotADraft
    new, changed = merge(plan, groups, at=at)
    if new or changed:
        record(TasksBrought(plan.slug, new, changed), about=plan, by=by, unit_id=plan.owner_id, at=at)
    return new, changed

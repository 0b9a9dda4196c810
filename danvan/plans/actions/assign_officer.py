"""The lead unit says which of its officers, or which of its posts, does the task."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Post
from danvan.plans.events.working import OfficerAssigned
from danvan.plans.models import Task
from danvan.plans.placing import lock_task
from danvan.plans.queries.sharing import require_officer
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_LEAD_TASK


@transaction.atomic(durable=True)
def assign_officer(task_id: int, *, assignee: User | None, post: Post | None, by: User, at: datetime) -> Task:
    """Name them, or nobody. A repeat changes nothing. Raises OfficerNotOfUnit, PostNotOfUnit."""
    on = timezone.localdate(at)
    task = lock_task(task_id)
    MAY_LEAD_TASK.require(by, task, on=on)
    wanted = (assignee.pk if assignee else None, post.pk if post else None)
    if (task.assignee_id, task.post_id) == wanted:
        return task
    require_officer([task.unit] if task.unit else [], assignee, post, on=on)
    task.assignee, task.post = assignee, post
    task.save(update_fields=["assignee", "post"])
    behalf_of = behalf(absent_in(by, on, task.unit_id, LEADERS))
    record(OfficerAssigned(*wanted), about=task, by=by, on_behalf_of=behalf_of, unit_id=task.unit_id, at=at)
    return task

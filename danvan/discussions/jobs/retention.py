"""What was turned down or withdrawn is not kept for ever."""

from datetime import datetime, timedelta

from danvan.accounts.actions.forget_contact import forget_contact
from danvan.discussions.actions.forget import forget_comment
from danvan.discussions.lifecycle import TURNED_DOWN, State
from danvan.discussions.models import Comment
from danvan.events.actors import JobActor
from danvan.events.periodic import periodic

KEEP = timedelta(days=180)
REASON = "retention.comments"
_BY = JobActor("discussions.retention")
_MOST = 500
_STATES = sorted(state.value for state in (*TURNED_DOWN, State.WITHDRAWN))


@periodic("discussions.retention", every=timedelta(days=1))
def forget_old(at: datetime) -> None:
    """Erase the words of comments turned down or withdrawn long ago, and the numbers under seal with them."""
    rows = Comment.objects.filter(state__in=_STATES, changed_at__lt=at - KEEP, forgotten_at__isnull=True)
    for pk, contact_id in rows.order_by("pk").values_list("pk", "contact_id")[:_MOST]:
        if contact_id is not None:
            forget_contact(contact_id, by=_BY, at=at, reason=REASON)
        forget_comment(pk, by=_BY, at=at)

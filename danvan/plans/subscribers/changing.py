"""Who hears of a proposed change: whoever decides it, and then whoever asked."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.subscribers import subscribe
from danvan.notifications.messages import notify_all
from danvan.organisations.models import Membership, Role
from danvan.plans.events.working import ChangeAccepted, ChangeDeclined, ChangeProposed
from danvan.plans.models import ChangeProposal
from danvan.plans.notices import CHANGE_ACCEPTED, CHANGE_DECLINED, CHANGE_PROPOSED
from danvan.plans.queries.telling import leaders_of


@subscribe(ChangeProposed)
def tell_decider(event: ChangeProposed, event_id: UUID) -> None:
    """At most once a day for each unit: the list shows all that waits. Of the plan's own layer the coordinators too."""
    proposal = ChangeProposal.objects.select_related("task__plan").get(pk=event.proposal)
    now = timezone.now()
    on = timezone.localdate(now)
    people = leaders_of([event.decider], on).get(event.decider, set())
    if event.decider == proposal.task.plan.owner_id:
        coordinators = Membership.objects.in_force(on).filter(role=Role.COORDINATOR)
        people = people | set(coordinators.values_list("user_id", flat=True))
    once = f"plans.change_proposed:{event.decider}:{on}"
    users = _users(people - {proposal.by_id})
    if users:
        notify_all(users, CHANGE_PROPOSED.key, path=reverse("plan-proposals"), at=now, once=once, params={})


@subscribe(ChangeAccepted, ChangeDeclined)
def tell_proposer(event: ChangeAccepted | ChangeDeclined, event_id: UUID) -> None:
    """Who asked."""
    proposal = ChangeProposal.objects.select_related("task").get(pk=event.proposal)
    kind = CHANGE_ACCEPTED if isinstance(event, ChangeAccepted) else CHANGE_DECLINED
    users = _users({proposal.by_id} - {proposal.decided_by_id})
    if users:
        once, params = f"{kind.key}:{event_id}", {"task": proposal.task_id}
        notify_all(users, kind.key, path=proposal.task.get_absolute_url(), at=timezone.now(), once=once, params=params)


def _users(people: Iterable[int | None]) -> list[User]:
    return list(User.objects.filter(pk__in=[pk for pk in people if pk is not None]))

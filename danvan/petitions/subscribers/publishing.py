"""What follows for the public copy when an answer is issued: an officer reads the answer over."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.errors import N_
from danvan.events.subscribers import subscribe
from danvan.notifications.kinds import NoticeKind, register_notice
from danvan.notifications.messages import notify_all
from danvan.organisations.models import Membership
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether, AnswerIssued
from danvan.petitions.models import Petition
from danvan.petitions.queries.public_copy import answer_to_copy, shown_copy
from danvan.petitions.rules.publishing import MAY_CHANGE_PUBLICATION, READING_OVER

TO_COMPLETE = NoticeKind(
    "petitions.to_complete",
    _("The public copy waits for its answer"),
    N_("The answer to petition %(reference)s is issued: read its public copy over"),
)
register_notice(TO_COMPLETE)


@subscribe(AnswerIssued, AnsweredTogether, AnsweredElsewhere)
def ask_to_complete_the_public_copy(event: AnswerIssued, event_id: UUID) -> None:
    """The officer of the case, else those of the unit who may read it over."""
    petition = Petition.objects.select_related("assignee").get(reference=event.reference)
    shown = shown_copy(petition)
    if shown is None or answer_to_copy(petition, shown) is None:
        return
    now = timezone.now()
    on = timezone.localdate(now)
    notify_all(
        [user for user in _people(petition) if MAY_CHANGE_PUBLICATION.allows(user, petition, on=on)],
        TO_COMPLETE.key,
        path=reverse("petition-complete-publication", args=[event.reference]),
        at=now,
        once=str(event_id),
        params={"reference": event.reference},
    )


def _people(petition: Petition) -> list[User]:
    if petition.assignee is not None and petition.assignee.is_active:
        return [petition.assignee]
    members = Membership.objects.in_force(timezone.localdate()).filter(unit_id=petition.unit_id, role__in=READING_OVER)
    return list(User.objects.filter(pk__in=members.values("user_id"), is_active=True))

"""Three petitions of the demonstration become public, through the action itself."""

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from danvan.accounts.models import User
from danvan.organisations.models import Membership
from danvan.petitions.actions.publish import publish_petition
from danvan.petitions.models import Petition, Publication
from danvan.petitions.queries.after import issued_answer
from danvan.petitions.queries.public_copy import PublicCopy, words_of_answer
from danvan.petitions.redaction.proposing import propose
from danvan.petitions.rules.publishing import MAY_PUBLISH, READING_OVER, SHOWABLE

MOST = 3


def publish_some() -> None:
    """Publish the proposal of up to three petitions that may be, answered ones first."""
    now = timezone.now()
    on = timezone.localdate(now)
    showable = [state.value for state in SHOWABLE]
    rows = Petition.objects.filter(state__in=showable, may_publish=True, restricted=False)
    for petition in rows.order_by(F("closed_at").desc(nulls_last=True), "received_at", "pk")[: 2 * MOST]:
        officer = _officer(petition)
        if Publication.objects.count() < MOST and officer and MAY_PUBLISH.allows(officer, petition, on=on):
            publish(petition, by=officer, at=now)


def publish(petition: Petition, *, by: User, at: datetime) -> None:
    """The copy as the rules propose it."""
    publish_petition(petition.pk, _copy(petition), by=by, at=at)


def _officer(petition: Petition) -> User | None:
    members = Membership.objects.in_force(timezone.localdate()).filter(unit_id=petition.unit_id, role__in=READING_OVER)
    found = members.select_related("user").order_by("pk").first()
    return found.user if found else None


def _copy(petition: Petition) -> PublicCopy:
    answer = issued_answer(petition)
    return PublicCopy(
        title=propose(petition.title).text,
        text=propose(petition.content).text,
        place=propose(petition.place).text,
        answer=propose(words_of_answer(answer)).text if answer else "",
    )

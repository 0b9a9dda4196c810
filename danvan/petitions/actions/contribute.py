"""A cooperating unit contributes what it was asked for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.uploads import adopt
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.events.handling import CooperationGiven
from danvan.petitions.models import Cooperation, Petition
from danvan.petitions.queries.cooperating import asked_of
from danvan.petitions.rules.handling import MAY_CONTRIBUTE


@transaction.atomic(durable=True)
def contribute(petition_id: int, *, text: str, files_token: str, by: User, at: datetime) -> Cooperation:
    """Answer for the own unit that was asked, the nearest due date first; sent again, the first answer stands."""
    on = timezone.localdate(at)
    petition = Petition.objects.lock(petition_id)
    text = normalise(text)
    if known := petition.cooperations.filter(answered_by=by, contribution=text).first():
        return known
    MAY_CONTRIBUTE.require(by, petition, on=on)
    cooperation = asked_of(by, petition, on=on)
    cooperation.contribution, cooperation.answered_by, cooperation.ended_at = text, by, at
    cooperation.save(update_fields=["contribution", "answered_by", "ended_at"])
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    adopt(files_token, cooperation, by=by, at=at, unit_id=cooperation.unit_id)
    record(
        CooperationGiven(petition.reference, cooperation.unit.slug, at <= cooperation.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return cooperation

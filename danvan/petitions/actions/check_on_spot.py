"""An officer was on the spot: what was found, before or after, with photos."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.uploads import adopt
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.events.handling import FieldChecked
from danvan.petitions.models import FieldCheck, Petition
from danvan.petitions.rules.handling import MAY_CHECK_ON_SPOT

NOWHERE: tuple[Decimal | None, Decimal | None] = (None, None)


@transaction.atomic(durable=True)
def check_on_spot(
    petition_id: int,
    *,
    moment: FieldCheck.Moment,
    finding: str,
    point: tuple[Decimal | None, Decimal | None] = NOWHERE,
    files_token: str,
    by: User,
    at: datetime,
) -> FieldCheck:
    """Keep the finding and adopt its photos; the same words sent again that day are the first check."""
    on = timezone.localdate(at)
    petition = Petition.objects.lock(petition_id)
    MAY_CHECK_ON_SPOT.require(by, petition, on=on)
    finding = normalise(finding)
    known = petition.field_checks.filter(moment=moment, finding=finding, by=by).last()
    if known is not None and timezone.localdate(known.at) == on:
        return known
    check = FieldCheck.objects.create(
        petition=petition, moment=moment, finding=finding, latitude=point[0], longitude=point[1], by=by, at=at
    )
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    photos = adopt(files_token, check, by=by, at=at, unit_id=petition.unit_id)
    record(
        FieldChecked(petition.reference, str(moment), len(photos)),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return check

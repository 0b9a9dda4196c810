"""A petition is passed on to the unit that is competent, citing its function and a reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.language import normalise_line
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.models import Petition, Transfer, TransferReason
from danvan.petitions.passing import pass_on
from danvan.petitions.rules.screening import MAY_TRANSFER

LONGEST_REMARK = 500


@transaction.atomic(durable=True)
def transfer_petition(
    petition_id: int,
    *,
    to: Unit,
    mandate: Mandate,
    reason: TransferReason,
    by: User,
    at: datetime,
    remark: str = "",
) -> Transfer:
    """Pass it on; the sender's term runs on. Beyond the last hop it waits for the coordinator's word.

    Raises what `pass_on` raises.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_TRANSFER.require(by, petition, on=timezone.localdate(at))
    words = normalise_line(remark)[:LONGEST_REMARK]
    return pass_on(petition, to=to, mandate=mandate, reason=reason, remark=words, by=by, at=at)

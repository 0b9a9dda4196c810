"""The head lengthens the term of settlement within its rule, and the sender is told the new day and the reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from danvan.accounts.models import User
from danvan.deadlines.clocks import clock_of, extend_clock
from danvan.events.recording import record
from danvan.petitions.errors.handling import TermIsOver
from danvan.petitions.events.handling import TermExtended
from danvan.petitions.models import ExtensionReason, Petition
from danvan.petitions.rules.handling import MAY_EXTEND


@transaction.atomic(durable=True)
def extend_term(petition_id: int, *, amount: int, reason: ExtensionReason, by: User, at: datetime) -> Petition:
    """Grant `amount` more of the rule's unit (working days); the same again that day is the first one.

    Raises TermIsOver, ExtensionNotAllowed.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_EXTEND.require(by, petition, on=timezone.localdate(at))
    if _granted_today(petition, amount, reason, at):
        return petition
    if at > petition.due_at:
        raise TermIsOver(day=date_format(timezone.localdate(petition.due_at), "DATE_FORMAT"))
    clock = extend_clock(petition, stage=petition.settle_stage, amount=amount, reason_code=str(reason), at=at, by=by)
    petition.due_at, petition.changed_at = clock.due_at, at
    petition.save(update_fields=["due_at", "changed_at"])
    record(
        TermExtended(petition.reference, str(reason), clock.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return petition


def _granted_today(petition: Petition, amount: int, reason: str, at: datetime) -> bool:
    clock = clock_of(petition, petition.settle_stage)
    last = clock.extensions[-1] if clock is not None and clock.extensions else None
    if last is None or (last["amount"], last["reason"]) != (amount, str(reason)):
        return False
    return timezone.localdate(datetime.fromisoformat(last["at"])) == timezone.localdate(at)

"""Petitions being settled, and the people around them."""

from datetime import datetime, timedelta
from typing import Any

from danvan.accounts.models import User
from danvan.events.delivery import deliver_due
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Role
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.models import Petition
from tests.organisations.cast import SmallCity, member
from tests.petitions.factories import MORNING, a_petition

ACCEPTED = MORNING + timedelta(hours=1)
LATER = MORNING + timedelta(hours=2)


def accepted(city: SmallCity, receiver: User, *, token: str = "a-form-token-of-a-test", **changes: Any) -> Petition:
    """A petition of the ward that its committee settles; due at the end of 30 September 2026."""
    petition = a_petition(city.ward, token=token, **changes)
    return accept_petition(petition.pk, by=receiver, at=ACCEPTED)


def room_handler(city: SmallCity, code: str = "chuyenvien") -> User:
    """An officer of the ward's division."""
    return member(code, city.ward_division, Role.HANDLER)


def asked_receiver(city: SmallCity, code: str = "tiepnhansxd") -> User:
    """Who receives in the department that is asked."""
    return member(code, city.department, Role.RECEIVER)


def said(event: RecordedEvent) -> dict[str, Any]:
    """The fields of a recorded event."""
    import json

    found: dict[str, Any] = json.loads(event.text)["data"]
    return found


def happened(subject: Any, kind: str) -> list[RecordedEvent]:
    """The events of one kind about one row, oldest first."""
    return list(RecordedEvent.objects.about(subject).filter(kind=kind))


def deliver(at: datetime | None = None) -> None:
    """Let the subscribers do their work."""
    from django.utils import timezone

    while deliver_due(at or timezone.now()):
        pass

"""Who receives in a unit."""

from datetime import date

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role, Unit


def one_receiver(unit: Unit, *, on: date) -> User | None:
    """The one officer who sees a restricted petition: the receiver of longest standing, else the head."""
    members = Membership.objects.in_force(on).filter(unit=unit)
    for role in (Role.RECEIVER, Role.HEAD):
        found = members.filter(role=role).select_related("user").order_by("valid_from", "pk").first()
        if found is not None:
            return found.user
    return None

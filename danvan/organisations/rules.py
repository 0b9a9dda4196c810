"""Who may use the desk, see the members of a unit and change them."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.events.actors import JobActor
from danvan.organisations.models import Membership, Role, Unit
from danvan.organisations.queries import memberships_of, unit_ids_of
from danvan.permissions.rule import Rule


def is_administrator(actor: Any, *, on: date) -> bool:
    """Does this person administer any unit on that day?"""
    return bool(unit_ids_of(actor, on=on, roles=[Role.ADMINISTRATOR]))


def _administered(actor: Any, on: date) -> frozenset[int]:
    return unit_ids_of(actor, on=on, roles=[Role.ADMINISTRATOR], below=True)


def _seen(actor: Any, on: date) -> frozenset[int]:
    return unit_ids_of(actor, on=on) | _administered(actor, on)


def _uses_desk(actor: Any, obj: Any = None, *, on: date) -> bool:
    return bool(memberships_of(actor, on=on))


def _sees(actor: Any, unit: Unit, *, on: date) -> bool:
    return unit.pk in _seen(actor, on)


def _manages(actor: Any, membership: Membership, *, on: date) -> bool:
    # A job prepares an installation: the first administrator is appointed by a command, not by a person.
    if isinstance(actor, JobActor):
        return True
    return membership.unit_id in _administered(actor, on) and membership.user_id != actor.pk


def _managed(actor: Any, *, on: date) -> Q:
    return Q(unit_id__in=_administered(actor, on)) & ~Q(user_id=getattr(actor, "pk", None))


def _places(actor: Any, unit: Unit, *, on: date) -> bool:
    return isinstance(actor, JobActor) or administers(actor, unit, on=on)


def administers(actor: Any, unit: Unit, *, on: date) -> bool:
    """Does this person administer the unit, itself or from above, on that day?"""
    return unit.pk in _administered(actor, on)


MAY_USE_DESK = Rule("organisations.use_desk", enters=_uses_desk, allows=_uses_desk)

MAY_SEE_MEMBERS = Rule(
    "organisations.see_members",
    enters=_uses_desk,
    allows=_sees,
    selects=lambda actor, *, on: Q(pk__in=_seen(actor, on)),
)

# Rows are memberships, standing or proposed: an administrator's own unit and those below, never the own person.
MAY_MANAGE_MEMBERS = Rule("organisations.manage_members", enters=is_administrator, allows=_manages, selects=_managed)

# Rows are units: an administrator of the unit or of one above posts when its head receives citizens.
MAY_SET_RECEPTION = Rule(
    "organisations.set_reception",
    enters=is_administrator,
    allows=_places,
    selects=lambda actor, *, on: Q(pk__in=_administered(actor, on)),
)

# Rows are units: asked of the one that is placed and of the one above it.
MAY_PLACE_UNIT = Rule(
    "organisations.place_unit",
    enters=is_administrator,
    allows=_places,
    selects=lambda actor, *, on: Q(pk__in=_administered(actor, on)),
)

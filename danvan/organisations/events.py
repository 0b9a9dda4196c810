"""What happens to units and memberships."""

from dataclasses import dataclass
from datetime import date

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class TerritoryEntered(DomainEvent):
    """A territory stands in the register."""

    kind = "organisations.territory_entered"
    sentence = N_("Territory %(code)s was entered in the register (%(source)s).")
    code: str
    slug: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitEntered(DomainEvent):
    """A unit stands in the register."""

    kind = "organisations.unit_entered"
    sentence = N_("The unit was entered in the register (%(source)s).")
    slug: str
    source: str


@dataclass(frozen=True, slots=True)
class UnitSucceeded(DomainEvent):
    """One territory or unit took over the whole or a part of this one."""

    kind = "organisations.succeeded"
    sentence = N_("%(successors)s successor(s) took over from this one on %(on)s.")
    successors: int
    on: date


@dataclass(frozen=True, slots=True)
class UnitPlaced(DomainEvent):
    """The unit stands below another from a day on."""

    kind = "organisations.unit_placed"
    sentence = N_("The unit stands below unit %(parent_id)s from %(valid_from)s.")
    parent_id: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class ReceptionDaysSet(DomainEvent):
    """The ISO weekdays on which the head of the unit receives citizens; none when they are not known any more."""

    kind = "organisations.reception_days_set"
    sentence = N_("The reception days of the unit were entered.")
    weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MembershipGranted(DomainEvent):
    """A person was given a role in a unit."""

    kind = "organisations.membership_granted"
    sentence = N_("The role %(role)s was given to staff %(user_id)s from %(valid_from)s.")
    user_id: int
    unit_id: int
    role: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class MembershipEnded(DomainEvent):
    """A person's role in a unit got a last day."""

    kind = "organisations.membership_ended"
    sentence = N_("The role %(role)s of staff %(user_id)s ends with %(last_day)s.")
    user_id: int
    unit_id: int
    role: str
    last_day: date

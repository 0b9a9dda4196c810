"""What can be wrong with units and memberships, in words for people."""

from danvan.errors import N_, DomainError, NotThere


class NoSuchUnit(NotThere):
    """The registry has no such unit on that day."""

    code = "organisations.no-such-unit"
    message = N_("No unit of this kind is in the register on that day.")


class AlreadyMember(DomainError):
    """The same role of the same person in the same unit would be written twice for a day."""

    code = "organisations.already-member"
    message = N_("This person already holds this role in this unit on some of these days.")


class UnitNotStanding(DomainError):
    """A membership may not reach beyond the life of its unit."""

    code = "organisations.unit-not-standing"
    message = N_("The unit is not in the register on all of these days.")


class PartyBodyHandlesNoCase(DomainError):
    """The Party body receives reports; it has no members here and no access to cases."""

    code = "organisations.party-body"
    message = N_("A Party body receives reports; it handles no case, so nobody is given a role in it here.")


class DaysOutOfOrder(DomainError):
    """The last day before the first, or so far back that it would rewrite who had which rights."""

    code = "organisations.days-out-of-order"
    message = N_("The last day may not lie before the first day, nor further back than yesterday.")


class AlreadyEnded(DomainError):
    """The membership ended earlier; its last day is history."""

    code = "organisations.already-ended"
    message = N_("This membership has already ended.")


class NotAWeekday(DomainError):
    """A reception day is one of the five days on which offices work; the calendar moves it when it is off."""

    code = "organisations.not-a-weekday"
    message = N_("A reception day is a day from Monday to Friday. Choose among these.")


class ParentBelowUnit(DomainError):
    """A unit may not stand below one of its own, on any day."""

    code = "organisations.parent-below-unit"
    message = N_("The unit chosen as parent stands below this unit itself.")

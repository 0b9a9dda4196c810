"""What an officer is told when a petition cannot take this way."""

from danvan.errors import N_, DomainError


class UnitUnchanged(DomainError):
    """Passed on to the unit that has it."""

    code = "petitions.unit-unchanged"
    message = N_("This unit already has the petition. Choose another one.")


class MandateNotTheirs(DomainError):
    """The mandate cited belongs to another unit."""

    code = "petitions.mandate-not-theirs"
    message = N_("The function cited is not one of the unit chosen. Choose a function of that unit.")


class UnitIsConcerned(DomainError):
    """A petition never goes to the unit it is about."""

    code = "petitions.unit-is-concerned"
    message = N_("The petition is about that unit, so it does not go there. Choose the unit above.")


class NobodyReceivesThere(DomainError):
    """The unit has nobody who could screen: a petition sent there would lie unseen."""

    code = "petitions.nobody-receives-there"
    message = N_("Nobody receives petitions in that unit yet. Choose another unit, or ask its administrator.")

"""What an officer is told when a petition cannot take this way."""

from danvan.errors import N_, DomainError


class UnitUnchanged(DomainError):
    """Passed on to the unit that has it."""

    code = "petitions.unit-unchanged"
    message = N_("This unit already has the petition. Choose another one.")


class MandateNotTheirs(DomainError):
    """The mandate cited belongs to another unit, or holds no longer."""

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


class CompetenceWasDecided(DomainError):
    """The coordinator named the unit; her word is the last."""

    code = "petitions.competence-was-decided"
    message = N_(
        "The coordinator named this unit, and that is final. Settle the petition, or speak with the coordinator."
    )


class NoSuchMain(DomainError):
    """The reference opens nothing this officer may read."""

    code = "petitions.no-such-main"
    message = N_("No petition of yours has this reference. Check the reference, or choose one from the list.")


class MainHasEnded(DomainError):
    """Nothing more is answered there."""

    code = "petitions.main-has-ended"
    message = N_("That petition is no longer being settled, so nothing would answer this one. Choose an open petition.")


class AttachedToItself(DomainError):
    """Its own reference, or that of one settled together with it."""

    code = "petitions.attached-to-itself"
    message = N_("This is the petition itself, or one settled together with it. Choose another one.")


class RestrictedStandsAlone(DomainError):
    """A petition with one reader is never settled together with others."""

    code = "petitions.restricted-stands-alone"
    message = N_("A petition that only one officer may read is settled on its own. Choose another way.")


class RouteTableNotRead(DomainError):
    """The file cannot be taken as a table of competence."""

    code = "petitions.route-table-not-read"
    message = N_("The file was not read. Nothing was changed.")

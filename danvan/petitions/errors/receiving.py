"""What a sender or an officer is told when a petition cannot go on."""

from danvan.errors import N_, DomainError


class NoUnitForPlace(DomainError):
    """The ward has no unit that day that could receive: the registry must be mended first."""

    code = "petitions.no-unit-for-place"
    message = N_("No office receives petitions for this ward today. Nothing was lost: please send again later.")
    status = 503


class NoUnitAbove(DomainError):
    """A petition about an office goes to the one above it, and the registry names none."""

    code = "petitions.no-unit-above"
    message = N_(
        "No office stands above the one you name in the register, so it cannot be sent here. Choose another office, or "
        "take it to the reception of citizens."
    )


class NobodyMayRead(DomainError):
    """What looks like a denunciation is seen by one officer only, and the unit has none that day."""

    code = "petitions.nobody-may-read"
    message = N_(
        "The office that would receive this has no officer who may read it yet. Nothing was kept. Print the form and "
        "take it to the reception of citizens."
    )
    status = 503

"""What a sender or an officer is told when a petition cannot go on."""

from danvan.errors import N_, DomainError


class NoUnitForPlace(DomainError):
    """The ward has no unit that day that could receive: the registry must be mended first."""

    code = "petitions.no-unit-for-place"
    message = N_("No office receives petitions for this ward today. Nothing was lost: please send again later.")
    status = 503

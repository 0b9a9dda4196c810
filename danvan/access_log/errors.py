"""What can go wrong with the list of looks."""

from danvan.errors import N_, DomainError


class TooYoungToRemove(DomainError):
    """Looks are kept for a while so that whoever was looked at can still ask."""

    code = "access-log.too-young-to-remove"
    message = N_("Looks are kept for %(days)s days; these are younger.")

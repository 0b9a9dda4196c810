"""Where a task cannot stand in its plan."""

from danvan.errors import N_, DomainError


class TooDeep(DomainError):
    """Twelve levels are more than anybody can follow."""

    code = "plans.too-deep"
    message = N_("A plan has at most twelve levels. Put this task beside the one above instead of below it.")

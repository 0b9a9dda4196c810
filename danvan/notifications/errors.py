"""Mistakes of a programmer who writes a mail or a notice; none is ever shown to people."""


class NotPreviewed(LookupError):
    """A mail of a kind that nobody can look at beforehand; register it in `previews`."""


class NotPlain(ValueError):
    """A notice holds words where codes belong, or leads away from this site."""

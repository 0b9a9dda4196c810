"""Numbers given out, and numbers that other systems gave."""

from danvan.references.models.external import ExternalId
from danvan.references.models.register import Register
from danvan.references.models.sequence import Sequence

__all__ = ["ExternalId", "Register", "Sequence"]

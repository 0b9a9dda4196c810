"""What happened to numbers."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class ExternalIdAttached(DomainEvent):
    """The case is known to another system under this number."""

    kind: ClassVar[str] = "references.external_id_attached"
    sentence: ClassVar[str] = N_("Known as %(code)s in %(system)s")
    system: str
    code: str

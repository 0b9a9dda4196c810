"""The facts of a document that people enter."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from danvan.legislation.errors import DaysReversed
from danvan.legislation.models import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """All that an administrator writes about one document; its short name stays for ever."""

    kind: str
    number: str = ""
    title: str = ""
    subject: str = ""
    issuer: str = ""
    signer: str = ""
    signer_office: str = ""
    year: int | None = None
    issued_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    whole_text: bool = False
    verified: bool = False
    source: str = ""
    remark: str = ""

    def put_into(self, document: Document) -> list[str]:
        """Write the facts into `document`, unsaved; returns the names of those that changed."""
        if self.in_force_from and self.in_force_to and self.in_force_to < self.in_force_from:
            raise DaysReversed
        before = {name: getattr(document, name) for name in asdict(self)}
        for name, value in asdict(self).items():
            setattr(document, name, value)
        document.tidy()
        return sorted(name for name, value in before.items() if getattr(document, name) != value)

    @classmethod
    def of(cls, document: Document) -> dict[str, Any]:
        """The facts of a document as the first values of a form."""
        return {name: getattr(document, name) for name in cls.__dataclass_fields__}

"""What happens at the counter and in the registry: codes, references and dates only."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext

from danvan.errors import N_
from danvan.events.definition import DomainEvent

# The words of `Channel`: models stand above events, so the codes are told in words here.
CHANNELS = {
    "paper": N_("On paper"),
    "phone": N_("By telephone"),
    "counter": N_("At the counter"),
    "ihanoi": N_("iHanoi"),
    "1022": N_("Hotline 1022"),
    "front": N_("Fatherland Front"),
}
CHECKS = {
    "id_card": N_("identity card"),
    "called_back": N_("call to the number on file"),
    "authorised": N_("written authorisation"),
}


@dataclass(frozen=True, slots=True)
class PetitionEntered(DomainEvent):
    """A clerk entered what came on paper, by telephone, at the counter or from another system."""

    kind: ClassVar[str] = "petitions.entered"
    sentence: ClassVar[str] = N_("Petition %(reference)s was entered by an officer. How it came: %(channel)s")

    reference: str
    channel: str
    # In plain letters: "12/d-tcd"; what the clerk wrote stands in the row.
    arrival_number: str

    def words(self) -> dict[str, Any]:
        return {"reference": self.reference, "channel": gettext(CHANNELS.get(self.channel, self.channel))}


@dataclass(frozen=True, slots=True)
class TrackingLinkReplaced(DomainEvent):
    """The sender had lost the link and proved who he is; the old link opens nothing any more."""

    kind: ClassVar[str] = "petitions.link_replaced"
    sentence: ClassVar[str] = N_("The link of petition %(reference)s was replaced. Identity checked by: %(check)s")

    reference: str
    check: str

    def words(self) -> dict[str, Any]:
        return {"reference": self.reference, "check": gettext(CHECKS.get(self.check, self.check))}

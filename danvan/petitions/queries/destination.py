"""Where what a sender wrote goes, about whom it is, and who alone may read it; the same for the page and the action."""

from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.organisations.models import Territory, Unit
from danvan.petitions.errors.receiving import NobodyMayRead
from danvan.petitions.models import Topic
from danvan.petitions.queries.finding import committee_of_ward, receiving_unit
from danvan.petitions.queries.receivers import one_receiver
from danvan.petitions.recognition.recognising import Looks, Recognition, recognise

#: The reason of cues that name an official.
ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Destination:
    """The unit that receives, the unit it is about, and for what looks like a denunciation the one reader."""

    unit: Unit
    about_unit: Unit | None
    only_reader: User | None

    @property
    def restricted(self) -> bool:
        """Kept without name and contact, read by one person."""
        return self.only_reader is not None


def destination_of(
    territory: Territory, topic: Topic, title: str, content: str, *, on: date, about_unit: Unit | None = None
) -> Destination:
    """Where it goes on that day. Raises NoUnitForPlace, NoUnitAbove, NobodyMayRead."""
    looks = recognise(f"{title}\n{content}")
    about = concerned_unit(territory, topic, looks, on=on, about_unit=about_unit)
    unit = receiving_unit(territory, topic, on=on, about_unit=about)
    if looks.kind is not Looks.DENUNCIATION:
        return Destination(unit, about, None)
    reader = one_receiver(unit, on=on, outside=about.pk if about else None)
    if reader is None:
        raise NobodyMayRead
    return Destination(unit, about, reader)


def concerned_unit(
    territory: Territory, topic: Topic, looks: Recognition, *, on: date, about_unit: Unit | None = None
) -> Unit | None:
    """The unit it is about: the one the sender names; the ward's committee by a topic about officials, or where a text
    that looks like a denunciation names officials. Raises NoUnitForPlace."""
    if about_unit is not None:
        return about_unit
    accuses = looks.kind is Looks.DENUNCIATION and any(cue.why == ACTOR for cue in looks.cues)
    return committee_of_ward(territory, on=on) if topic.about_officials or accuses else None

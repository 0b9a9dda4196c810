"""What happened to a petition, in the words of its sender: a title and a sentence for each event he is told of."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from danvan.events.definition import DomainEvent
from danvan.petitions.events.after import AnswerRated, PetitionReopened, PetitionTakenOver, PetitionWithdrawn
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether, AnswerIssued
from danvan.petitions.events.handling import FieldChecked, TermExtended
from danvan.petitions.events.intake import PetitionEntered, TrackingLinkReplaced
from danvan.petitions.events.publishing import PetitionPublished, PublicationTakenDown
from danvan.petitions.events.receiving import PetitionAccepted, PetitionDueDateMoved, PetitionReceived
from danvan.petitions.events.screening import (
    CompetenceDecided,
    CompetenceDisputed,
    PetitionAttached,
    PetitionDetached,
    PetitionFiled,
    PetitionTransferred,
)
from danvan.petitions.models import Channel, ExtensionReason, FieldCheck, FilingReason, Outcome, Score, TransferReason
from danvan.petitions.terms import FIRST_ROUND
from danvan.ui.days import day_words

Words = tuple[str, str]
#: Slug of a unit -> its name.
Names = Mapping[str, str]


def told(event: DomainEvent, names: Names) -> Words | None:
    """Title and sentence, or None for what is not for the sender."""
    speak = _SPEAK.get(type(event))
    return speak(event, names) if speak else None


def label_of(choices: Any, code: str) -> str:
    """The words of a code; the code itself when it left the program."""
    return str(choices(code).label) if code in choices.values else code


def _received(event: Any, names: Names) -> Words:
    web = event.channel == Channel.WEB
    return _("Received, reference given"), _("Through this site.") if web else label_of(Channel, event.channel)


def _transferred(event: Any, names: Names) -> Words:
    return _("Passed on to %(unit)s") % {"unit": names[event.to_unit]}, label_of(TransferReason, event.reason)


def _disputed(event: Any, names: Names) -> Words:
    return _("The coordinator is asked who answers"), _("It was passed on as often as the rules allow.")


def _decided(event: Any, names: Names) -> Words:
    return _("The coordinator named %(unit)s") % {"unit": names[event.to_unit]}, ""


def _accepted(event: Any, names: Names) -> Words:
    words = {"unit": names[event.unit], "day": day_words(event.due_at)}
    return _("Accepted for settlement"), _("%(unit)s is competent and answers at the latest on %(day)s.") % words


def _checked(event: Any, names: Names) -> Words:
    return _("Checked on the spot"), label_of(FieldCheck.Moment, event.moment)


def _extended(event: Any, names: Names) -> Words:
    words = {"reason": label_of(ExtensionReason, event.reason), "day": day_words(event.due_at)}
    return _("The term was extended"), _("Reason: %(reason)s. Now at the latest on %(day)s.") % words


def _moved(event: Any, names: Names) -> Words:
    words = {"day": day_words(event.due_at)}
    return _("The day of answer moved"), _("The days off changed: now at the latest on %(day)s.") % words


def _attached(event: Any, names: Names) -> Words:
    text = _("It reports the same as %(main)s, and both get one answer.") % {"main": event.main}
    return _("Settled together with another petition"), text


def _detached(event: Any, names: Names) -> Words:
    return _("Settled on its own again"), _("Nothing you wrote is lost.")


def _issued(event: Any, names: Names) -> Words:
    title = _("Answered") if event.round == FIRST_ROUND else _("Answered anew")
    if event.outcome == Outcome.REFUSED:
        title = _("Answered: not for this office")
    words = {"outcome": label_of(Outcome, event.outcome), "unit": names[event.unit], "number": event.number}
    return title, _("%(outcome)s. %(unit)s, number %(number)s.") % words


def _together(event: Any, names: Names) -> Words:
    return _("Answered"), _("Together with %(main)s, on the same matter.") % {"main": event.main}


def _elsewhere(event: Any, names: Names) -> Words:
    return _("Answered in another system"), _("The answer given there stands on this page too.")


def _rated(event: Any, names: Names) -> Words:
    return _("You rated the answer"), label_of(Score, event.score)


def _reopened(event: Any, names: Names) -> Words:
    words = {"unit": names[event.unit], "day": day_words(event.due_at)}
    text = _("%(unit)s answers anew, at the latest on %(day)s. The unit above was told at once.") % words
    return _("Reopened at your word"), text


def _taken_over(event: Any, names: Names) -> Words:
    words = {"unit": names[event.to_unit], "former": names[event.from_unit]}
    return _("%(unit)s took it over") % words, _("It answers in place of %(former)s; the day stays.") % words


def _filed(event: Any, names: Names) -> Words:
    return _("Filed without settlement"), label_of(FilingReason, event.reason)


def _withdrawn(event: Any, names: Names) -> Words:
    return _("You withdrew it"), _("The unit settles it no further.")


def _published(event: Any, names: Names) -> Words:
    return _("Made public"), _("A copy without names, numbers and house addresses can be read by everyone.")


def _taken_down(event: Any, names: Names) -> Words:
    return _("No longer public"), ""


def _link_replaced(event: Any, names: Names) -> Words:
    text = _("After a check of your identity. The old link opens nothing any more.")
    return _("You got a new private link"), text


_SPEAK: dict[type[DomainEvent], Callable[[Any, Names], Words]] = {
    PetitionReceived: _received,
    PetitionEntered: _received,
    PetitionTransferred: _transferred,
    CompetenceDisputed: _disputed,
    CompetenceDecided: _decided,
    PetitionAccepted: _accepted,
    FieldChecked: _checked,
    TermExtended: _extended,
    PetitionDueDateMoved: _moved,
    PetitionAttached: _attached,
    PetitionDetached: _detached,
    AnswerIssued: _issued,
    AnsweredTogether: _together,
    AnsweredElsewhere: _elsewhere,
    AnswerRated: _rated,
    PetitionReopened: _reopened,
    PetitionTakenOver: _taken_over,
    PetitionFiled: _filed,
    PetitionWithdrawn: _withdrawn,
    PetitionPublished: _published,
    PublicationTakenDown: _taken_down,
    TrackingLinkReplaced: _link_replaced,
}

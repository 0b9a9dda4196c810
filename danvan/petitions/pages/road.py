"""The whole road of a petition as its sender reads it: what happened, oldest first, and what comes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from danvan.events.definition import DomainEvent
from danvan.events.models import RecordedEvent
from danvan.events.sentences import event_or_none
from danvan.organisations.models import Unit
from danvan.petitions.events.after import AnswerRated
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether, AnswerIssued
from danvan.petitions.events.intake import PetitionEntered
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.lifecycle import MAY_BE_REOPENED, State
from danvan.petitions.models import Petition
from danvan.petitions.pages.road_words import Names, told
from danvan.petitions.terms import FIRST_ROUND
from danvan.ui.days import day_words
from danvan.ui.timeline import Step

Happened = Sequence[tuple[datetime, DomainEvent]]
_UNITS = ("unit", "from_unit", "to_unit")
_ANSWERS = (AnswerIssued, AnsweredTogether, AnsweredElsewhere)


def public_steps(petition: Petition) -> list[Step]:
    """The road in two queries, however long it was; only the sender's own page shows it."""
    happened = _happened(petition)
    names = _names(happened)
    spoken = [(at, told(event, names)) for at, event in happened]
    done = [Step(words[0], at, words[1], "done") for at, words in spoken if words is not None]
    return [*done, *_coming(petition, happened)]


def may_be_reopened(petition: Petition) -> bool:
    """The sender may have it answered anew: closed by the unit, and not for the second time."""
    return State(petition.state) in MAY_BE_REOPENED and petition.round == FIRST_ROUND


def _happened(petition: Petition) -> Happened:
    rows = RecordedEvent.objects.about(petition)
    read = [(row.at, event) for row in rows if (event := event_or_none(row)) is not None]
    # A clerk's entry is also a receipt; the sender is told of it once.
    received = any(isinstance(event, PetitionReceived) for _at, event in read)
    return [pair for pair in read if not (received and isinstance(pair[1], PetitionEntered))]


def _names(happened: Happened) -> Names:
    slugs = {getattr(event, name) for _at, event in happened for name in _UNITS if hasattr(event, name)}
    found: defaultdict[str, str] = defaultdict(lambda: _("another office"))
    found.update(Unit.objects.filter(slug__in=slugs).values_list("slug", "name"))
    return found


def _coming(petition: Petition, happened: Happened) -> list[Step]:
    return _COMING[State(petition.state)](petition, happened)


def _answer_to_come(petition: Petition) -> Step:
    words = {"day": day_words(petition.due_at)}
    return Step(_("The head signs the answer"), None, _("At the latest on %(day)s.") % words, "next")


def _received(petition: Petition, happened: Happened) -> list[Step]:
    title = _("%(unit)s looks at it") % {"unit": petition.unit.name}
    text = _("It checks that the matter is within its competence.")
    return [Step(title, petition.unit_since, text, "now"), _answer_to_come(petition)]


def _undecided(petition: Petition, happened: Happened) -> list[Step]:
    text = _("You do not send it again; your term runs on.")
    return [Step(_("The coordinator decides who answers"), None, text, "now"), _answer_to_come(petition)]


def _accepted(petition: Petition, happened: Happened) -> list[Step]:
    first = petition.round == FIRST_ROUND
    title = _("%(unit)s is settling it") if first else _("%(unit)s is answering anew")
    answered = any(isinstance(event, _ANSWERS) for _at, event in happened)
    text = _("The first answer stays readable below.") if answered and not first else ""
    return [Step(title % {"unit": petition.unit.name}, None, text, "now"), _answer_to_come(petition)]


def _attached(petition: Petition, happened: Happened) -> list[Step]:
    title = _("It is being settled together with the other")
    return [Step(title, None, "", "now"), _answer_to_come(petition)]


def _answered(petition: Petition, happened: Happened) -> list[Step]:
    rated = any(isinstance(event, AnswerRated) and event.round == petition.round for _at, event in happened)
    asked = Step(_("You say whether the answer serves you"), None, _("Below, in one minute."), "next")
    return [_if_not_content(petition)] if rated else [asked, _if_not_content(petition)]


def _filed(petition: Petition, happened: Happened) -> list[Step]:
    if not may_be_reopened(petition):
        return [_if_not_content(petition)]
    text = _("You may have it looked at again, once. The unit above sees it at once.")
    return [Step(_("If that does not settle it"), None, text, "next")]


def _withdrawn(petition: Petition, happened: Happened) -> list[Step]:
    return [Step(_("Nothing follows"), None, _("You may send a new petition at any time."), "next")]


def _if_not_content(petition: Petition) -> Step:
    title = _("If that does not settle it")
    if may_be_reopened(petition):
        text = _("You may have it answered anew, once. The unit above sees it at once.")
    else:
        text = _("Come to a reception of citizens of the unit above, or lodge a complaint if it touches your rights.")
    return Step(title, None, text, "next")


_COMING: dict[State, Callable[[Petition, Happened], list[Step]]] = {
    State.RECEIVED: _received,
    State.UNDECIDED: _undecided,
    State.ACCEPTED: _accepted,
    State.ATTACHED: _attached,
    State.ANSWERED: _answered,
    State.FILED: _filed,
    State.WITHDRAWN: _withdrawn,
}

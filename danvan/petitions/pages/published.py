"""The public page of one petition: its public copy, its clock, its public steps, and nothing else of it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from danvan.attachments.models import Attachment
from danvan.events.definition import DomainEvent
from danvan.events.models import RecordedEvent
from danvan.events.sentences import event_or_none
from danvan.organisations.models import Unit
from danvan.petitions.events.after import PetitionReopened, PetitionTakenOver
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether, AnswerIssued
from danvan.petitions.events.handling import FieldChecked, TermExtended
from danvan.petitions.events.intake import PetitionEntered
from danvan.petitions.events.receiving import PetitionAccepted, PetitionDueDateMoved, PetitionReceived
from danvan.petitions.events.screening import CompetenceDecided, CompetenceDisputed, PetitionFiled, PetitionTransferred
from danvan.petitions.models import Petition, Publication
from danvan.petitions.pages.road_words import told
from danvan.petitions.queries.after import rating_of
from danvan.petitions.queries.finding import clock_face
from danvan.petitions.queries.public import point_words
from danvan.ui.days import day_words
from danvan.ui.timeline import Step

#: Told to everyone in the words the sender reads; what is not here or below is told to nobody.
_AS_TOLD = (
    PetitionReceived,
    PetitionEntered,
    PetitionTransferred,
    CompetenceDisputed,
    CompetenceDecided,
    PetitionAccepted,
    FieldChecked,
    TermExtended,
    PetitionDueDateMoved,
    AnswerIssued,
    PetitionTakenOver,
)
_UNITS = ("unit", "from_unit", "to_unit")


def published_page(publication: Publication, *, at: datetime) -> dict[str, Any]:
    """Context of the page."""
    petition = publication.petition
    rating = rating_of(petition) if publication.answer_id else None
    return {
        "publication": publication,
        "petition": petition,
        "clock": clock_face(petition, petition.settle_stage, at=at),
        "steps": steps_for_everyone(petition),
        "photos": photos_of(publication),
        "point": point_words(publication.latitude, publication.longitude),
        "rating": rating.get_score_display() if rating else "",
        "anew": publication.answer is not None and publication.answer.round < petition.round,
    }


def photos_of(publication: Publication) -> list[Attachment]:
    """The photos an officer let through that were not withdrawn since."""
    return list(publication.files.filter(removed_at__isnull=True).order_by("subject_type", "subject_id", "position"))


def steps_for_everyone(petition: Petition) -> list[Step]:
    """What happened and what comes, oldest first: two queries, however much it was."""
    rows = RecordedEvent.objects.about(petition)
    read = [(row.at, event) for row in rows if (event := event_or_none(row)) is not None]
    entered = any(isinstance(event, PetitionEntered) for _at, event in read)
    names = _names([event for _at, event in read])
    steps = []
    for moment, event in read:
        if entered and isinstance(event, PetitionReceived):
            continue
        if (words := words_for_everyone(event, names)) is not None:
            steps.append(Step(words[0], moment, words[1], "done"))
    return [*steps, *_coming(petition)]


def words_for_everyone(event: DomainEvent, names: dict[str, str]) -> tuple[str, str] | None:
    """Title and sentence of an event, or None for what is not told to everyone."""
    if isinstance(event, _AS_TOLD):
        return told(event, _Names(names))
    if isinstance(event, PetitionReopened):
        return _("Reopened at the sender’s word"), _("At the latest on %(day)s.") % {"day": day_words(event.due_at)}
    if isinstance(event, (AnsweredTogether, AnsweredElsewhere)):
        return _("Answered"), ""
    # Why it was filed says what kind of petition it is: that is for its sender.
    return (_("Filed without settlement"), "") if isinstance(event, PetitionFiled) else None


class _Names(dict[str, str]):
    def __missing__(self, slug: str) -> str:
        return _("another office")


def _names(events: list[DomainEvent]) -> dict[str, str]:
    slugs = {getattr(event, name) for event in events for name in _UNITS if hasattr(event, name)}
    return dict(Unit.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _coming(petition: Petition) -> list[Step]:
    if not petition.is_open:
        return []
    now = Step(_("%(unit)s is settling it") % {"unit": petition.unit.name}, None, "", "now")
    day = _("At the latest on %(day)s.") % {"day": day_words(petition.due_at)}
    return [now, Step(_("The head signs the answer"), None, day, "next")]

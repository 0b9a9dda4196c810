"""Another system had answered a petition already: the answer there is the answer here. For the action's transaction."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.ending import DONE, attached_to, close, end_intake, end_settlement
from danvan.petitions.errors.intake import LinkNotSecure
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether
from danvan.petitions.lifecycle import AnswerState, State
from danvan.petitions.models import Answer, Outcome, Petition
from danvan.petitions.queries.intake import system_words
from danvan.references.models import ExternalId

LONGEST_NUMBER = 60


def answer_there(petition: Petition, number: ExternalId, *, link: str, by: User, at: datetime) -> Answer:
    """Issue an answer that points to the one given under `number`, and close the petition with those attached to it.

    Its number is the one of that system: the register of the unit gives none for what the unit did not write.
    """
    if not link.startswith("https://"):
        raise LinkNotSecure
    answer = _answer(petition, number, link=link, by=by, at=at)
    answer.save()
    end_intake(petition, by=by, at=at)
    together = attached_to(petition)
    for one in [petition, *together]:
        end_settlement(one, by=by, at=at, outcome=DONE)
    close([petition, *together], State.ANSWERED, at=at)
    event = AnsweredElsewhere(petition.reference, number.system)
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    for one in together:
        record(AnsweredTogether(one.reference, petition.reference), about=one, by=by, unit_id=one.unit_id, at=at)
    return answer


def _answer(petition: Petition, number: ExternalId, *, link: str, by: User, at: datetime) -> Answer:
    with translation.override(petition.language):
        words = {"system": system_words(number.system), "code": number.code}
        text = _("%(system)s has answered this petition under its number %(code)s. Read the answer at its address.")
        next_step = _("Read the answer there. If it does not settle the matter, you can ask once for an answer anew.")
        known_as = f"{words['system']} {number.code}"
    return Answer(
        petition=petition,
        round=petition.round,
        unit=petition.unit,
        state=AnswerState.ISSUED.value,
        outcome=Outcome.ELSEWHERE,
        text=text % words,
        next_step=next_step,
        link=link,
        number=known_as if len(known_as) <= LONGEST_NUMBER else petition.reference,
        drafted_by=by,
        drafted_at=at,
        issued_at=at,
        issued_on=timezone.localdate(at),
        due_at=petition.due_at,
        on_time=at <= petition.due_at,
    )

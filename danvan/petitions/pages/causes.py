"""Why a petition is not answered yet, in an officer's words."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.petitions.lifecycle import AnswerState, State
from danvan.petitions.models import Answer, ApprovalStep, Petition
from danvan.petitions.queries.standing import Standing
from danvan.petitions.terms import LAST_ROUND


def causes_of(standing: Standing, *, room_told: bool = False) -> list[str]:
    """Where it lies and what it waits for, the most pressing first. room_told: the page names the room already."""
    petition = standing.petition
    where = _WHERE.get(State(petition.state))
    found = [where(petition, room_told)] if where else []
    if petition.state == State.ACCEPTED.value:
        found += [_cooperation(asked) for asked in standing.cooperations]
        found.append(_answer(standing))
    if standing.returned:
        found.append(ngettext("Returned once", "Returned %(n)s times", standing.returned) % {"n": standing.returned})
    if petition.round == LAST_ROUND:
        found.append(_("Reopened by its sender"))
    if petition.hops:
        words = ngettext("Passed on once, %(days)s lost", "Passed on %(n)s times, %(days)s lost", petition.hops)
        found.append(words % {"n": petition.hops, "days": days_words(standing.days_lost)})
    return found


def days_words(days: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def _new(petition: Petition, room_told: bool) -> str:
    return _("Not screened yet; here since %(day)s") % {"day": short(petition.unit_since)}


def _undecided(petition: Petition, room_told: bool) -> str:
    return _("Waits for the coordinator’s decision")


def _with_whom(petition: Petition, room_told: bool) -> str:
    room = petition.room.name if petition.room and not room_told else ""
    if petition.assignee is None:
        return _("%(room)s, no officer yet") % {"room": room} if room else _("No officer yet")
    officer = petition.assignee.full_name
    return (
        _("With %(officer)s, %(room)s") % {"officer": officer, "room": room}
        if room
        else _("With %(officer)s") % {"officer": officer}
    )


_WHERE: dict[State, Callable[[Petition, bool], str]] = {
    State.RECEIVED: _new,
    State.UNDECIDED: _undecided,
    State.ACCEPTED: _with_whom,
}


def _cooperation(asked: object) -> str:
    unit, since = asked.unit.name, short(asked.asked_at)  # type: ignore[attr-defined]
    return _("Waits for %(unit)s since %(day)s") % {"unit": unit, "day": since}


def _answer(standing: Standing) -> str:
    answer = standing.answer
    if answer is None:
        return _("No draft yet")
    since = short(standing.waiting_since or answer.drafted_at)
    return _ANSWER[AnswerState(answer.state)](answer) % {"day": since}


def _waits(answer: Answer) -> str:
    words = {
        ApprovalStep.ROOM_HEAD.value: _("Waits for the head of room since %(day)s"),
        ApprovalStep.OFFICE.value: _("Waits for the office since %(day)s"),
        ApprovalStep.LEADER.value: _("Waits for signature since %(day)s"),
    }
    return words.get(answer.waits_for) or _("Waits for approval since %(day)s")


_ANSWER: dict[AnswerState, Callable[[Answer], str]] = {
    AnswerState.DRAFT: lambda answer: _("Being drafted since %(day)s"),
    AnswerState.IN_APPROVAL: _waits,
    AnswerState.RETURNED: lambda answer: _("Returned with remarks on %(day)s"),
    AnswerState.SIGNED: lambda answer: _("Signed on %(day)s, not issued yet"),
}


def short(moment: object) -> str:
    """A day as lists write it."""
    return str(date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT"))  # type: ignore[arg-type]

"""What people can do with a petition, as a table: in which states it fits, what it does, where it may lead."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from danvan.events.actors import LinkHolder
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.ask_cooperation import ask_cooperation
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.contribute import contribute
from danvan.petitions.actions.decide import decide_competence
from danvan.petitions.actions.detach import detach_petition
from danvan.petitions.actions.draft_answer import Draft, draft_answer
from danvan.petitions.actions.extend import extend_term
from danvan.petitions.actions.file import file_petition
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.return_answer import return_answer
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.actions.take_over import take_over_petition
from danvan.petitions.actions.transfer import transfer_petition
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.lifecycle import BEING_WRITTEN, SETTLEMENT_RUNS, UNFINISHED, AnswerState, State
from danvan.petitions.models import Answer, FilingReason, Outcome, Petition, Score, TransferReason
from danvan.petitions.models.handling import ExtensionReason
from danvan.petitions.terms import LAST_ROUND

SENDER = LinkHolder()
#: (walk, petition, a number to choose by)
Do = Callable[[Any, Petition, int], object]


@dataclass(frozen=True)
class Act:
    """within, ready: the states, and what else, that call for it."""

    name: str
    within: frozenset[State]
    leads_to: frozenset[State]
    do: Do = field(compare=False)
    ready: Callable[[Petition], bool] = field(default=lambda petition: True, compare=False)


def _transfer(walk: Any, petition: Petition, other: int) -> object:
    to = walk.unit(other)
    mandate = walk.world.mandates[to.pk]
    by = walk.officer(petition)
    return transfer_petition(petition.pk, to=to, mandate=mandate, reason=TransferReason.FIELD, by=by, at=walk.now)


def _decide(walk: Any, petition: Petition, other: int) -> object:
    to = walk.unit(other)
    mandate = walk.world.mandates[to.pk]
    return decide_competence(petition.pk, to=to, mandate=mandate, by=walk.world.coordinator, at=walk.now)


def _attach(walk: Any, petition: Petition, other: int) -> object:
    keys = sorted(walk.known)
    main = Petition.objects.get(pk=keys[other % len(keys)])
    return attach_petition(petition.pk, main=main.reference, by=walk.officer(petition), at=walk.now)


def _file(walk: Any, petition: Petition, other: int) -> object:
    reason = list(FilingReason)[other % len(FilingReason)]
    return file_petition(petition.pk, reason=reason, by=walk.officer(petition), at=walk.now)


def _ask(walk: Any, petition: Petition, other: int) -> object:
    day = timezone.localdate(walk.now) + timedelta(days=1)
    by = walk.officer(petition)
    return ask_cooperation(
        petition.pk, unit=walk.unit(other), request="Cho biết kế hoạch.", due_on=day, by=by, at=walk.now
    )


def _give(walk: Any, petition: Petition, other: int) -> object:
    by = walk.world.officers[walk.unit(other).pk]
    return contribute(petition.pk, text="Có kế hoạch tháng tới.", files_token="", by=by, at=walk.now)


def _extend(walk: Any, petition: Petition, other: int) -> object:
    amount = (1, 5, 40)[other % 3]
    by = walk.officer(petition)
    return extend_term(petition.pk, amount=amount, reason=ExtensionReason.COMPLEX, by=by, at=walk.now)


def _draft(walk: Any, petition: Petition, other: int) -> object:
    refused = other % 4 == 3
    unit = walk.unit(other)
    draft = Draft(
        outcome=Outcome.REFUSED if refused else Outcome.SETTLED,
        text="Đã kiểm tra và thay nắp cống.",
        next_step="Không còn việc phải làm.",
        competent_unit=unit if refused else None,
        competent_mandate=walk.world.mandates[unit.pk] if refused else None,
        clauses=[walk.world.document],
    )
    found = Answer.objects.filter(petition=petition, state__in=list(UNFINISHED)).first()
    revision = found.revision if found else 0
    return draft_answer(petition.pk, draft, revision=revision, by=walk.officer(petition), at=walk.now)


def _rate(walk: Any, petition: Petition, other: int) -> object:
    score = list(Score)[other % len(Score)]
    return rate_answer(petition.pk, round=petition.round, score=score, reason="Chưa rõ.", by=SENDER, at=walk.now)


def _by_officer(action: Any, **more: Any) -> Do:
    return lambda walk, petition, other: action(petition.pk, **more, by=walk.officer(petition), at=walk.now)


def _answer_is(*states: AnswerState) -> Callable[[Petition], bool]:
    names = [state.value for state in states]
    return lambda petition: Answer.objects.filter(petition=petition, state__in=names).exists()


def _has_another(petition: Petition) -> bool:
    return Petition.objects.filter(state__in=[State.RECEIVED.value, State.ACCEPTED.value]).count() > 1


def _states(*states: State) -> frozenset[State]:
    return frozenset(states)


_ON_ITS_WAY = (AnswerState.IN_APPROVAL, AnswerState.SIGNED)
NEW, UNDECIDED, OPEN = _states(State.RECEIVED), _states(State.UNDECIDED), _states(State.ACCEPTED)
ENDED = _states(State.ANSWERED, State.FILED)
PASSED_ON = NEW | UNDECIDED

ACTS = (
    Act("accept", NEW, OPEN, _by_officer(accept_petition)),
    Act("transfer", NEW | OPEN, PASSED_ON, _transfer),
    Act("decide", UNDECIDED, NEW, _decide),
    Act("attach", NEW | OPEN, _states(State.ATTACHED), _attach, ready=_has_another),
    Act("detach", _states(State.ATTACHED), NEW, _by_officer(detach_petition)),
    Act("file", NEW, _states(State.FILED), _file),
    Act("ask", OPEN, OPEN, _ask),
    Act(
        "give",
        OPEN,
        OPEN,
        _give,
        ready=lambda petition: petition.cooperations.filter(ended_at__isnull=True).exists(),
    ),
    Act("extend", OPEN, OPEN, _extend),
    Act("draft", OPEN, OPEN, _draft),
    Act("submit", OPEN, OPEN, _by_officer(submit_answer), ready=_answer_is(*BEING_WRITTEN)),
    Act("return", OPEN, OPEN, _by_officer(return_answer, remarks="Nêu rõ ngày."), ready=_answer_is(*_ON_ITS_WAY)),
    Act("sign", OPEN, OPEN, _by_officer(sign_answer), ready=_answer_is(AnswerState.IN_APPROVAL)),
    Act(
        "issue",
        OPEN,
        _states(State.ANSWERED) | PASSED_ON,
        _by_officer(issue_answer),
        ready=_answer_is(AnswerState.SIGNED),
    ),
    Act("rate", _states(State.ANSWERED), _states(State.ANSWERED) | OPEN, _rate),
    # Asked again, the first objection, the first taking over stands, wherever the petition is by then.
    Act(
        "reopen",
        ENDED,
        frozenset(State),
        lambda walk, petition, other: reopen_petition(petition.pk, reason="Nắp lại vỡ.", by=SENDER, at=walk.now),
    ),
    Act(
        "take over",
        OPEN,
        frozenset(State),
        lambda walk, petition, other: take_over_petition(petition.pk, by=walk.world.coordinator, at=walk.now),
        ready=lambda petition: petition.round == LAST_ROUND,
    ),
    Act(
        "withdraw",
        SETTLEMENT_RUNS,
        _states(State.WITHDRAWN),
        lambda walk, petition, other: withdraw_petition(petition.pk, by=SENDER, at=walk.now),
        ready=lambda petition: petition.round == LAST_ROUND or petition.hops > 0,
    ),
)

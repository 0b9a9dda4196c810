"""Write down what must be known, by whom and until when; nothing is sent yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.errors import NotAllowed
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.legislation.models import Document
from danvan.news.errors.dissemination import NotADraft, OutOfReach, QuizNotSound
from danvan.news.events import DisseminationDrafted
from danvan.news.models import Article, AudienceRule, Dissemination, QuizQuestion
from danvan.news.queries.audience import Line
from danvan.news.queries.due_day import require_due_day
from danvan.news.rules import MAY_DISSEMINATE, reach
from danvan.organisations.models import Membership, Unit

MOST_QUESTIONS = 5
ANSWERS = range(2, 5)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the quiz; `right` counts from 0."""

    words: str
    answers: Sequence[str]
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything about a dissemination that its sender writes."""

    unit: Unit
    title: str
    summary: str
    due_on: date
    article: Article | None = None
    document: Document | None = None
    remind_days: int = 2
    is_public: bool = False
    audience: Sequence[Line] = field(default_factory=tuple)
    quiz: Sequence[Asked] = field(default_factory=tuple)


@transaction.atomic(durable=True)
def draft_dissemination(
    draft: Draft, *, pk: int | None = None, form_token: str, by: User, at: datetime
) -> Dissemination:
    """Write a new draft or change one; the same form sent twice makes one. Raises NotADraft for one that was sent."""
    on = timezone.localdate(at)
    # Behind the lock on the unit, one form sent twice at the same moment finds the first.
    Unit.objects.select_for_update(of=("self",)).get(pk=draft.unit.pk)
    row = Dissemination.objects.lock(pk) if pk else Dissemination.objects.filter(form_token=form_token).first()
    if row is not None and not pk:
        if row.drafted_by_id != by.pk:
            raise NotAllowed(rule=MAY_DISSEMINATE.name)
        return row
    if row is None:
        row = Dissemination(form_token=form_token, drafted_by=by, drafted_at=at, unit=draft.unit)
    MAY_DISSEMINATE.require(by, row, on=on)
    row.unit = draft.unit
    MAY_DISSEMINATE.require(by, row, on=on)
    _require_sound(row, draft, by, on)
    _write(row, draft)
    event = DisseminationDrafted(draft.due_on, len(draft.audience), len(draft.quiz))
    record(event, about=row, by=by, unit_id=row.unit_id, at=at)
    return row


def _require_sound(row: Dissemination, draft: Draft, by: User, on: date) -> None:
    if not row.is_draft:
        raise NotADraft
    require_due_day(draft.due_on, on=on)
    within = reach(by, on=on)
    named = {line.person_id for line in draft.audience if line.person_id is not None}
    known = Membership.objects.in_force(on).filter(user_id__in=named, unit_id__in=within)
    units = {line.unit_id for line in draft.audience if line.unit_id is not None}
    if not units <= within or (named and named != set(known.values_list("user_id", flat=True))):
        raise OutOfReach
    if len(draft.quiz) > MOST_QUESTIONS or not all(_is_sound(asked) for asked in draft.quiz):
        raise QuizNotSound


def _is_sound(asked: Asked) -> bool:
    told = {normalise_line(answer) for answer in asked.answers} - {""}
    whole = len(told) == len(asked.answers) in ANSWERS
    return whole and 0 <= asked.right < len(told) and bool(asked.words.strip() and asked.why.strip())


def _write(row: Dissemination, draft: Draft) -> None:
    row.article, row.document = draft.article, draft.document
    row.title, row.summary = normalise_line(draft.title), normalise(draft.summary)
    row.due_on, row.remind_days, row.is_public = draft.due_on, draft.remind_days, draft.is_public
    row.save()
    row.audience.all().delete()
    row.quiz.all().delete()
    AudienceRule.objects.bulk_create(
        AudienceRule(
            dissemination=row, unit_id=line.unit_id, below=line.below, role=line.role, person_id=line.person_id
        )
        for line in dict.fromkeys(draft.audience)
    )
    QuizQuestion.objects.bulk_create(
        QuizQuestion(
            dissemination=row,
            order=number,
            words=normalise_line(asked.words),
            answers=[normalise_line(answer) for answer in asked.answers],
            right=asked.right,
            why=normalise_line(asked.why),
        )
        for number, asked in enumerate(draft.quiz)
    )

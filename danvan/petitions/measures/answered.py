"""What was answered, in which outcome and by its due date; what fell due unanswered."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from danvan.measures.figures import Kind
from danvan.measures.scopes import Scope
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.measures.counting import Counted, of_petition, through_petition
from danvan.petitions.measures.publishing import publish
from danvan.petitions.models import Answer, Outcome, Petition, Reopening
from danvan.petitions.queries.spans import end_of, start_of
from danvan.petitions.terms import FIRST_ROUND, LAST_ROUND


def issued(scope: Scope) -> Any:
    """Answers issued here in the period; one noted from another system is not the work of the unit."""
    rows = Answer.objects.filter(state=AnswerState.ISSUED.value, issued_on__range=(scope.first, scope.last))
    return rows.exclude(outcome=Outcome.ELSEWHERE)


def first_answers(scope: Scope) -> Any:
    """The answers that can be objected to, with `objected`: by the unit whose answer it was, of several that had it."""
    again = Reopening.objects.filter(petition=OuterRef("petition_id"), unit=OuterRef("unit_id"))
    return issued(scope).filter(round=FIRST_ROUND).annotate(objected=Exists(again))


def missed(scope: Scope) -> Any:
    """Petitions of which a due date fell in the period and passed: of the present round, or of one answered late."""
    since, until = start_of(scope.first), end_of(scope.last)
    late = Answer.objects.filter(state=AnswerState.ISSUED.value, on_time=False, due_at__gte=since, due_at__lt=until)
    now = scope.at or Now()
    open_late = Q(closed_at__isnull=True, due_at__lt=now)
    present = Q(due_at__gte=since, due_at__lt=until) & (open_late | Q(closed_at__gt=F("due_at")))
    earlier = Q(round=LAST_ROUND, pk__in=late.filter(round=FIRST_ROUND).values("petition_id"))
    return Petition.objects.filter(present | earlier)


ANSWERED = Counted(cases=issued, keys=through_petition("unit_id"))
ON_TIME = Counted(cases=issued, keys=through_petition("unit_id"), kind=Kind.SHARE, part=Q(on_time=True))
REFUSED = Counted(
    cases=issued, keys=through_petition("unit_id"), kind=Kind.SHARE, part=Q(outcome=Outcome.REFUSED.value)
)
OBJECTED = Counted(cases=first_answers, keys=through_petition("unit_id"), kind=Kind.SHARE, part=Q(objected=True))
OVERDUE = Counted(cases=missed, keys=of_petition("unit_id"), petition="pk")


publish(
    "petitions.answered",
    ANSWERED,
    order=30,
    label=_("Answers issued"),
    definition=_(
        "Answers numbered and issued on a day of the period, first and second ones. Petitions settled together count "
        "with their one answer; what another system answered is not counted. Counted for the unit that answers."
    ),
)
publish(
    "petitions.on_time",
    ON_TIME,
    order=15,
    label=_("Answered on time"),
    definition=_(
        "Of the answers issued in the period: those issued no later than the due date, which follows the rule of the "
        "day the petition was received. Counted for the unit that answers."
    ),
)
publish(
    "petitions.overdue",
    OVERDUE,
    order=40,
    label=_("Petitions overdue"),
    definition=_(
        "Petitions of which a due date fell in the period and passed before they were answered or closed, whether "
        "they were closed later or are still open. Counted for the unit in charge."
    ),
)
publish(
    "petitions.refused",
    REFUSED,
    order=60,
    label=_("Refused as of another body"),
    definition=_(
        "Of the answers issued in the period: those that refuse because another body is competent, and name it. "
        "Counted for the unit that answers."
    ),
)
publish(
    "petitions.objected",
    OBJECTED,
    order=55,
    label=_("Objected to by the sender"),
    definition=_(
        "Of the first answers issued in the period: those after which the sender had the petition reopened, on "
        "whatever later day. Counted for the unit that answered."
    ),
)

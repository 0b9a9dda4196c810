"""Who hears of a question and of its answer: a line at the desk, never a name."""

from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.subscribers import subscribe
from danvan.news.events import QuestionAnswered, QuestionAsked
from danvan.news.models import ReaderQuestion
from danvan.news.notices import ANSWERED, ASKED
from danvan.news.rules import SENDERS
from danvan.notifications.messages import notify_all
from danvan.organisations.models import Membership


@subscribe(QuestionAsked)
def tell_sending_unit(event: QuestionAsked, event_id: UUID) -> None:
    """Those of the sending unit who may answer."""
    now = timezone.now()
    question = ReaderQuestion.objects.select_related("dissemination").get(pk=event.question)
    members = Membership.objects.in_force(timezone.localdate(now))
    members = members.filter(unit_id=question.dissemination.unit_id, role__in=SENDERS)
    people = User.objects.filter(pk__in=members.values("user_id"))
    _tell(list(people), ASKED.key, question, question.dissemination.get_absolute_url(), f"news.asked:{event_id}")


@subscribe(QuestionAnswered)
def tell_who_asked(event: QuestionAnswered, event_id: UUID) -> None:
    question = ReaderQuestion.objects.select_related("asked_by").get(pk=event.question)
    path = reverse("news-reading-one", args=[question.dissemination_id])
    _tell([question.asked_by], ANSWERED.key, question, path, f"news.answered:{event_id}")


def _tell(people: list[User], kind: str, question: ReaderQuestion, path: str, once: str) -> None:
    params = {"number": question.dissemination_id}
    notify_all(people, kind, path=path, at=timezone.now(), once=once, params=params)

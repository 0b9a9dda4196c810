"""Where an event carries the fact, figures and the trail agree; and what is asked without a moment is asked now."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from danvan.events.actors import LinkHolder
from danvan.events.models import RecordedEvent
from danvan.measures.registry import get
from danvan.measures.scopes import Scope
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.transfer import transfer_petition
from danvan.petitions.models import Score, TransferReason
from tests.petitions.answering import stages
from tests.petitions.desk import rows
from tests.petitions.factories import HANOI, MORNING, a_petition

pytestmark = pytest.mark.django_db
SPAN = Scope(date(2026, 9, 1), date(2026, 10, 31))


def happened(kind: str) -> list[dict]:
    return [json.loads(event.text)["data"] for event in RecordedEvent.objects.filter(kind=f"petitions.{kind}")]


def parts(name: str) -> tuple[int, int | None]:
    figure = get(f"petitions.{name}").figure(SPAN)
    return figure.numerator, figure.denominator


@pytest.fixture
def walked(small_city, law):
    """Two answered, one of them late, rated and reopened; one passed on after three days."""
    ward = stages.a_ward(small_city)
    first = stages.accepted(ward, token="the-first-form-token-of-walk")
    stages.issued(first, ward)
    late = stages.accepted(ward, token="the-second-form-token-walked")
    stages.issued(late, ward, at=late.due_at + timedelta(days=1))
    then = late.due_at + timedelta(days=2)
    rate_answer(late.pk, round=1, score=Score.DISSATISFIED, reason="Chưa xong", by=LinkHolder(), at=then)
    reopen_petition(late.pk, reason="Chưa xong", by=LinkHolder(), at=then)
    moved = a_petition(small_city.ward, token="the-third-form-token-walked.")
    to = small_city.department
    stages.member("w-receives-there", to, "receiver")
    transfer_petition(
        moved.pk, to=to, mandate=stages.a_mandate(to), reason=TransferReason.FIELD, by=stages.fresh(ward.receiver),
        at=MORNING + timedelta(days=3),
    )  # fmt: skip


def test_the_trail_tells_the_same_numbers(walked):
    issued = happened("answer_issued")
    assert parts("received")[0] == len(happened("received")) == 3
    assert parts("answered")[0] == len(issued) == 2
    assert parts("on_time") == (sum(event["on_time"] for event in issued), len(issued)) == (1, 2)
    assert parts("transferred")[0] == len(happened("transferred")) == 1
    assert parts("days_lost")[0] == sum(event["days_lost"] for event in happened("transferred")) == 3
    assert parts("satisfied") == (0, len(happened("answer_rated"))) == (0, 1)
    assert parts("reopened")[0] == len(happened("reopened")) == 1
    assert parts("objected") == (1, 2)


def test_a_first_answer_that_was_late_stays_counted_after_reopening(walked):
    before_the_new_term_ends = MORNING + timedelta(days=25)
    scope = Scope(SPAN.first, SPAN.last, at=before_the_new_term_ends)
    late = [row.pk for row in get("petitions.overdue").rows(scope)]
    assert len(late) == get("petitions.overdue").figure(scope).numerator
    assert late


def test_what_is_not_due_yet_is_not_overdue(ward):
    petition = rows.accepted(ward, due_at=timezone.now() + timedelta(days=1))
    day = timezone.localdate(petition.due_at)
    assert get("petitions.overdue").figure(Scope(day - timedelta(days=9), day)).numerator == 0
    rows.accepted(ward, due_at=timezone.now() - timedelta(minutes=1))
    today = timezone.localdate()
    assert get("petitions.overdue").figure(Scope(today - timedelta(days=1), today)).numerator == 1


@pytest.mark.parametrize(
    ("due", "falls"),
    [
        (datetime(2026, 9, 1, 0, 0, tzinfo=HANOI), True),
        (datetime(2026, 8, 31, 23, 59, 59, tzinfo=HANOI), False),
        (datetime(2026, 10, 31, 23, 59, 59, tzinfo=HANOI), True),
        (datetime(2026, 11, 1, 0, 0, tzinfo=HANOI), False),
    ],
)
def test_a_due_date_falls_in_the_period_by_the_local_day(ward, due, falls):
    rows.accepted(ward, due_at=due)
    scope = Scope(SPAN.first, SPAN.last, at=datetime(2026, 11, 20, tzinfo=HANOI))
    assert get("petitions.overdue").figure(scope).numerator == int(falls)

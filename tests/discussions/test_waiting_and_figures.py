"""What runs by the clock: one line a day to moderators in office hours, erasing, and the figures."""

from datetime import date, timedelta

import pytest

from danvan.accounts.models import Contact
from danvan.deadlines import seeding as law_of_terms
from danvan.discussions.actions.answer import answer_comment
from danvan.discussions.actions.publish import publish_comment
from danvan.discussions.actions.refuse import refuse_comment
from danvan.discussions.actions.withdraw import withdraw_comment
from danvan.discussions.jobs.retention import KEEP, forget_old
from danvan.discussions.jobs.waiting import WAITING, tell_moderators
from danvan.discussions.models import Comment
from danvan.legislation import seeding as library
from danvan.measures.registry import get
from danvan.measures.scopes import Scope
from danvan.notifications.models import Notice
from tests.discussions.pages_of_a_test import MORNING, READER, a_comment, published

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def calendar(db):
    library.load()
    law_of_terms.load()


def told():
    return list(Notice.objects.filter(kind=WAITING.key).order_by("pk").values_list("user__code", "params__count"))


def test_a_flood_is_one_line_a_day_and_only_in_office_hours(pages, calendar, moderator):
    for number in range(5):
        a_comment(f"token-{number}")
    tell_moderators(MORNING.replace(hour=22))
    assert told() == []
    tell_moderators(MORNING)
    a_comment("late-token")
    tell_moderators(MORNING + HOUR)
    assert told() == [("moderator", 5)]
    tell_moderators(MORNING + DAY)
    assert told() == [("moderator", 5), ("moderator", 6)]


def test_the_units_own_moderator_is_told_and_the_citys_where_it_has_none(
    pages, calendar, moderator, ward_moderator, small_city
):
    pages.put(1, unit_id=small_city.ward_committee.pk)
    pages.put(2, unit_id=small_city.other_ward_committee.pk)
    a_comment("token-1")
    a_comment("token-2", subject_id=2)
    tell_moderators(MORNING)
    assert sorted(told()) == [("moderator", 1), ("ward_moderator", 1)]


def test_nothing_waits_nobody_is_told(pages, calendar, moderator):
    published(moderator)
    tell_moderators(MORNING)
    assert told() == []


def test_what_was_turned_down_loses_its_words_and_number_in_time(pages, moderator):
    refused = a_comment("token-1", phone="0912345678")
    refuse_comment(refused.pk, reason="insult", by=moderator, at=MORNING)
    withdrawn = a_comment("token-2")
    withdraw_comment(withdrawn.pk, by=READER, at=MORNING)
    kept = published(moderator, "token-3")
    forget_old(MORNING + KEEP - HOUR)
    assert not Comment.objects.filter(title="").exists()
    for _twice in range(2):
        forget_old(MORNING + KEEP + HOUR)
    assert set(Comment.objects.filter(title="", name="", content="", folded="")) == {refused, withdrawn}
    assert Comment.objects.get(pk=refused.pk).reason == "insult"
    assert Contact.objects.get().forgotten_at is not None
    assert Comment.objects.get(pk=kept.pk).content


def test_figures_count_by_day_of_receipt_and_of_the_first_decision(pages, moderator, small_city):
    pages.put(1, unit_id=small_city.ward_committee.pk)
    first = a_comment("token-1")
    publish_comment(first.pk, by=moderator, at=MORNING + 2 * HOUR)
    second = a_comment("token-2", subject_id=2)
    refuse_comment(second.pk, reason="insult", by=moderator, at=MORNING + 6 * HOUR)
    a_comment("token-3")
    answer_comment(first.pk, text="Đã bổ sung.", by=moderator, at=MORNING + DAY)
    month = Scope(date(2026, 9, 1), date(2026, 9, 30))
    ward = Scope(month.first, month.last, frozenset({small_city.ward_committee.pk}))
    figures = {key: get(f"discussions.{key}").figure(month).numerator for key in ("received", "published", "refused")}
    assert figures == {"received": 3, "published": 1, "refused": 1}
    assert get("discussions.received").figure(ward).numerator == 2
    assert get("discussions.answered").figure(month).numerator == 1
    hours = get("discussions.hours_to_decision").figure(month)
    assert (hours.value, hours.denominator) == (4, 2)
    for key in ("received", "hours_to_decision"):
        assert set(get(f"discussions.{key}").breakdown(month, "unit")) == {small_city.ward_committee.pk}

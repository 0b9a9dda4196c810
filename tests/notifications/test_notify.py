"""Notices: codes in the row, words on the page, mail where the person wants it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from danvan.notifications.actions.change_preferences import change_preferences
from danvan.notifications.delivery import send_due
from danvan.notifications.errors import NotPlain
from danvan.notifications.jobs import retention
from danvan.notifications.messages import notify, notify_all
from danvan.notifications.models import Mail, Notice, Preference
from danvan.notifications.summaries import send_summaries
from tests.notifications.factories import EVENING, LOUD, NOW, QUIET, REFERENCE, Post, letter, person, tell

pytestmark = pytest.mark.django_db
MORNING = NOW + timedelta(days=1)
SATURDAY = NOW + timedelta(days=4)


def choose(user: Any, **choices: Any) -> Preference:
    wanted = {"kinds": [QUIET.key], "language": "vi", "daily_summary": False, "office_hours_only": False, **choices}
    return change_preferences(by=user, at=NOW, **wanted)


def test_a_notice_is_worded_in_the_language_of_its_reader():
    tell(person())
    notice = Notice.objects.get()
    for language, words in (("en", "Sample: case H26"), ("vi", "Mẫu: hồ sơ H26")):
        with translation.override(language):
            assert notice.sentence.startswith(words)


def test_the_same_telling_twice_is_one_line():
    user = person()
    tell(user)
    tell(user)
    assert Notice.objects.count() == 1


def test_a_unit_is_told_in_a_fixed_number_of_queries(django_assert_num_queries: Any):
    users = [person(f"u{number}") for number in range(20)]
    with django_assert_num_queries(2):
        notify_all(users, QUIET.key, path="/ban-lam-viec/", at=NOW, once="1", params=REFERENCE)
    assert Notice.objects.count() == 20


def test_a_person_who_left_is_told_nothing():
    user = person()
    user.is_active = False
    tell(user)
    assert Notice.objects.count() == 0


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_a_notice_never_leads_away_from_this_site(path: str):
    with pytest.raises(NotPlain):
        notify(person(), QUIET.key, path=path, at=NOW, once="1", params=REFERENCE)


@pytest.mark.parametrize("value", ["Nguyễn Văn A", "a b", "a@example.com", None, 1.5])
def test_a_notice_holds_codes_and_numbers_only(value: Any):
    with pytest.raises(NotPlain):
        notify(person(), QUIET.key, path="/x/", at=NOW, once="1", params={"reference": value})


def test_a_kind_nobody_registered_is_refused():
    with pytest.raises(NotPlain):
        notify(person(), "tests.unknown", path="/x/", at=NOW, once="1")


def test_a_kind_mails_by_its_default_until_the_person_chooses(post: type[Post]):
    user = person()
    tell(user, QUIET, "1")
    tell(user, LOUD, "2")
    send_due(NOW)
    assert len(post.taken) == 1
    choose(user, kinds=[QUIET.key])
    tell(user, QUIET, "3")
    tell(user, LOUD, "4")
    send_due(NOW)
    assert len(post.taken) == 2


def test_the_mail_of_a_notice_speaks_the_language_of_its_reader(post: type[Post]):
    user = person()
    choose(user, language="en")
    tell(user)
    send_due(NOW)
    assert post.taken[0].subject.startswith("Sample: case")
    assert post.taken[0].extra_headers["Content-Language"] == "en"


def test_in_office_hours_only_means_when_offices_open_next(post: type[Post]):
    user = person()
    choose(user, office_hours_only=True)
    tell(user, at=EVENING)
    assert send_due(EVENING) == 0
    assert send_due(MORNING.replace(hour=1, minute=0)) == 1
    tell(user, once="2", at=NOW)
    assert send_due(NOW) == 1


def test_a_daily_summary_comes_in_the_morning_of_a_working_day_and_once(post: type[Post]):
    user = person()
    choose(user, daily_summary=True)
    tell(user, once="1")
    tell(user, once="2")
    assert send_due(NOW) == 0
    assert send_summaries(MORNING.replace(hour=0, minute=29)) == 0
    assert send_summaries(MORNING) == 1
    assert send_summaries(MORNING + timedelta(hours=1)) == 0
    assert send_due(MORNING) == 1
    assert post.taken[0].body.count("H26.PAKN.20261124.0042") == 2


def test_no_summary_comes_on_a_day_off_nor_when_nothing_came(post: type[Post]):
    user = person()
    choose(user, daily_summary=True)
    assert send_summaries(MORNING) == 0
    tell(user, at=SATURDAY)
    assert send_summaries(SATURDAY) == 0
    assert send_summaries(SATURDAY + timedelta(days=2)) == 1


def test_what_comes_after_the_summary_waits_for_the_next_day(post: type[Post]):
    user = person()
    choose(user, daily_summary=True)
    tell(user, once="1")
    send_summaries(NOW)
    tell(user, once="2")
    assert send_summaries(NOW + timedelta(hours=2)) == 0
    assert send_summaries(MORNING) == 1
    assert Notice.objects.filter(for_summary=True).count() == 0


def test_who_gives_up_the_summary_is_not_flooded_with_what_waited(post: type[Post]):
    user = person()
    choose(user, daily_summary=True)
    tell(user)
    choose(user, daily_summary=False)
    assert send_summaries(MORNING) == 0
    assert Mail.objects.count() == 0


def test_each_table_keeps_what_it_says_and_no_longer(post: type[Post]):
    from danvan.notifications.messages import send

    user = person()
    tell(user, once="read", at=NOW)
    Notice.objects.update(read_at=NOW)
    tell(user, once="unread", at=NOW)
    send(letter("1", to_user=user), NOW)
    send_due(NOW)
    retention(NOW + timedelta(days=91))
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 1)
    retention(NOW + timedelta(days=731))
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)

"""The list at the desk, one's choices, and the mails of the house."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from danvan.events.models import RecordedEvent
from danvan.notifications import previews
from danvan.notifications.models import Notice, Preference
from danvan.notifications.queries import unread_count
from danvan.notifications.rules import MAY_READ_NOTICES
from tests.notifications.factories import LOUD, NOW, QUIET, person, tell

pytestmark = pytest.mark.django_db
INBOX = "/ban-lam-viec/thong-bao/"
PREFERENCES = "/tai-khoan-cua-toi/thong-bao/"
SAMPLES = "/ban-lam-viec/thu-mau/"


@pytest.fixture
def me() -> Any:
    return person("me")


@pytest.fixture
def desk(me: Any) -> Client:
    client = Client()
    client.force_login(me)
    return client


@pytest.mark.parametrize("path", [INBOX, PREFERENCES, SAMPLES])
def test_a_stranger_is_asked_to_sign_in(path: str, client: Any):
    assert client.get(path).status_code == 302


def test_only_who_works_here_sees_the_mails_of_the_house(desk: Client):
    assert desk.get(SAMPLES).status_code == 403


def test_a_person_sees_and_opens_only_their_own_notices(desk: Client, me: Any):
    tell(me, once="mine")
    tell(person("other"), once="theirs")
    mine, theirs = Notice.objects.order_by("pk")
    page = desk.get(INBOX).content.decode()
    assert str(mine.key) in page
    assert str(theirs.key) not in page
    assert desk.get(f"{INBOX}{theirs.key}/").status_code == 404
    for who in (me, theirs.user):
        listed = set(Notice.objects.filter(MAY_READ_NOTICES.selects(who, on=NOW.date())))
        assert listed == {n for n in (mine, theirs) if MAY_READ_NOTICES.allows(who, n, on=NOW.date())}


def test_following_a_notice_marks_it_and_leads_on(desk: Client, me: Any):
    tell(me)
    notice = Notice.objects.get()
    response = desk.get(f"{INBOX}{notice.key}/")
    assert response.headers["Location"] == "/ban-lam-viec/"
    assert unread_count(me) == 0
    desk.get(f"{INBOX}{notice.key}/")
    assert RecordedEvent.objects.filter(kind="notifications.read").count() == 1


def test_all_are_marked_read_and_the_act_undone(desk: Client, me: Any):
    tell(me, once="1")
    desk.post(reverse("notifications-read"), {"notice": [str(Notice.objects.get().key)]})
    tell(me, once="2")
    tell(me, once="3")
    response = desk.post(reverse("notifications-read"))
    assert unread_count(me) == 0
    mark = response.headers["Location"].rpartition("=")[2]
    assert f'value="{mark}"' in desk.get(response.headers["Location"]).content.decode()
    desk.post(reverse("notifications-unread"), {"mark": mark})
    assert unread_count(me) == 2


@pytest.mark.parametrize("mark", ["", "abc", "-1", "9" * 40, "١٢"])
def test_an_undo_of_nothing_changes_nothing(mark: str, desk: Client, me: Any):
    tell(me)
    assert desk.post(reverse("notifications-unread"), {"mark": mark}).status_code == 302
    assert unread_count(me) == 1


@pytest.mark.parametrize("query", ["truoc=abc", "truoc=-1", "truoc=" + "9" * 30, "muc=<script>", "vua-doc=<script>"])
def test_a_strange_address_shows_the_list(query: str, desk: Client, me: Any):
    tell(me)
    response = desk.get(f"{INBOX}?{query}")
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert 'value="<script>"' not in response.content.decode()


def test_a_key_that_is_none_is_ignored(desk: Client, me: Any):
    tell(me)
    desk.post(reverse("notifications-read"), {"notice": "1 or 1=1"})
    assert unread_count(me) == 1


def test_the_list_takes_the_same_queries_however_long(desk: Client, me: Any, django_assert_max_num_queries: Any):
    for number in range(40):
        tell(me, once=str(number))
    with django_assert_max_num_queries(8):
        page = desk.get(INBOX).content.decode()
    assert page.count("data-row") == 30
    assert "truoc=" in page


def test_the_menu_says_how_many_wait(desk: Client, me: Any):
    tell(me, once="1")
    tell(me, once="2")
    assert "<b>2</b>" in desk.get(INBOX).content.decode()


def test_choices_are_kept_and_recorded_without_their_content(desk: Client, me: Any):
    form = {"kinds": [QUIET.key], "daily_summary": "on", "language": "en"}
    assert desk.post(PREFERENCES, form).status_code == 302
    wish = Preference.objects.get(user=me)
    assert (wish.wants_mail(QUIET.key), wish.wants_mail(LOUD.key)) == (True, False)
    assert (wish.daily_summary, wish.office_hours_only, wish.language) == (True, False, "en")
    assert RecordedEvent.objects.filter(kind="notifications.preferences_changed").count() == 1


def test_a_choice_that_does_not_exist_is_refused_beside_its_field(desk: Client):
    response = desk.post(PREFERENCES, {"kinds": ["tests.nothing"], "language": "xx"})
    assert response.status_code == 200
    assert response.content.decode().count('class="field bad"') == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_mail_of_the_house_can_be_made_in_both_languages(language: str):
    for preview in previews.previews():
        mail = preview.make(language)
        assert mail.kind == preview.kind
        assert mail.subject
        assert "%(" not in mail.subject + mail.text
        assert mail.language == language


def test_who_works_here_reads_every_mail_of_the_house(receiver: Any, client: Any):
    client.force_login(receiver)
    page = client.get(SAMPLES).content.decode()
    for preview in previews.previews():
        assert preview.kind in page

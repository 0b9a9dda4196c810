"""Passwords: changed with the old one, reset by a letter, and every other session ends."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from danvan.events.models import RecordedEvent
from tests.accounts.factories import PASSWORD, make_user
from tests.captcha.solve import solved

pytestmark = pytest.mark.django_db
NEW = "một câu khác còn dài hơn 8"


@pytest.fixture(autouse=True)
def _quiet(settings):
    cache.clear()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def officer():
    return make_user("cb001", email="chau@example.vn")


def change(client, old=PASSWORD, new=NEW, again=NEW):
    sent = {"oldpassword": old, "password1": new, "password2": again}
    return client.post(reverse("account_change_password"), sent)


def signed_in(client):
    return client.get(reverse("my-account")).status_code == 200


def test_changing_the_password_signs_out_everywhere_else(officer):
    here, elsewhere = Client(), Client()
    here.force_login(officer)
    elsewhere.force_login(officer)
    assert change(here)["Location"] == reverse("my-account")
    assert signed_in(here)
    assert not signed_in(elsewhere)
    assert RecordedEvent.objects.about(officer).get().kind == "accounts.password_changed"


def test_a_change_is_told_by_mail_without_the_password(client, officer):
    client.force_login(officer)
    change(client)
    letter = mail.outbox[-1]
    assert letter.to == ["chau@example.vn"]
    assert NEW not in letter.body
    assert PASSWORD not in letter.body


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"old": "sai"}, "oldpassword"),
        ({"new": "ngan", "again": "ngan"}, "password1"),
        ({"new": "1234567890", "again": "1234567890"}, "password1"),
        ({"again": "không giống"}, "password2"),
    ],
)
def test_what_is_wrong_is_said_beside_its_box_in_vietnamese(client, officer, sent, field):
    client.force_login(officer)
    page = change(client, **sent).content.decode()
    said = re.search(rf'id="id_{field}-error"[^>]*>(.*?)</p>', page, re.S)
    assert said
    assert not re.search(r"\b(password|the|This)\b", re.sub(r"<[^>]+>", "", said[1]))


def ask_for_link(client, email, proven=True, **more):
    proof = solved(action="accounts.forgotten_password") if proven else {}
    return client.post(reverse("account_reset_password"), {"email": email, **proof}, **more)


def test_the_link_sets_a_new_password_once(client, officer):
    other = Client()
    other.force_login(officer)
    ask_for_link(client, "chau@example.vn")
    link = re.search(r"http://\S+/mat-khau/dat-lai/\S+", mail.outbox[0].body)[0]
    path = "/" + link.split("/", 3)[3]
    page = client.get(path, follow=True)
    assert client.post(page.wsgi_request.path, {"password1": NEW, "password2": NEW}).status_code == 302
    officer.refresh_from_db()
    assert officer.check_password(NEW)
    assert not signed_in(other)
    assert "token_fail" in str(Client().get(path, follow=True).context)
    assert "accounts.password_changed" in RecordedEvent.objects.about(officer).values_list("kind", flat=True)


def test_a_forged_host_never_reaches_the_letter(client, officer, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask_for_link(client, "chau@example.vn", HTTP_HOST="evil.example")
    assert "evil.example" not in mail.outbox[0].body
    assert settings.SITE_ADDRESS in mail.outbox[0].body


def test_an_unknown_address_gets_the_same_page_and_no_letter(client, officer):
    known, unknown = ask_for_link(client, "chau@example.vn"), ask_for_link(client, "la@example.vn")
    assert known["Location"] == unknown["Location"]
    assert len(mail.outbox) == 1


def test_no_letter_without_proof(client, officer):
    page = ask_for_link(client, "chau@example.vn", proven=False)
    assert page.status_code == 200
    assert 'name="proof_token"' in page.content.decode()
    assert 'value="chau@example.vn"' in page.content.decode()
    assert not mail.outbox


def test_one_address_of_mail_gets_few_letters_and_a_page_of_ours(client, officer):
    answers = [ask_for_link(client, "chau@example.vn") for _ in range(7)]
    assert answers[-1].status_code == 429
    assert "Dân Vận" in answers[-1].content.decode()
    assert len(mail.outbox) == 5

"""Signing in: by code or e-mail, on record, slowed under pressure, never shut for a shared address."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from danvan.accounts.models import User
from danvan.events.models import RecordedEvent
from tests.accounts.factories import PASSWORD, make_user
from tests.canary import CANARY, listening, traces_in_database, traces_of
from tests.captcha.solve import solved

pytestmark = pytest.mark.django_db
SIGN_IN = "accounts.sign_in"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def officer():
    return make_user("cb001", email="chau@example.vn")


def sign_in(client, login="cb001", password=PASSWORD, **more):
    address = more.pop("address", "203.0.113.7")
    return client.post(reverse("account_login"), {"login": login, "password": password, **more}, REMOTE_ADDR=address)


@pytest.mark.parametrize("login", ["cb001", "CB001", " cb001 ", "chau@example.vn", "CHAU@example.vn"])
def test_staff_code_and_e_mail_both_open_the_desk(client, officer, login):
    response = sign_in(client, login)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_passwords_are_kept_with_argon2(officer):
    assert officer.password.startswith("argon2$")


def test_signing_in_is_on_record_with_its_way(client, officer):
    sign_in(client)
    event = RecordedEvent.objects.about(officer).get()
    assert (event.kind, event.actor_id) == ("accounts.signed_in", str(officer.pk))
    assert '"method":"password"' in event.text


def test_the_session_key_is_new_after_signing_in(client, officer):
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client)
    assert client.session.session_key != before


def test_the_session_ends_with_the_browser(client, officer):
    response = sign_in(client)
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


def test_a_wrong_password_is_refused_beside_the_form_and_recorded_without_what_was_typed(client, officer):
    with listening() as heard:
        response = sign_in(client, password=CANARY.phone)
    assert response.status_code == 200
    assert PASSWORD not in response.content.decode()
    assert RecordedEvent.objects.about(officer).get().kind == "accounts.sign_in_failed"
    assert traces_of(CANARY, heard.text(), response.content) == []
    assert traces_in_database(CANARY) == []


def test_an_unknown_account_gets_the_same_answer_and_leaves_no_identifier(client, officer):
    with listening() as heard:
        unknown = sign_in(client, login=CANARY.email)
    known = sign_in(client, password="khác hẳn 123")
    errors = [re.search(r'role="alert".*?</div>', page.content.decode(), re.S)[0] for page in (unknown, known)]
    assert errors[0] == errors[1]
    assert traces_of(CANARY, heard.text()) == []
    assert traces_in_database(CANARY) == []


def test_a_closed_account_stays_closed(client):
    make_user("cb009", is_active=False)
    response = sign_in(client, "cb009")
    assert "_auth_user_id" not in client.session
    assert response.status_code in {200, 302}


def test_one_account_waits_after_five_wrong_passwords_but_the_address_is_not_shut_out(client, officer):
    make_user("cb002", full_name="Trần Văn Nam")
    for _ in range(6):
        sign_in(client, password="sai", **solved(action=SIGN_IN))
    sign_in(client, **solved(action=SIGN_IN))
    assert "_auth_user_id" not in client.session
    sign_in(client, "cb002", **solved(action=SIGN_IN))
    assert "_auth_user_id" in client.session


def test_after_five_wrong_passwords_an_address_must_prove_work_before_a_password_is_tried(client, officer):
    for number in range(5):
        make_user(f"x{number}")
        sign_in(client, f"x{number}", password="sai")
    response = sign_in(client)
    assert "_auth_user_id" not in client.session
    assert 'name="proof_token"' in response.content.decode()
    assert RecordedEvent.objects.about(officer).count() == 0
    sign_in(client, **solved(action=SIGN_IN))
    assert "_auth_user_id" in client.session


def test_another_address_is_not_asked(client, officer):
    for _ in range(5):
        sign_in(client, "khongco", password="sai")
    sign_in(client, address="198.51.100.9")
    assert "_auth_user_id" in client.session


def test_one_proof_tries_one_password(client, officer):
    for number in range(5):
        sign_in(client, f"khongco{number}", password="sai")
    proof = solved(action=SIGN_IN)
    page = sign_in(client, password="sai", **proof).content.decode()
    assert proof["proof"] not in page
    sign_in(client, **proof)
    assert "_auth_user_id" not in client.session


def test_signing_out_needs_a_post(client, officer):
    client.force_login(officer)
    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_nobody_registers_here(client):
    for name in ("account_signup", "socialaccount_signup", "account_email", "account_email_verification_sent"):
        assert client.get(reverse(name)).status_code == 404
        assert client.post(reverse(name), {"email": "a@b.vn", "password1": "x"}).status_code == 404
    assert not User.objects.exists()


def test_after_signing_in_one_is_never_sent_to_another_site(client, officer):
    response = sign_in(client, next="https://evil.example/")
    assert response["Location"] == "/ban-lam-viec/"

"""A second proof: authenticator app, spare codes, passkeys; each change on record, each secret sealed."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from danvan.events.models import RecordedEvent
from tests.accounts.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def officer():
    return make_user("cb001")


def sign_in(client):
    return client.post(reverse("account_login"), {"login": "cb001", "password": PASSWORD})


def confirm(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@pytest.fixture
def app_secret(client, officer, django_capture_on_commit_callbacks):
    """The officer's app is in use and the officer signed out; returns the app's secret."""
    sign_in(client)
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    client.post(reverse("account_logout"))
    cache.clear()
    return secret


def kinds(user):
    return list(RecordedEvent.objects.about(user).values_list("kind", flat=True))


def test_the_square_is_drawn_in_the_page_and_not_as_a_data_address(client, officer):
    sign_in(client)
    confirm(client)
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in page
    assert "data:image" not in page


def test_with_an_app_the_password_alone_does_not_open(client, officer, app_secret):
    response = sign_in(client)
    assert response["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_now(app_secret)})
    assert client.session["_auth_user_id"] == str(officer.pk)
    assert '"method":"password+mfa"' in RecordedEvent.objects.about(officer).last().text


def test_a_wrong_code_is_said_in_vietnamese(client, officer, app_secret):
    sign_in(client)
    page = client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert "Mã" in page
    assert "Incorrect" not in page


def test_a_spare_code_opens_once(client, officer, app_secret):
    codes = Authenticator.objects.get(user=officer, type="recovery_codes").wrap().get_unused_codes()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert "_auth_user_id" not in client.session


def test_secrets_are_sealed_in_the_database(officer, app_secret):
    for row in Authenticator.objects.filter(user=officer):
        sealed = row.data.get("secret") or row.data["seed"]
        assert sealed.startswith("gAAAA")
        assert app_secret not in str(row.data)


def test_each_change_of_protection_is_on_record(client, officer, app_secret, django_capture_on_commit_callbacks):
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now(app_secret)})
    confirm(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_generate_recovery_codes"))
        client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=officer).exists()
    texts = " ".join(RecordedEvent.objects.about(officer).values_list("text", flat=True))
    for what in ("totp_activated", "recovery_codes_generated", "totp_deactivated"):
        assert what in texts


def test_changing_protection_asks_again_who_one_is(client, officer):
    client.force_login(officer)
    response = client.get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith(reverse("account_reauthenticate"))


def test_passkey_options_are_given_and_rubbish_is_refused(client):
    options = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["challenge"]
    for credential in ("{}", "[]", "x", '{"id": 1}'):
        response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
        assert response.status_code == 302
        assert "_auth_user_id" not in client.session

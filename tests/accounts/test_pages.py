"""Every reachable account page: in our frame, in both languages, without inline script or style."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from danvan.accounts import doors
from danvan.accounts.sealing import seal_secret
from tests.accounts.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
PUBLIC = {
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}
OWN = {
    "my-account",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "socialaccount_connections",
}
# English of the library that must not reach a Vietnamese page.
ENGLISH = re.compile(
    r"\b(Sign In|Sign Out|Password|Email|Code|Confirm|Cancel|Two-Factor|Please|Your|Security|Add|the)\b"
)


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def officer():
    user = make_user("cb001")
    Authenticator.objects.create(user=user, type="totp", data={"secret": seal_secret("JBSWY3DPEHPK3PXP")})
    Authenticator.objects.create(
        user=user, type="recovery_codes", data={"seed": seal_secret("ab" * 40), "used_mask": 0}
    )
    return user


@pytest.fixture
def inside(officer):
    """A client that has just given its password, so that nothing asks again."""
    client = Client()
    client.force_login(officer)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(officer.pk)
    session.save()
    return client


def seen(client, name, language):
    client.cookies["danvan_language"] = language
    response = client.get(reverse(name))
    return response, response.content.decode()


def words_of(html):
    html = re.sub(r"<script.*?</script>|<code>.*?</code>|<form class=\"as-link\".*?</form>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_account_pages_stand_in_the_public_frame(client, name):
    response, html = seen(client, name, "vi")
    assert response.status_code in {200, 401}
    assert 'class="mast"' in html


@pytest.mark.parametrize("name", sorted(OWN))
def test_own_account_pages_open_after_signing_in_only(inside, client, name):
    response, _ = seen(inside, name, "vi")
    assert response.status_code == 200, response.headers.get("Location")
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", sorted(PUBLIC | OWN))
def test_no_account_page_speaks_english_to_a_vietnamese_reader(inside, client, name):
    main = seen(client if name in PUBLIC else inside, name, "vi")[1].partition("<main")[2].partition("</main>")[0]
    assert not ENGLISH.findall(words_of(main)), words_of(main)
    assert "placeholder" not in main


@pytest.mark.parametrize("name", sorted(PUBLIC | OWN))
def test_account_pages_are_complete_in_english(inside, client, name):
    html = seen(client if name in PUBLIC else inside, name, "en")[1]
    main = (
        words_of(html.partition("<main")[2].partition("</main>")[0]).replace("Dân Vận", "").replace("Lê Minh Châu", "")
    )
    assert not re.search(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", main), main


@pytest.mark.parametrize("name", sorted(PUBLIC | OWN))
def test_account_pages_obey_the_strict_policy(inside, client, name):
    response, html = seen(client if name in PUBLIC else inside, name, "vi")
    assert "style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", html)
    assert not re.search(r"<[^>]+\son[a-z]+=", html)
    assert "'unsafe" not in response["Content-Security-Policy"]


def test_every_door_names_its_rule_or_is_public():
    for pattern in doors.urlpatterns:
        assert getattr(pattern.callback, "rule", None) or getattr(pattern.callback, "is_public", False), pattern.name


def test_the_own_account_shows_what_protects_it(inside, officer):
    html = seen(inside, "my-account", "vi")[1]
    assert officer.full_name in html
    assert officer.code in html


def test_what_is_not_in_the_list_does_not_exist(client):
    for path in ("login/", "signup/", "2fa/", "3rdparty/", "email/change/", "login/code/", "sessions/"):
        assert client.get(f"/tai-khoan/{path}").status_code == 404


def test_a_person_without_a_password_sets_one(client):
    user = make_user("cb003")
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    response = client.get(reverse("account_change_password"))
    assert response["Location"] == reverse("account_set_password")
    assert client.get(response["Location"]).status_code == 200
    assert PASSWORD

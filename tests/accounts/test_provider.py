"""A provider such as VNeID: offered when the city sets one, opening accounts that exist and making none."""

import pytest
from allauth.socialaccount.adapter import get_adapter
from django.core.cache import cache
from django.urls import reverse

from danvan.accounts.models import User
from tests.accounts.factories import make_user

pytestmark = pytest.mark.django_db
APP = {
    "provider_id": "city",
    "name": "VNeID thử nghiệm",
    "client_id": "danvan",
    "secret": "s",
    "settings": {"server_url": "https://issuer.example"},
}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def provider(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}


def test_without_settings_no_provider_is_offered(client):
    assert "oidc" not in client.get(reverse("account_login")).content.decode()


def test_with_settings_its_button_stands_on_the_sign_in_page(client, provider):
    page = client.get(reverse("account_login")).content.decode()
    assert "VNeID thử nghiệm" in page
    assert '/tai-khoan/oidc/city/login/?process=login"' in page


def test_an_unknown_provider_is_not_there(client):
    assert client.get("/tai-khoan/oidc/la/login/").status_code == 404


def test_going_to_the_provider_needs_a_press(client, provider):
    response = client.get("/tai-khoan/oidc/city/login/")
    assert response.status_code == 200
    assert "VNeID thử nghiệm" in response.content.decode()


def test_a_broken_answer_of_the_provider_is_told_in_words(client, provider):
    response = client.get("/tai-khoan/oidc/city/login/callback/", {"error": "access_denied", "state": "x"})
    assert response.status_code in {200, 302, 401}
    page = client.get("/tai-khoan/oidc/city/login/callback/", {"error": "access_denied", "state": "x"}, follow=True)
    assert 'class="mast"' in page.content.decode()


def test_a_stranger_vouched_for_by_the_provider_gets_no_account(client, provider, rf, monkeypatch):
    assert not get_adapter().is_open_for_signup(rf.get("/"), None)
    assert not User.objects.exists()


def test_the_own_account_offers_to_join_the_provider(client, provider):
    client.force_login(make_user())
    assert reverse("socialaccount_connections") in client.get(reverse("my-account")).content.decode()

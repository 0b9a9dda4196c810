"""What the guard asks for while the visitor types."""

import io

import pytest
from django.core import signing
from django.core.cache import cache
from django.urls import reverse
from PIL import Image

from danvan.captcha.asking import SALT
from danvan.captcha.codes import new_code

pytestmark = pytest.mark.django_db
ACTION = "tests.send"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def ask(client, **more):
    return client.get(reverse("captcha-challenge"), {"for": signing.dumps(ACTION, salt=SALT)}, **more)


def test_a_challenge_is_fresh_and_never_kept_by_a_cache(client):
    first, second = ask(client), ask(client)
    assert first.json()["challenge"] != second.json()["challenge"]
    assert first.json()["maxNumber"] == 100_000
    assert "no-store" in first["Cache-Control"]


def test_many_challenges_from_one_address_grow_harder_and_are_never_refused(client):
    for _ in range(25):
        response = ask(client)
        assert response.status_code == 200
    assert response.json()["maxNumber"] == 400_000
    assert ask(client, REMOTE_ADDR="198.51.100.4").json()["maxNumber"] == 100_000


def test_a_spoofed_address_does_not_escape_the_count(client):
    for number in range(25):
        response = ask(client, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert response.json()["maxNumber"] == 400_000


@pytest.mark.parametrize("asked", ["", "tests.send", "x:y:z", "😀"])
def test_only_our_own_pages_can_ask(client, asked):
    assert client.get(reverse("captcha-challenge"), {"for": asked}).status_code == 404


def test_the_picture_is_a_small_png_never_kept(client):
    response = client.get(reverse("captcha-picture", args=[new_code(ACTION, level=3).token]))
    assert response["Content-Type"] == "image/png"
    assert "no-store" in response["Cache-Control"]
    assert len(response.content) < 6_000
    assert Image.open(io.BytesIO(response.content)).height == 60


def test_a_forged_token_has_no_picture(client):
    assert client.get("/xac-nhan/hinh/forged.png").status_code == 404


def test_a_challenge_takes_few_queries(client, django_assert_max_num_queries):
    ask(client)
    with django_assert_max_num_queries(8):
        ask(client)

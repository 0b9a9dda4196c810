"""Support and follow from the public page: guarded, and the answer is the same whatever is already known."""

import re

import pytest

from danvan.notifications.models import Mail
from danvan.petitions.models import Follower, Support
from tests.captcha.solve import solved, solved_code
from tests.petitions.after.stages import accepted, publish, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(ward, receiver):
    """A petition everyone may read."""
    petition, _ = accepted(ward, receiver)
    publish(petition, receiver)
    return petition


def send(client, petition, verb, *, token="a-token-that-is-long-enough", proof=True, **typed):
    action = {"ung-ho": "petition-support", "theo-doi": "petition-follow"}[verb]
    guard = solved(client, action=action) if proof else {}
    return client.post(f"/kien-nghi/{verb}/{petition.reference}/", {"form_token": token, **typed, **guard})


@pytest.fixture
def tell(client):
    """What the visitor is told after sending, as far as it depends on what he typed."""

    def said(response):
        assert response.status_code == 303
        return response.url, str(list(response.wsgi_request._messages)[-1])

    return said


@pytest.mark.parametrize(
    ("verb", "typed"), [("ung-ho", {"reach": "0912 345 678"}), ("theo-doi", {"email": "a@vi-du.example"})]
)
def test_the_first_and_the_second_time_say_the_same(client, public, tell, verb, typed):
    first = tell(send(client, public, verb, **typed))
    second = tell(send(client, public, verb, token="another-token-long-enough", **typed))
    other = {name: {"reach": "0987 654 321", "email": "b@vi-du.example"}[name] for name in typed}
    third = tell(send(client, public, verb, token="a-third-token-long-enough", **other))
    assert first == second == third
    assert (Support.objects.count(), Follower.objects.count()) == ((2, 0) if verb == "ung-ho" else (0, 2))


def test_one_number_however_written_counts_once(client, public):
    for number, typed in enumerate(["0912345678", "0912 345 678", "+84 912 345 678", "0912.345.678"]):
        send(client, public, "ung-ho", token=f"a-token-long-enough-{number}", reach=typed)
    assert Support.objects.count() == 1


def test_an_address_however_written_counts_once(client, public):
    for number, typed in enumerate(["Ai.Do@vi-du.example", "ai.do@VI-DU.example "]):
        send(client, public, "ung-ho", token=f"a-token-long-enough-{number}", reach=typed)
    assert Support.objects.count() == 1


def test_pressed_twice_with_one_proof_it_is_one_sending(client, public):
    form = {
        "form_token": "a-token-that-is-long-enough",
        "reach": "0912345678",
        **solved(client, action="petition-support"),
    }
    address = f"/kien-nghi/ung-ho/{public.reference}/"
    assert [client.post(address, form).status_code for _ in range(2)] == [303, 303]
    assert Support.objects.count() == 1


@pytest.mark.parametrize(
    ("verb", "typed"), [("ung-ho", {"reach": "0912345678"}), ("theo-doi", {"email": "a@vi-du.example"})]
)
def test_without_the_proof_nothing_is_kept_or_sent(client, public, verb, typed):
    refused = send(client, public, verb, proof=False, **typed)
    assert refused.status_code == 200
    assert next(iter(typed.values())) in refused.content.decode()
    assert not Support.objects.exists()
    assert not Follower.objects.exists()
    assert not Mail.objects.filter(kind="petitions.confirm_following").exists()


def test_a_proof_for_another_form_is_none(client, public):
    guard = solved(client, action="petition")
    form = {"form_token": "a-token-that-is-long-enough", "reach": "0912345678", **guard}
    assert client.post(f"/kien-nghi/ung-ho/{public.reference}/", form).status_code == 200
    assert not Support.objects.exists()


def test_without_script_a_code_does(client, public):
    address = f"/kien-nghi/ung-ho/{public.reference}/"
    page = client.get(address).content.decode()
    token = re.search(r'name="form_token" value="([^"]+)"', page)[1]
    assert client.post(address, {"form_token": token, "reach": "0912345678", **solved_code(page)}).status_code == 303
    assert Support.objects.count() == 1


@pytest.mark.parametrize(
    "typed", ["", "x", "@", "a@", "0" * 500, "\x00", "<b>", "0912", "a" * 300 + "@x.vn", "'; DROP--"]
)
@pytest.mark.parametrize("verb", ["ung-ho", "theo-doi"])
def test_nonsense_is_told_beside_its_field(client, public, verb, typed):
    field = "reach" if verb == "ung-ho" else "email"
    refused = send(client, public, verb, **{field: typed})
    assert refused.status_code == 200
    assert 'class="field bad"' in refused.content.decode()
    assert not Support.objects.exists()
    assert not Follower.objects.exists()


@pytest.mark.parametrize("verb", ["ung-ho", "theo-doi"])
def test_what_is_not_public_is_not_there(client, ward, receiver, verb):
    hidden, _ = sent(ward)
    down, _ = accepted(ward, receiver)
    publish(down, receiver, taken_down_at=down.received_at)
    for reference in (hidden.reference, down.reference, "H26.PAKN.20260909.9999", "x" * 300, "%00"):
        assert client.get(f"/kien-nghi/{verb}/{reference}/").status_code == 404
        assert client.post(f"/kien-nghi/{verb}/{reference}/", {"reach": "0912345678"}).status_code == 404


def _secret(mail):
    return re.search(r"/theo-doi-thu/([^/]+)/", mail.contents()["text"])[1]


def test_the_way_of_a_follower(client, public):
    send(client, public, "theo-doi", email="a@vi-du.example")
    secret = _secret(Mail.objects.get(kind="petitions.confirm_following"))
    link = f"/theo-doi-thu/{secret}/"
    opened = client.get(link)
    assert opened.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in opened.headers["Cache-Control"]
    assert Follower.objects.get().confirmed_at is None
    assert client.post(link).status_code == 303
    assert Follower.objects.get().confirmed_at is not None
    client.get(f"{link}thoi/")
    assert Follower.objects.get().ended_at is None
    for _ in range(2):
        assert client.post(f"{link}thoi/").status_code == 303
    assert Follower.objects.get().ended_at is not None
    assert client.post(link, follow=True).status_code == 200
    assert Follower.objects.filter(ended_at__isnull=True).count() == 0


@pytest.mark.parametrize("wrong", ["x", "x" * 43, "x" * 500, "%00"])
def test_a_wrong_link_of_a_mail_opens_nothing(client, public, wrong):
    for path in (f"/theo-doi-thu/{wrong}/", f"/theo-doi-thu/{wrong}/thoi/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_the_tracking_link_does_not_open_a_followers_page(client, ward, receiver):
    petition, secret = accepted(ward, receiver)
    publish(petition, receiver)
    assert client.get(f"/theo-doi-thu/{secret}/").status_code == 404

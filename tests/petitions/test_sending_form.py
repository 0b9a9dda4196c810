"""The form as its senders and its abusers use it: never a lost word, never an error page, never a second petition."""

import re
import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone

from danvan.events.models import RecordedEvent
from danvan.petitions.models import Petition
from tests.attachments.factories import picture
from tests.captcha.solve import solved
from tests.petitions.factories import a_topic

pytestmark = pytest.mark.django_db
SEND = "/kien-nghi/gui/"


@pytest.fixture
def filled(ward):
    """A form filled as it should be."""
    a_topic()
    return {
        "form_token": "a-form-token-that-is-long-enough",
        "kind": "feedback",
        "title": "Nắp cống vỡ",
        "content": "Nắp cống vỡ một góc.",
        "topic": "ha-tang-duong",
        "territory": ward.slug,
        "place": "Ngõ 84",
        "point": "",
        "happened_at": "",
        "name": "Nguyễn Thị Ễ",
        "phone": "0912 345 678",
        "email": "",
        "consent": "on",
    }


def look(client, form):
    return client.post(SEND, {**form, "step": "look"})


def send(client, form):
    return client.post(SEND, {**form, **solved(client, action="petition"), "at": "look", "step": "send"})


def test_a_right_form_is_looked_over_and_nothing_is_kept_yet(client, filled):
    answer = look(client, filled)
    assert "Xem lại trước khi gửi" in answer.content.decode()
    assert not Petition.objects.exists()


def test_sending_leads_to_the_receipt(client, filled):
    answer = send(client, filled)
    assert answer.status_code == 303
    page = client.get(answer.url)
    assert Petition.objects.get().reference in page.content.decode()
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert "no-store" in page.headers["Cache-Control"]


def test_sending_twice_opens_the_same_receipt(client, filled):
    first, second = send(client, filled), send(client, filled)
    assert first.url == second.url
    assert Petition.objects.count() == 1


def test_without_the_proof_nothing_is_sent(client, filled):
    answer = client.post(SEND, {**filled, "step": "send"})
    assert answer.status_code == 200
    assert not Petition.objects.exists()
    assert "Nắp cống vỡ một góc." in answer.content.decode()


def test_going_back_keeps_every_word_and_blames_nobody(client, filled):
    page = client.post(SEND, {**filled, "step": "edit"}).content.decode()
    assert "Nắp cống vỡ một góc." in page
    assert 'class="err"' not in page


@pytest.mark.parametrize("field", ["title", "content", "topic", "territory", "name", "consent", "phone"])
def test_what_is_missing_is_told_beside_its_field(client, filled, field):
    page = look(client, {**filled, field: ""}).content.decode()
    assert "<title>Lỗi" in page
    assert re.search(rf'class="field bad"[^§]*?id_{field}', page)
    assert filled["content"] in page or field == "content"


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "sql": "'; DROP TABLE danvan_petitions_petition; --",
    "path": "../../../../etc/passwd",
    "template": "{{ settings.SECRET_KEY }}{% load x %}",
    "nul": "a\x00b",
    "rtl": "abc\u202edef",
    "emoji": "👨‍👩‍👧 🚧",
    "nfd": unicodedata.normalize("NFD", "Đường hỏng ở ngõ Ễ"),
    "surrogate-like": "\ufffe\uffff",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_taken_as_text(client, filled, kind):
    answer = send(client, {**filled, "title": HOSTILE[kind], "content": HOSTILE[kind], "name": "Lê " + kind})
    assert answer.status_code == 303
    page = client.get(answer.url).content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert Petition.objects.get().title == unicodedata.normalize("NFC", Petition.objects.get().title)


@pytest.mark.parametrize(
    "field", ["topic", "territory", "kind", "point", "happened_at", "form_token", "email", "phone"]
)
@pytest.mark.parametrize("typed", ["\x00", "x" * 3000, "-1", "NaN, NaN", "9" * 400])
def test_nonsense_in_any_field_is_an_answer_not_an_error(client, filled, field, typed):
    assert look(client, {**filled, field: typed}).status_code == 200
    assert not Petition.objects.exists()


def test_ten_megabytes_of_text_are_refused_beside_the_field_and_given_back(client, filled):
    long = "đ" * (5 * 1024 * 1024)
    page = look(client, {**filled, "content": long})
    assert page.status_code == 200
    text = page.content.decode()
    assert re.search(r'class="field bad"[^§]{0,900}id_content', text)
    assert text.count("đ") >= len(long)


def test_a_wrong_file_does_not_cost_the_right_one_or_a_word(client, filled):
    from django.core.files.uploadedfile import SimpleUploadedFile

    good = SimpleUploadedFile("anh.jpg", picture(), content_type="image/jpeg")
    bad = SimpleUploadedFile("virus.jpg", b"MZ not a picture", content_type="image/jpeg")
    page = client.post(SEND, {**filled, "step": "look", "attachments": [good, bad]}).content.decode()
    assert "anh.jpg" in page
    assert "virus.jpg" in page
    assert filled["content"] in page
    token = re.search(r'name="files_token" value="([^"]+)"', page).group(1)
    answer = send(client, {**filled, "files_token": token})
    assert "anh.jpg" in client.get(answer.url).content.decode()


def test_a_moment_in_the_future_is_refused(client, filled):
    tomorrow = timezone.localtime() + timedelta(days=1)
    page = look(client, {**filled, "happened_at": tomorrow.strftime("%Y-%m-%dT%H:%M")}).content.decode()
    assert "tương lai" in page


def test_nothing_a_sender_writes_enters_the_trail(client, filled):
    send(client, {**filled, "title": "Bí mật Xyzzy", "name": "Trần Xyzzy", "email": "xyzzy@danvan.example"})
    assert not [row for row in RecordedEvent.objects.all() if "xyzzy" in row.text.lower()]


def test_the_sender_opens_the_own_files_by_the_link_and_nobody_without_it(client, filled):
    from django.core.files.uploadedfile import SimpleUploadedFile

    photo = SimpleUploadedFile("anh.jpg", picture(), content_type="image/jpeg")
    page = client.post(SEND, {**filled, "step": "look", "attachments": [photo]}).content.decode()
    token = re.search(r'name="files_token" value="([^"]+)"', page).group(1)
    receipt = send(client, {**filled, "files_token": token}).url
    tracking = client.get(receipt.replace("kien-nghi/bien-nhan", "theo-doi")).content.decode()
    address = re.search(r'href="(/tep/[^"]+)"', tracking).group(1)
    assert client.get(address).status_code == 200
    assert client.get(address.partition("?")[0]).status_code == 404
    other = send(client, {**filled, "form_token": "another-form-token-entirely"}).url.rstrip("/").rsplit("/", 1)[-1]
    assert client.get(f"{address.partition('?')[0]}?theo-doi={other}").status_code == 404

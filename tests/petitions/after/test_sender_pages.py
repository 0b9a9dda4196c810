"""The sender's pages after the answer: by the secret alone, one petition each, nothing done by opening a page."""

import re

import pytest

from danvan.petitions.models import Petition, Rating, Reopening
from tests.petitions.after.stages import DAY, accepted, answer, answered, filed, reopened, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
VERBS = ["danh-gia", "mo-lai", "rut"]
GOOD = {
    "danh-gia": {"round": "1", "score": "dissatisfied", "reason": "Nắp lại vỡ."},
    "mo-lai": {"reason": "Nắp mới lại vỡ."},
    "rut": {},
}


def page(client, secret, verb=""):
    return client.get(f"/theo-doi/{secret}/{verb + '/' if verb else ''}")


def post(client, secret, verb, **changes):
    return client.post(f"/theo-doi/{secret}/{verb}/", GOOD[verb] | changes)


def text_of(client, secret):
    return page(client, secret).content.decode()


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("wrong", ["x", "x" * 43, "x" * 500, "%00", "..%2F..", "' OR 1=1"])
def test_a_wrong_secret_opens_nothing(client, ward, receiver, verb, wrong):
    answered(ward, receiver)
    assert page(client, wrong, verb).status_code == 404
    assert post(client, wrong, verb).status_code == 404
    assert not Rating.objects.exists()


@pytest.mark.parametrize("verb", VERBS)
def test_a_reference_is_no_secret(client, ward, receiver, verb):
    petition, _ = answered(ward, receiver)
    assert page(client, petition.reference, verb).status_code == 404
    assert post(client, petition.reference, verb).status_code == 404


def test_a_link_reaches_its_own_petition_only(client, ward, receiver):
    mine, secret = answered(ward, receiver)
    other, _ = answered(ward, receiver)
    post(client, secret, "danh-gia", petition=str(other.pk), reference=other.reference)
    assert list(Rating.objects.values_list("petition_id", flat=True)) == [mine.pk]


@pytest.mark.parametrize("verb", VERBS)
def test_opening_a_page_does_nothing_and_keeps_the_secret(client, ward, receiver, verb):
    _petition, secret = accepted(ward, receiver) if verb == "rut" else answered(ward, receiver)
    before = Petition.objects.values().get()
    answer_ = page(client, secret, verb)
    assert answer_.status_code == 200
    assert answer_.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in answer_.headers["X-Robots-Tag"]
    assert "no-store" in answer_.headers["Cache-Control"]
    assert Petition.objects.values().get() == before


def test_rating_offers_three_choices_and_no_script(client, ward, receiver):
    _, secret = answered(ward, receiver)
    text = text_of(client, secret)
    assert len(re.findall(r"danh-gia/\?diem=(\w+)", text)) == 3
    chosen = page(client, secret, "danh-gia").content.decode()
    assert chosen.count('type="radio"') == 3


def test_a_no_offers_the_way_on_at_once(client, ward, receiver):
    _, secret = answered(ward, receiver)
    done = post(client, secret, "danh-gia")
    assert (done.status_code, done.url) == (303, f"/theo-doi/{secret}/#danh-gia")
    text = text_of(client, secret)
    assert "Nắp lại vỡ." in text
    assert text.count(f"/theo-doi/{secret}/mo-lai/") == 2
    # What was said once need not be written again.
    assert "Nắp lại vỡ." in page(client, secret, "mo-lai").content.decode()


def test_a_yes_offers_nothing_to_press(client, ward, receiver):
    _, secret = answered(ward, receiver)
    post(client, secret, "danh-gia", score="satisfied", reason="")
    text = text_of(client, secret)
    assert "danh-gia/?diem" not in text
    assert text.count(f"/theo-doi/{secret}/mo-lai/") == 1


def test_a_no_without_a_reason_is_asked_back_beside_the_field(client, ward, receiver):
    _, secret = answered(ward, receiver)
    refused = post(client, secret, "danh-gia", reason=" ")
    assert refused.status_code == 422
    assert re.search(r'class="field bad"[^§]{0,900}id_reason', refused.content.decode())
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"score": "wonderful"}, {"score": ""}, {"score": "\x00"}, {"round": "x"}, {"round": "-1"}, {"round": "9" * 400},
        {"reason": "đ" * 3001}, {"reason": "đ" * 2_000_000}, {"round": ""},
    ],
)  # fmt: skip
def test_nonsense_is_an_answer_not_an_error(client, ward, receiver, changes):
    _, secret = answered(ward, receiver)
    assert post(client, secret, "danh-gia", **changes).status_code == 422
    assert not Rating.objects.exists()


def test_a_rating_from_before_the_second_answer_does_not_rate_it(client, ward, receiver):
    petition, secret = reopened(ward, receiver)
    answer(petition, receiver, at=MORNING + 9 * DAY)
    post(client, secret, "danh-gia", round="1", score="satisfied")
    assert list(petition.ratings.values_list("round", "score")) == [(1, "dissatisfied")]


@pytest.mark.parametrize(
    "reason", ["<script>alert(1)</script>", "a\x00b", "abc\u202edef", "👨‍👩‍👧", "{{ x }}{% load y %}"]
)
def test_hostile_words_are_taken_as_words(client, ward, receiver, reason):
    _, secret = answered(ward, receiver)
    assert post(client, secret, "danh-gia", reason=reason).status_code in {303, 422}
    text = text_of(client, secret)
    assert "<script>alert" not in text
    assert "\u202e" not in text


def test_reopening_says_first_what_it_means_and_is_done_once(client, ward, receiver):
    petition, secret = answered(ward, receiver)
    assert petition.unit.name in page(client, secret, "mo-lai").content.decode()
    assert post(client, secret, "mo-lai").status_code == 303
    assert post(client, secret, "mo-lai", reason="Lại nữa").status_code == 303
    assert Reopening.objects.get().reason == "Nắp mới lại vỡ."


def test_an_objection_without_words_keeps_the_petition_closed(client, ward, receiver):
    petition, secret = answered(ward, receiver)
    assert post(client, secret, "mo-lai", reason="").status_code == 422
    petition.refresh_from_db()
    assert petition.state == "answered"


@pytest.mark.parametrize(("verb", "make"), [("mo-lai", accepted), ("rut", answered), ("danh-gia", filed)])
def test_what_cannot_be_done_leads_back_with_the_reason(client, ward, receiver, verb, make):
    _, secret = make(ward, receiver)
    refused = client.post(f"/theo-doi/{secret}/{verb}/", GOOD[verb], follow=True)
    assert refused.redirect_chain[0][0] == f"/theo-doi/{secret}/"
    assert 'role="alert"' in refused.content.decode()


def test_withdrawing_asks_first_and_twice_is_once(client, ward):
    petition, secret = sent(ward)
    assert petition.reference in page(client, secret, "rut").content.decode()
    assert post(client, secret, "rut").status_code == 303
    assert post(client, secret, "rut").status_code == 303
    petition.refresh_from_db()
    assert petition.state == "withdrawn"
    assert text_of(client, secret).count("/rut/") == 0


def test_the_pages_take_as_many_queries_whatever_happened(client, ward, receiver, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for make in (answered, answered, reopened):
        petition, secret = make(ward, receiver)
        if make is reopened:
            answer(petition, receiver, at=MORNING + 9 * DAY)
        page(client, secret)
        with CaptureQueriesContext(connection) as found:
            page(client, secret)
        counts.append(len(found))
    assert counts[0] == counts[1] == counts[2]
    assert counts[0] <= 30


def test_a_filed_petition_is_looked_at_again_and_speaks_of_no_answer(client, ward, receiver):
    petition, secret = filed(ward, receiver)
    client.cookies["danvan_language"] = "en"
    text = page(client, secret, "mo-lai").content.decode()
    assert "Have it looked at again" in text
    assert "second answer" not in text
    assert post(client, secret, "mo-lai").status_code == 303
    petition.refresh_from_db()
    assert (petition.state, petition.round) == ("accepted", 2)
    assert "first answer" not in text_of(client, secret)

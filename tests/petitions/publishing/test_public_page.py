"""One petition as everyone reads it: the copy, the clock, the public steps, the photos let through, and a way on."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from danvan.petitions.actions.change_publication import change_publication
from danvan.petitions.actions.publish import publish_petition
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.take_down import take_down_publication
from danvan.petitions.models import Petition, Score
from tests.petitions.after.stages import DAY, SENDER, reopened, sent
from tests.petitions.factories import MORNING
from tests.petitions.publishing.copies import COPY, accepted, answered, published, with_photos

pytestmark = pytest.mark.django_db
WHOLE = replace(COPY, answer="Đã thay nắp cống.")


@pytest.fixture(autouse=True)
def in_english(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"
    with translation.override("vi"):
        yield


def test_everyone_reads_the_copy_its_clock_and_its_steps(ward, receiver, client):
    copy, _ = published(ward, receiver)
    answer = client.get(copy.get_absolute_url())
    text = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    assert all(words in text for words in (COPY.title, COPY.text, COPY.place, ward.full_name, copy.petition.unit.name))
    assert 'class="clock' in text
    assert 'class="line"' in text


def test_the_reference_may_be_typed_in_any_case(ward, receiver, client):
    copy, _ = published(ward, receiver)
    assert client.get(f"/kien-nghi/{copy.petition.reference.lower()}/").status_code == 200


def test_the_public_answer_stands_with_its_outcome_and_rating(ward, receiver, client):
    petition, _ = answered(ward, receiver)
    copy = publish_petition(petition.pk, WHOLE, by=receiver, at=MORNING + 6 * DAY)
    rate_answer(
        petition.pk, round=1, score=Score.DISSATISFIED, reason="Nắp lại kênh lên.", by=SENDER, at=MORNING + 6 * DAY
    )
    text = client.get(copy.get_absolute_url()).content.decode()
    assert "Đã thay nắp cống." in text
    assert str(copy.answer.get_outcome_display()) in text
    assert str(Score.DISSATISFIED.label) in text
    assert "Nắp lại kênh lên" not in text


def test_an_answer_not_yet_read_over_is_announced_and_not_shown(ward, receiver, client):
    petition, _ = answered(ward, receiver)
    copy = publish_petition(petition.pk, COPY, by=receiver, at=MORNING + 6 * DAY)
    text = client.get(copy.get_absolute_url()).content.decode()
    assert "Đã thay nắp cống ngày" not in text
    assert 'id="tra-loi"' not in text


def test_reopened_the_first_answer_stays_and_says_so(ward, receiver, client):
    petition, _ = reopened(ward, receiver, may_publish=True)
    copy = publish_petition(petition.pk, COPY, by=receiver, at=MORNING + 7 * DAY)
    first = Petition.objects.get(pk=petition.pk).answers.get(round=1)
    copy.public_answer, copy.answer = "Đã thay nắp cống.", first
    copy.save()
    page = client.get(copy.get_absolute_url())
    assert page.context["anew"] is True
    assert "Nắp mới thay lại vỡ" not in page.content.decode()


def test_only_the_photos_let_through_are_open_and_under_no_name_of_theirs(ward, receiver, client):
    petition, _ = accepted(ward, receiver)
    shown, hidden = with_photos(petition, "nha-ong-hieu.jpg", "bien-so.jpg")
    assert client.get(shown.get_absolute_url()).status_code == 404
    copy = publish_petition(petition.pk, replace(COPY, files=(shown,)), by=receiver, at=MORNING)
    opened = client.get(shown.get_absolute_url())
    assert opened.status_code == 200
    assert "hieu" not in opened["Content-Disposition"]
    assert client.get(shown.get_thumbnail_url()).status_code == 200
    assert client.get(hidden.get_absolute_url()).status_code == 404
    page = client.get(copy.get_absolute_url()).content.decode()
    assert shown.get_thumbnail_url() in page
    assert hidden.key not in page
    assert "nha-ong-hieu" not in page
    change_publication(petition.pk, COPY, by=receiver, at=MORNING + DAY)
    assert client.get(shown.get_absolute_url()).status_code == 404


def test_taken_down_only_the_reference_is_known_and_its_photos_close(ward, receiver, client):
    petition, _ = accepted(ward, receiver)
    (photo,) = with_photos(petition, "anh.jpg")
    copy = publish_petition(petition.pk, replace(COPY, files=(photo,)), by=receiver, at=MORNING)
    take_down_publication(petition.pk, by=receiver, at=MORNING + DAY)
    answer = client.get(copy.get_absolute_url())
    text = answer.content.decode()
    assert answer.status_code == 404
    assert 'content="noindex"' in text
    assert COPY.text not in text
    assert petition.reference in text
    assert client.get(photo.get_absolute_url()).status_code == 404


def test_what_was_never_published_tells_the_state_and_nothing_else(ward, client):
    petition, _ = sent(ward, title="Tên việc không công khai")
    answer = client.get(f"/kien-nghi/{petition.reference}/")
    assert answer.status_code == 404
    assert "Tên việc không công khai" not in answer.content.decode()
    assert "/kien-nghi/gui/" in answer.content.decode()


@pytest.mark.parametrize("typed", ["H26.PAKN.20260909.9999", "x", "a" * 3000, "%00", "..", "gui/../"])
def test_an_unknown_reference_is_not_there(ward, client, typed):
    assert client.get(f"/kien-nghi/{typed}/").status_code == 404


def test_the_addresses_of_sending_and_receipts_are_not_taken_for_references(ward, client):
    assert client.get("/kien-nghi/gui/").status_code == 200
    assert client.get("/kien-nghi/theo-phuong/").status_code == 200


def test_the_page_takes_a_fixed_number_of_queries(ward, receiver, client):
    petition, _ = accepted(ward, receiver)
    copy = publish_petition(petition.pk, COPY, by=receiver, at=MORNING)
    client.get(copy.get_absolute_url())

    def count():
        with CaptureQueriesContext(connection) as found:
            client.get(copy.get_absolute_url())
        return len(found)

    few = count()
    photos = with_photos(petition, *(f"anh-{n}.jpg" for n in range(5)))
    for _again in range(4):
        change_publication(petition.pk, replace(COPY, files=tuple(photos)), by=receiver, at=MORNING + DAY)
    assert count() == few


def test_the_home_page_shows_the_last_public_answers_only(ward, receiver, client):
    petition, _ = answered(ward, receiver)
    publish_petition(petition.pk, WHOLE, by=receiver, at=MORNING + 6 * DAY)
    other, _ = answered(ward, receiver)
    publish_petition(other.pk, replace(COPY, title="Chưa có trả lời công khai"), by=receiver, at=MORNING + 6 * DAY)
    home = client.get("/").content.decode()
    assert COPY.title in home
    assert "Chưa có trả lời công khai" not in home


def titles(page):
    return [step.title for step in page.context["steps"]]


def test_the_steps_are_those_that_happened_and_speak_to_nobody_as_the_sender(ward, receiver, client):
    petition, _ = reopened(ward, receiver, may_publish=True)
    copy = publish_petition(petition.pk, COPY, by=receiver, at=MORNING + 7 * DAY)
    client.cookies["danvan_language"] = "en"
    found = titles(client.get(copy.get_absolute_url()))
    assert found[0] == "Received, reference given"
    assert "Accepted for settlement" in found
    assert "Reopened at the sender’s word" in found
    assert found[-1] == "The head signs the answer"
    assert not any(title.startswith("You ") or "your word" in title for title in found)


def test_why_it_was_filed_is_told_to_its_sender_alone(ward, receiver, client):
    from danvan.petitions.events.screening import PetitionFiled
    from danvan.petitions.pages.published import words_for_everyone

    event = PetitionFiled("H26.PAKN.20260909.0001", ward.slug, "complaint")
    with translation.override("en"):
        assert words_for_everyone(event, {}) == ("Filed without settlement", "")

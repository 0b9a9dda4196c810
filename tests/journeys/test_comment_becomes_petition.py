"""A comment that asks an office for something becomes a petition: once, with its words, and its writer is told."""

import re

import pytest

from danvan.access_log.models import AccessRecord
from danvan.accounts.contacts import masked
from danvan.deadlines import seeding as law_of_terms
from danvan.discussions.actions.withdraw import withdraw_comment
from danvan.discussions.models import Comment
from danvan.discussions.queries.thread import thread
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.events.queries import timeline
from danvan.journeys.actions.turn_comment_into_petition import Placing, turn_comment_into_petition
from danvan.journeys.models import CommentPetition
from danvan.legislation import seeding as library
from danvan.lifecycle import MoveNotAllowed
from danvan.news import edition
from danvan.organisations.models import Role
from danvan.petitions.models import Kind, Petition
from danvan.petitions.queries.finding import by_link
from tests.discussions.pages_of_a_test import KIND, MORNING, READER, a_comment, published, secret_of
from tests.organisations.cast import member
from tests.petitions.factories import a_topic

pytestmark = pytest.mark.django_db
TEXT = "Nắp cống trước số nhà chúng tôi vỡ từ tháng trước. Đề nghị thay nắp."


@pytest.fixture
def ward(small_city, pages):
    """A ward whose committee receives."""
    library.load()
    law_of_terms.load()
    return small_city.ward


@pytest.fixture
def comment(ward):
    return a_comment(content=TEXT, phone="0912345678")


def turn(comment, ward, by, **more):
    placing = Placing(Kind.FEEDBACK, a_topic(), ward)
    return turn_comment_into_petition(comment.pk, placing, by=by, at=MORNING, **more)


def test_words_and_name_are_carried_over_and_consent_is_not(comment, ward, moderator, small_city):
    petition = turn(comment, ward, moderator, phone="0912 345 678")
    assert (petition.title, petition.content) == (comment.title, comment.content)
    assert petition.unit == small_city.ward_committee
    assert petition.may_publish is False
    assert masked(petition.contact).phone.endswith("78")
    comment.refresh_from_db()
    assert comment.state == "petition"
    assert thread(KIND, 1).total == 0


def test_turned_twice_it_is_one_petition(comment, ward, moderator):
    assert turn(comment, ward, moderator).pk == turn(comment, ward, moderator).pk
    assert (Petition.objects.count(), CommentPetition.objects.count()) == (1, 1)
    assert RecordedEvent.objects.filter(kind="petitions.received").count() == 1
    assert [line.kind for line in timeline(comment)] == ["discussions.received", "journeys.comment_became_petition"]


def test_a_published_comment_leaves_the_page_and_kept_pages_are_made_anew(ward, moderator):
    comment = published(moderator, content=TEXT)
    before = edition.current()
    turn(comment, ward, moderator)
    assert edition.current() != before
    assert thread(KIND, 1).total == 0


def test_what_was_withdrawn_becomes_none(comment, ward, moderator):
    withdraw_comment(comment.pk, by=READER, at=MORNING)
    with pytest.raises(MoveNotAllowed):
        turn(comment, ward, moderator)
    assert not Petition.objects.exists()


@pytest.mark.parametrize("who", ["editor", "handler", "outsider"])
def test_only_a_moderator_turns_it(comment, ward, editor, play, who):
    with pytest.raises(NotAllowed):
        turn(comment, ward, editor if who == "editor" else play(who))
    assert not Petition.objects.exists()


def test_what_looks_like_a_denunciation_goes_to_one_reader_without_name(ward, moderator, small_city):
    member("city_receiver", small_city.committee, Role.RECEIVER)
    text = "Tôi tố cáo ông Trưởng phòng nhận hối lộ của dân khi cấp giấy phép xây dựng."
    comment = a_comment(title="Tố cáo cán bộ nhận hối lộ", content=text, phone="0912345678")
    petition = turn(comment, ward, moderator, phone="0912 345 678")
    assert petition.restricted
    assert petition.contact is None


PLACED = {"kind": "feedback", "topic": "ha-tang-duong", "territory": "phuong-ba-dinh"}


def test_by_its_page_topic_and_ward_are_chosen_and_the_writer_finds_the_tracking_link(client, comment, ward, moderator):
    a_topic()
    client.force_login(moderator)
    page = f"/ban-lam-viec/binh-luan/{comment.pk}/"
    assert f"{page}thanh-kien-nghi/" in client.get(page).content.decode()
    missing = client.post(f"{page}thanh-kien-nghi/", {"kind": "feedback"})
    assert missing.status_code == 422
    assert not AccessRecord.objects.filter(what="contact").exists()
    done = client.post(f"{page}thanh-kien-nghi/", {**PLACED, "territory": ward.slug})
    assert (done.status_code, done.url) == (302, page)
    petition = Petition.objects.get()
    assert AccessRecord.objects.get(what="contact").reason == "petition"
    shown = client.get(page).content.decode()
    assert petition.reference in shown
    assert "/theo-doi/" not in shown
    assert client.get(f"{page}thanh-kien-nghi/").url == page
    client.logout()
    own = client.get(f"/binh-luan/cua-toi/{secret_of()}/").content.decode()
    assert petition.reference in own
    secret = re.search(r"/theo-doi/([^/]+)/", own)[1]
    assert by_link(secret) == petition
    assert client.get(f"/theo-doi/{secret}/").status_code == 200


def test_the_petitions_officers_see_where_it_came_from(client, comment, ward, moderator, receiver):
    petition = turn(comment, ward, moderator)
    client.force_login(receiver)
    html = client.get(f"/ban-lam-viec/don-thu/{petition.reference}/").content.decode()
    assert "/don-vi/?bai=1" in html
    assert comment.get_absolute_url() not in html


def test_neither_secret_stands_in_the_database(comment, ward, moderator):
    turn(comment, ward, moderator)
    from danvan.journeys.queries.comment_petition import tracking_secret

    comment = Comment.objects.get()
    assert by_link(tracking_secret(comment)) == Petition.objects.get()
    for row in (comment, Petition.objects.get(), CommentPetition.objects.get()):
        values = [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]
        assert tracking_secret(comment) not in values
        assert secret_of() not in values

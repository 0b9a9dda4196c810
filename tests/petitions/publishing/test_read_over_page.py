"""The page on which an officer reads over: marked original, proposal, photos off, and no way around reading."""

import pytest
from django.utils import translation

from danvan.events.delivery import deliver_due
from danvan.notifications.models import Notice
from danvan.petitions.models import Petition, Publication
from tests.petitions.after.stages import DAY, answer
from tests.petitions.factories import MORNING
from tests.petitions.publishing.copies import accepted, published, with_photos

pytestmark = pytest.mark.django_db
WRITTEN = {
    "title": "Nhà ông Trần Văn Hiệu xây lấn",
    "content": "Tôi là Nguyễn Văn Tĩnh, số 0900 111 222. Nhà ông Hiệu xây lấn ra ngõ.",
    "place": "số 12 ngõ 84 phố Chùa Láng",
}
GOOD = {"title": "Xây lấn ngõ", "text": "Có nhà xây lấn ra ngõ.", "place": "ngõ 84 phố Chùa Láng", "read": "on"}


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"


@pytest.fixture
def desk(client, receiver):
    client.force_login(receiver)
    with translation.override("vi"):
        yield client


def page(petition, step="cong-khai"):
    return f"/ban-lam-viec/don-thu/{petition.reference}/{step}/"


def test_it_shows_the_original_marked_and_the_proposal_to_change(ward, receiver, desk):
    petition, _ = accepted(ward, receiver, **WRITTEN)
    text = desk.get(page(petition)).content.decode()
    assert "<mark>Nguyễn Văn Tĩnh</mark>" in text
    assert "<mark>0900 111 222</mark>" in text
    assert "Tôi là [tên người], số [số điện thoại]. Nhà ông [tên người] xây lấn ra ngõ." in text
    assert "[số nhà] ngõ 84 phố Chùa Láng" in text


def test_nothing_is_public_unless_somebody_says_that_he_read_it(ward, receiver, desk):
    petition, _ = accepted(ward, receiver)
    refused = desk.post(page(petition), {key: value for key, value in GOOD.items() if key != "read"})
    assert refused.status_code == 422
    assert not Publication.objects.exists()
    assert GOOD["text"] in refused.content.decode()


def test_what_the_rules_still_find_is_told_and_stays_only_when_ticked(ward, receiver, desk):
    petition, _ = accepted(ward, receiver)
    typed = {**GOOD, "text": "Ông Hiệu xây lấn, gọi 0900111222."}
    refused = desk.post(page(petition), typed)
    assert refused.status_code == 422
    assert not Publication.objects.exists()
    kept = desk.post(page(petition), {**typed, "keep": ["name:Hiệu"]})
    assert kept.status_code == 422
    done = desk.post(page(petition), {**typed, "keep": ["name:Hiệu", "phone:0900111222"]})
    assert done.status_code == 302
    assert Publication.objects.get().public_text == typed["text"]


def test_a_tick_for_one_piece_lets_no_other_through(ward, receiver, desk):
    petition, _ = accepted(ward, receiver)
    typed = {**GOOD, "text": "Gọi 0900333444.", "keep": ["phone:0900111222"]}
    assert desk.post(page(petition), typed).status_code == 422
    assert not Publication.objects.exists()


def test_photos_are_off_and_only_the_ticked_one_is_shown(ward, receiver, desk):
    petition, _ = accepted(ward, receiver)
    first, second = with_photos(petition, "mot.jpg", "hai.jpg")
    text = desk.get(page(petition)).content.decode()
    assert first.get_thumbnail_url() in text
    assert 'name="photos" value' in text
    assert "checked" not in text.split('name="photos"')[1].split(">")[0]
    desk.post(page(petition), {**GOOD, "photos": [str(second.pk)]})
    assert list(Publication.objects.get().files.all()) == [second]


def test_a_photo_of_somebody_elses_cannot_be_slipped_in(ward, receiver, desk):
    petition, _ = accepted(ward, receiver)
    other, _ = accepted(ward, receiver)
    with_photos(petition, "mot.jpg")
    (foreign,) = with_photos(other, "la.jpg")
    assert desk.post(page(petition), {**GOOD, "photos": [str(foreign.pk)]}).status_code == 422


def test_once_public_the_way_is_to_change_it(ward, receiver, desk):
    copy, _ = published(ward, receiver)
    text = desk.get(copy.petition.get_absolute_url()).content.decode()
    assert page(copy.petition, "sua-ban-cong-khai") in text
    assert page(copy.petition, "ngung-cong-khai") in text
    assert f'"{page(copy.petition)}"' not in text


def test_the_answer_asks_to_be_read_over_and_completes_the_copy(ward, receiver, desk):
    copy, _ = published(ward, receiver)
    petition = Petition.objects.get(pk=copy.petition_id)
    answer(petition, receiver, at=MORNING + 5 * DAY)
    complete = page(petition, "bo-sung-ban-cong-khai")
    assert complete in desk.get(petition.get_absolute_url()).content.decode()
    shown = desk.get(complete).content.decode()
    assert "Đã thay nắp cống ngày 14/9." in shown
    done = desk.post(complete, {**GOOD, "answer": "Đã thay nắp cống."})
    assert done.status_code == 302
    copy.refresh_from_db()
    assert (copy.public_answer, copy.answer.outcome) == ("Đã thay nắp cống.", "settled")
    assert complete not in desk.get(petition.get_absolute_url()).content.decode()


@pytest.mark.parametrize("step", ["cong-khai", "sua-ban-cong-khai", "bo-sung-ban-cong-khai", "ngung-cong-khai"])
@pytest.mark.parametrize("who", ["other_ward_receiver", "clerk", "outsider", "anonymous"])
def test_nobody_else_opens_the_pages(ward, receiver, play, client, step, who):
    copy, _ = published(ward, receiver)
    person = play(who)
    if who != "anonymous":
        client.force_login(person)
    for answered in (client.get(page(copy.petition, step)), client.post(page(copy.petition, step), GOOD)):
        assert answered.status_code in {302, 403, 404}
    copy.refresh_from_db()
    assert (copy.public_title, copy.taken_down_at) == ("Nắp cống vỡ", None)


@pytest.mark.parametrize("text", ["a" * 10_001, "0" * 20_000, "<script>alert(1)</script>" * 500])
def test_huge_text_is_refused_and_stays(ward, receiver, desk, text):
    petition, _ = accepted(ward, receiver)
    assert desk.post(page(petition), {**GOOD, "text": text}).status_code == 422
    assert not Publication.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_may_complete_it_is_told_when_the_answer_is_issued(small_city, law, play):
    from django.utils import timezone

    from danvan.petitions.actions.publish import publish_petition
    from tests.petitions.answering import stages
    from tests.petitions.publishing.copies import COPY

    people = stages.a_ward(small_city)
    petition = stages.accepted(people, may_publish=True)
    publish_petition(petition.pk, COPY, by=people.receiver, at=MORNING)
    stages.issued(petition, people)
    deliver_due(timezone.now())
    told = Notice.objects.filter(kind="petitions.to_complete")
    assert {notice.user_id for notice in told} == {people.receiver.pk, people.handler.pk, people.head.pk}

"""The public list: found without tones, by old names, by abbreviations; cut and ordered; its queries do not grow."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.petitions.models import Petition, Support
from tests.organisations import factories
from tests.petitions.after.stages import DAY, answer
from tests.petitions.factories import MORNING, a_topic
from tests.petitions.publishing.copies import COPY, published

pytestmark = pytest.mark.django_db
LIST = "/kien-nghi/"


def shown(client, query=""):
    return client.get(f"{LIST}?{query}" if query else LIST).content.decode()


@pytest.mark.parametrize("typed", ["dat dai", "ĐẤT ĐAI", "đất  đai", "dat"])
def test_words_are_found_without_tones(ward, receiver, client, typed):
    published(ward, receiver, replace(COPY, text="Tranh chấp đất đai ở cuối ngõ."))
    published(ward, receiver, replace(COPY, title="Đèn hỏng", text="Ba bóng đèn không sáng."))
    page = client.get(LIST, {"q": typed}).content.decode()
    assert "Nắp cống vỡ" in page
    assert "Đèn hỏng" not in page


def test_the_senders_own_words_are_not_searched(ward, receiver, client):
    published(ward, receiver, content="Anh Bùi Quang Tỏi làm vỡ nắp cống.")
    assert "Nắp cống vỡ" not in client.get(LIST, {"q": "quang toi"}).content.decode()


def test_an_abbreviation_finds_the_words_it_stands_for(ward, receiver, client):
    published(ward, receiver, replace(COPY, text="Trước trụ sở ủy ban nhân dân có hố sâu."))
    assert "Nắp cống vỡ" in client.get(LIST, {"q": "UBND"}).content.decode()


def test_the_name_of_a_ward_finds_what_lies_there_and_its_old_name_too(ward, small_city, receiver, client):
    from danvan.legislation.seeding import find_clause
    from danvan.organisations.models import TerritorySuccession

    published(ward, receiver)
    old = factories.territory("Phường Trúc Bạch", code="00013", valid_from=None, valid_to=DAY_BEFORE)
    TerritorySuccession.objects.create(
        old=old, new=small_city.ward, on=factories.SINCE, share="whole", basis=find_clause("luat-72-2025-qh15")
    )
    for typed in ("Ba Đình", "phuong ba dinh", "Trúc Bạch", "p. truc bach"):
        assert "Nắp cống vỡ" in client.get(LIST, {"q": typed}).content.decode(), typed
    assert "Nắp cống vỡ" not in client.get(LIST, {"q": "Hồng Hà"}).content.decode()


DAY_BEFORE = factories.SINCE.replace(month=6, day=30)


def test_it_is_cut_by_ward_topic_and_step(ward, small_city, receiver, client):
    copy, _ = published(ward, receiver)
    a_topic()
    branch = Petition.objects.get().topic.parent.slug
    for query, found in {
        f"phuong={ward.slug}": True,
        f"phuong={small_city.other_ward.slug}": False,
        f"linh-vuc={branch}": True,
        "linh-vuc=dat-dai": False,
        "buoc=dang": True,
        "buoc=xong": False,
    }.items():
        assert (copy.petition.reference in shown(client, query)) is found, query


def test_overdue_are_marked_and_found(ward, receiver, client):
    copy, _ = published(ward, receiver)
    Petition.objects.update(due_at=MORNING - DAY)
    page = shown(client, "buoc=qua-han")
    assert copy.petition.reference in page
    assert 'class="late"' in page


def test_the_most_supported_come_first_when_asked(ward, receiver, client):
    first, _ = published(ward, receiver, replace(COPY, title="Việc một nhà gặp"))
    second, _ = published(ward, receiver, replace(COPY, title="Việc có ba nhà gặp"))
    newest = shown(client)
    assert newest.index("Việc có ba nhà gặp") < newest.index("Việc một nhà gặp")
    for number in range(3):
        Support.objects.create(petition=first.petition, digest=f"d{number}", at=MORNING - DAY)
    most = shown(client, "thu-tu=ung-ho")
    assert most.index("Việc một nhà gặp") < most.index("Việc có ba nhà gặp")
    assert second.pk != first.pk


def test_supports_of_today_are_not_counted_yet(ward, receiver, client):
    from django.utils import timezone

    copy, _ = published(ward, receiver)
    Support.objects.create(petition=copy.petition, digest="today", at=timezone.now())
    rows = client.get(LIST).context["page"].rows
    assert [cell.text for cell in rows[0].cells][-1] == "0"


def test_the_list_takes_as_many_queries_for_twenty_as_for_one(ward, receiver, client):
    published(ward, receiver)

    def count(path):
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        return len(found)

    client.get(LIST)
    one = count(LIST)
    for _number in range(19):
        published(ward, receiver)
    assert count(LIST) == one
    assert one <= 12


def test_pages_do_not_overlap(ward, receiver, client):
    for number in range(30):
        published(ward, receiver, replace(COPY, title=f"Việc số {number:02d}x"))
    first, second = shown(client), shown(client, "trang=2")
    titles = {f"Việc số {number:02d}x" for number in range(30)}
    assert {t for t in titles if t in first} | {t for t in titles if t in second} == titles
    assert not {t for t in titles if t in first} & {t for t in titles if t in second}


def test_an_empty_list_says_what_to_do(ward, client):
    page = shown(client)
    assert "/kien-nghi/gui/" in page
    assert 'class="empty' in page


@pytest.mark.parametrize("query", ["q=%00%00", "q=" + "a" * 5000, "phuong=nowhere", "thu-tu=x", "buoc='--", "trang=-1"])
def test_a_strange_address_is_answered(ward, receiver, client, query):
    published(ward, receiver)
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_the_file_holds_public_fields_only(ward, receiver, client):
    copy, _ = published(ward, receiver, title="Tên thật của việc", content="Chữ thật của người gửi.")
    petition = Petition.objects.get()
    answer(petition, receiver, at=MORNING + 5 * DAY)
    csv = b"".join(client.get(f"{LIST}?xuat=csv").streaming_content).decode()
    assert copy.public_text in csv
    assert "Chữ thật" not in csv
    assert "Tên thật" not in csv
    assert client.get(f"{LIST}?xuat=xlsx").status_code == 200


def test_what_was_taken_down_is_in_no_list_and_no_feed(ward, receiver, client):
    copy, _ = published(ward, receiver)
    feed = "/kien-nghi/moi.atom"
    assert copy.public_title in client.get(feed).content.decode()
    copy.taken_down_at = MORNING
    copy.save()
    assert copy.public_title not in shown(client)
    assert copy.public_title not in client.get(feed).content.decode()

"""The inbox on the desk: who sees what, filters, many at once, one by one; a fixed number of queries."""

import pytest

from danvan.access_log.models import AccessRecord
from danvan.discussions.models import Comment, OfficialReply
from danvan.discussions.queries.finding import readable
from danvan.discussions.rules import MAY_MODERATE, MAY_READ, MAY_REPLY, MAY_SEE_NUMBER
from danvan.organisations.models import Role
from tests.discussions.pages_of_a_test import MORNING, a_comment, published
from tests.organisations.cast import member

pytestmark = pytest.mark.django_db
INBOX = "/ban-lam-viec/binh-luan/"


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def titles(answer):
    return [row.title for row in Comment.objects.order_by("pk") if f">{row.title}</a>" in answer.content.decode()]


def test_at_first_it_shows_what_waits(desk, pages, moderator):
    a_comment(title="Lịch thu gom")
    published(moderator, "another-token", title="Cảm ơn")
    assert titles(desk.get(INBOX)) == ["Lịch thu gom"]
    assert titles(desk.get(INBOX, {"state": "published"})) == ["Cảm ơn"]
    assert titles(desk.get(INBOX, {"state": "all", "q": "cam on"})) == ["Cảm ơn"]
    assert titles(desk.get(INBOX, {"state": "nonsense"})) == ["Lịch thu gom"]


def test_its_queries_do_not_grow_with_it(desk, pages, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert desk.get(INBOX).status_code == 200
        return len(seen)

    a_comment()
    one = count()
    for number in range(20):
        a_comment(f"token-{number}", title=f"Ý kiến {number}", subject_id=number % 3 + 1)
    asked = pages.asked
    assert count() == one
    assert pages.asked == asked + 1


def test_its_file_holds_neither_names_nor_words(desk, pages):
    comment = a_comment(phone="0912345678")
    text = b"".join(desk.get(INBOX, {"xuat": "csv"}).streaming_content).decode()
    assert "Bài viết 1" in text
    for word in (comment.name, comment.title, comment.content, "0912", "091"):
        assert word not in text


def test_many_are_published_at_once_but_for_those_with_numbers(desk, pages):
    plain = a_comment()
    numbered = a_comment("another-token", content="Gọi 0912 345 678")
    desk.post(INBOX + "cung-luc/", {"viec": "dang", "chon": [plain.pk, numbered.pk, "x", "9" * 30]})
    assert [row.state for row in Comment.objects.order_by("pk")] == ["published", "pending"]


def test_many_are_refused_for_one_reason_that_is_asked_first(desk, pages):
    keys = [a_comment(f"token-{number}").pk for number in range(3)]
    address = INBOX + "cung-luc/"
    asked = desk.post(address, {"viec": "tu-choi", "chon": keys})
    assert asked.status_code == 200
    assert desk.post(address, {"viec": "tu-choi", "chon": keys, "sent": "1"}).status_code == 422
    assert not Comment.objects.exclude(state="pending").exists()
    done = desk.post(address, {"viec": "tu-choi", "chon": keys, "sent": "1", "reason": "advertising", "note": ""})
    assert done.status_code == 302
    assert set(Comment.objects.values_list("state", "reason")) == {("refused", "advertising")}


def test_nothing_ticked_changes_nothing(desk, pages):
    a_comment()
    assert desk.post(INBOX + "cung-luc/", {"viec": "dang"}).status_code == 302
    assert Comment.objects.get().state == "pending"


def test_other_units_comments_are_out_of_reach_one_by_one_and_many(client, pages, small_city, ward_moderator):
    pages.put(1, unit_id=small_city.other_ward_committee.pk)
    comment = a_comment()
    client.force_login(ward_moderator)
    assert titles(client.get(INBOX)) == []
    assert client.get(f"{INBOX}{comment.pk}/").status_code == 404
    client.post(INBOX + "cung-luc/", {"viec": "dang", "chon": [comment.pk]})
    for verb in ("dang", "giu", "tra-loi", "so-dien-thoai"):
        assert client.post(f"{INBOX}{comment.pk}/{verb}/", {"text": "Có"}).status_code in {403, 404}
    assert client.post(f"{INBOX}{comment.pk}/tu-choi/", {"reason": "insult"}).status_code == 404
    assert Comment.objects.get().state == "pending"


def test_one_after_the_other_and_back_again(desk, pages):
    first, second = a_comment(), a_comment("another-token")
    assert desk.post(f"{INBOX}{first.pk}/dang/").url == f"{INBOX}{second.pk}/"
    refused = desk.post(f"{INBOX}{second.pk}/tu-choi/", {"reason": "off_topic", "note": ""})
    assert refused.status_code == 302
    assert desk.post(f"{INBOX}{second.pk}/dang/").url == f"{INBOX}{second.pk}/"
    hidden = desk.post(f"{INBOX}{first.pk}/tu-choi/", {"reason": "other", "note": "Theo đề nghị của người viết"})
    assert hidden.status_code == 302
    assert list(Comment.objects.order_by("pk").values_list("state", flat=True)) == ["hidden", "published"]


def test_a_number_is_proposed_for_hiding_and_the_phone_is_shown_once_on_record(desk, pages):
    comment = a_comment(content="Gọi 0912 345 678", phone="0987654321")
    page = desk.get(f"{INBOX}{comment.pk}/").content.decode()
    assert 'name="an-so"' in page
    assert "0987" not in page
    shown = desk.post(f"{INBOX}{comment.pk}/so-dien-thoai/", {"reason": "ask"}).content.decode()
    assert "0987 654 321" in shown
    assert AccessRecord.objects.filter(subject_id=comment.pk, what="contact", reason="ask").count() == 1
    desk.post(f"{INBOX}{comment.pk}/dang/", {"an-so": "1"})
    assert "0912" not in Comment.objects.get().public_text


def test_a_reply_that_is_refused_keeps_what_was_typed(desk, pages, moderator):
    comment = published(moderator)
    answer = desk.post(f"{INBOX}{comment.pk}/tra-loi/", {"text": "x" * 5_001})
    assert answer.status_code == 422
    assert "x" * 5_001 in answer.content.decode()
    assert desk.post(f"{INBOX}{comment.pk}/tra-loi/", {"text": "Đã bổ sung."}).status_code == 302
    assert OfficialReply.objects.get().text == "Đã bổ sung."


def test_an_editor_reads_and_decides_nothing(client, pages, editor):
    comment = a_comment(phone="0987654321")
    client.force_login(editor)
    page = client.get(f"{INBOX}{comment.pk}/").content.decode()
    assert comment.title in page
    assert "/dang/" not in page
    for address in (f"{comment.pk}/dang/", f"{comment.pk}/tu-choi/", f"{comment.pk}/so-dien-thoai/", "cung-luc/"):
        assert client.post(INBOX + address, {"reason": "insult"}).status_code == 403


def test_strangers_see_nothing(client, pages, outsider, anonymous):
    comment = a_comment()
    assert client.get(INBOX).status_code == 302
    client.force_login(outsider)
    assert client.get(INBOX).status_code == 403
    assert client.get(f"{INBOX}{comment.pk}/").status_code == 403


WHO = ("moderator", "ward", "other_ward", "editor", "handler", "head", "outsider", "anonymous", "coordinator")


def test_list_and_row_agree_for_everyone(pages, small_city, moderator, ward_moderator, editor, play):
    people = {
        "moderator": moderator,
        "ward": ward_moderator,
        "other_ward": member("other_ward", small_city.other_ward_committee, Role.MODERATOR),
        "editor": editor,
    }
    pages.put(1, unit_id=small_city.ward_committee.pk)
    pages.put(2, unit_id=small_city.ward_division.pk)
    rows = [
        a_comment("token-1"),
        published(moderator, "token-2", phone="0912345678"),
        a_comment("token-3", subject_id=3),
    ]
    rows.append(published(moderator, "token-4", subject_id=2))
    seen = {}
    for who in WHO:
        person = people.get(who) or play(who)
        for rule in (MAY_READ, MAY_MODERATE, MAY_REPLY, MAY_SEE_NUMBER):
            listed = set(rule.rows(Comment.objects.all(), person, on=MORNING.date()))
            allowed = {row for row in rows if rule.allows(person, row, on=MORNING.date())}
            assert listed == allowed, (who, rule.name)
        seen[who] = len(readable(person, on=MORNING.date()))
    assert seen == {
        **{"moderator": 4, "ward": 3, "other_ward": 0, "editor": 4, "handler": 1, "head": 1},
        **{"outsider": 0, "anonymous": 0, "coordinator": 0},
    }

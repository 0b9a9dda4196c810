"""The pages: who opens what, nothing typed is lost, no name of a reader anywhere."""

import pytest
from django.utils import timezone

from danvan.news.models import Article, Dissemination, Reader, ReaderQuestion
from danvan.news.queries.audience import Line
from danvan.news.queries.due_day import next_due_day
from danvan.organisations.models import Role
from tests.news.dissemination.making import QUIZ, a_document, a_draft, confirmed, people, sender, sent
from tests.news.factories import an_article
from tests.organisations.cast import member

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def officer(small_city):
    return sender(small_city.office)


@pytest.fixture
def readers(small_city):
    return people(small_city.ward_committee, 3)


@pytest.fixture
def row(small_city, officer, readers):
    # The pages read the clock of the machine: the day it is to be read by lies ahead of it.
    line = Line(small_city.ward_committee.pk, below=True)
    made = sent(officer, small_city.office, line, quiz=QUIZ, summary=f"Tóm tắt {HOSTILE}")
    day = next_due_day(timezone.localdate(), 5)
    Dissemination.objects.filter(pk=made.pk).update(due_on=day)
    Reader.objects.update(due_on=day)
    made.refresh_from_db()
    return made


def _form(small_city, **changed):
    empty = {"TOTAL_FORMS": "2", "INITIAL_FORMS": "0"}
    data = {
        "unit": str(small_city.office.pk),
        "document": "274/KH-UBND",
        "article": "",
        "title": "Kế hoạch 274",
        "summary": "Mỗi đơn có một đơn vị trả lời.",
        "due_on": next_due_day(timezone.localdate(), 3).isoformat(),
        "remind_days": "2",
        "persons": "",
        "form_token": "m" * 32,
        "a-0-unit_name": "UBND phường Ba Đình",
        "a-0-below": "on",
        "q-0-words": "Ai trả lời đơn?",
        "q-0-answers": "Đơn vị nhận đơn\nKhông ai",
        "q-0-right": "1",
        "q-0-why": "Kế hoạch nói như vậy.",
    }
    for prefix in ("a", "q"):
        data |= {f"{prefix}-{name}": value for name, value in empty.items()}
    return {**data, **changed}


def test_from_the_form_to_what_was_sent(client, small_city, officer, readers) -> None:
    a_document()
    client.force_login(officer)
    assert client.get("/ban-lam-viec/pho-bien/moi/").status_code == 200
    answer = client.post("/ban-lam-viec/pho-bien/moi/", _form(small_city))
    row = Dissemination.objects.get()
    assert answer.headers["Location"] == f"/ban-lam-viec/pho-bien/{row.pk}/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "UBND phường Ba Đình" in page
    assert client.get(f"/ban-lam-viec/pho-bien/{row.pk}/sua/").status_code == 200
    assert client.get(f"/ban-lam-viec/pho-bien/{row.pk}/gui/").status_code == 200
    client.post(f"/ban-lam-viec/pho-bien/{row.pk}/gui/")
    row.refresh_from_db()
    assert (row.state, row.readers.count(), row.quiz.count()) == ("sent", 3, 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"document": ""},
        {"document": "999/KH-KHONG-CO"},
        {"due_on": "2020-01-01"},
        {"title": "x" * 5000},
        {"summary": ""},
        {"a-0-unit_name": "UBND phường Không Có"},
        {"a-0-unit_name": ""},
        {"persons": "khong-co"},
        {"q-0-right": "5"},
        {"q-0-why": ""},
        {"a-TOTAL_FORMS": "nhiều"},
    ],
)
def test_a_wrong_form_is_refused_and_loses_nothing(client, small_city, officer, readers, changed) -> None:
    a_document()
    client.force_login(officer)
    answer = client.post("/ban-lam-viec/pho-bien/moi/", _form(small_city, **changed))
    assert answer.status_code == 422
    assert "Kế hoạch nói như vậy." in answer.content.decode() or changed == {"q-0-why": ""}
    assert not Dissemination.objects.exists()


def test_a_reader_reads_answers_the_quiz_and_confirms(client, row, readers) -> None:
    client.force_login(readers[0])
    address = f"/ban-lam-viec/quan-triet/{row.pk}/"
    assert row.title in client.get("/ban-lam-viec/quan-triet/").content.decode()
    assert row.title in client.get("/ban-lam-viec/").content.decode()
    page = client.get(address).content.decode()
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page
    wrong = client.post(f"{address}da-nam-duoc/", {"question_0": "1"})
    assert wrong.status_code == 422
    assert QUIZ[0].why in wrong.content.decode()
    assert client.post(f"{address}da-nam-duoc/", {"question_0": "abc"}).status_code == 422
    client.post(f"{address}da-nam-duoc/", {"question_0": "0"})
    client.post(f"{address}da-nam-duoc/", {})
    assert Reader.objects.filter(confirmed_at__isnull=False).count() == 1


def test_a_question_and_its_answer_show_no_name(client, row, readers, officer) -> None:
    client.force_login(readers[0])
    address = f"/ban-lam-viec/quan-triet/{row.pk}/"
    assert client.post(f"{address}hoi/", {"words": " "}).status_code == 422
    client.post(f"{address}hoi/", {"words": "Tôi ở tổ 5, báo cáo ở đâu?"})
    asked = ReaderQuestion.objects.get()
    client.force_login(officer)
    page = client.get(f"/ban-lam-viec/pho-bien/{row.pk}/hoi/{asked.pk}/").content.decode()
    assert "tổ 5" in page
    assert readers[0].full_name not in page
    words = {"answer": "Trên hệ thống này.", "to_all": "on", "shown_words": "Báo cáo ở đâu?"}
    client.post(f"/ban-lam-viec/pho-bien/{row.pk}/hoi/{asked.pk}/", words)
    client.force_login(readers[1])
    page = client.get(address).content.decode()
    assert "Báo cáo ở đâu?" in page
    assert "tổ 5" not in page
    assert readers[0].full_name not in page.replace(readers[1].full_name, "")


def test_other_peoples_keys_find_nothing(client, row, small_city, readers) -> None:
    (stranger,) = people(small_city.other_ward_committee, 1)
    client.force_login(stranger)
    assert client.get(f"/ban-lam-viec/quan-triet/{row.pk}/").status_code == 404
    assert client.post(f"/ban-lam-viec/quan-triet/{row.pk}/da-nam-duoc/").status_code == 404
    assert client.get("/ban-lam-viec/pho-bien/").status_code == 403
    head = member("lanh-dao-khac", small_city.other_ward_committee, Role.HEAD)
    client.force_login(head)
    for path in ("", "gui/", "sua/", "thu-hoi/", "dinh-chinh/", "dong/", "hoi/1/"):
        assert client.get(f"/ban-lam-viec/pho-bien/{row.pk}/{path}").status_code == 404
    for number in ("0", "99999999999999999999", "9223372036854775807"):
        assert client.get(f"/ban-lam-viec/pho-bien/{number}/").status_code == 404
        assert client.get(f"/ban-lam-viec/quan-triet/{number}/").status_code == 404


def test_no_page_of_the_sender_or_a_head_names_a_reader(client, row, small_city, readers, officer) -> None:
    for number, person in enumerate(readers):
        type(person).objects.filter(pk=person.pk).update(full_name=f"Độc Giả Số {number}")
    confirmed(row, small_city.ward_committee, 2)
    head = member("lanh-dao-ba-dinh", small_city.ward_committee, Role.HEAD)
    for person in (officer, head):
        client.force_login(person)
        for path in ("", f"{row.pk}/", f"{row.pk}/?don-vi={small_city.ward_committee.slug}", "?xuat=csv"):
            answer = client.get(f"/ban-lam-viec/pho-bien/{path}")
            assert answer.status_code == 200
            assert "Độc Giả" not in b"".join(answer).decode()


def test_correct_withdraw_and_close_ask_first(client, row, officer, readers) -> None:
    client.force_login(officer)
    base = f"/ban-lam-viec/pho-bien/{row.pk}/"
    for path in ("dinh-chinh/", "thu-hoi/", "dong/"):
        assert client.get(base + path).status_code == 200
    assert client.post(f"{base}thu-hoi/", {"reason": ""}).status_code == 422
    client.post(f"{base}dinh-chinh/", {"correction": "Sai ngày.", "summary": "Bản đúng."})
    client.post(f"{base}thu-hoi/", {"reason": "Gửi nhầm."})
    row.refresh_from_db()
    assert (row.state, row.correction) == ("withdrawn", "Sai ngày.")
    client.force_login(readers[0])
    assert "Gửi nhầm." in client.get(f"/ban-lam-viec/quan-triet/{row.pk}/").content.decode()


def test_as_many_queries_for_many_rows_as_for_one(client, small_city, officer, readers, row) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counted(person, path):
        client.force_login(person)
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    pages = (
        (officer, "/ban-lam-viec/pho-bien/"),
        (officer, f"/ban-lam-viec/pho-bien/{row.pk}/"),
        (readers[0], "/ban-lam-viec/quan-triet/"),
        (readers[0], f"/ban-lam-viec/quan-triet/{row.pk}/"),
    )
    before = [counted(*page) for page in pages]
    for _ in range(4):
        sent(officer, small_city.office, Line(small_city.ward_committee.pk))
    a_draft(officer, small_city.office)
    assert [counted(*page) for page in pages] == before


def test_an_article_that_people_had_to_read_is_not_deleted(client, small_city):
    article, by = an_article(), sender(small_city.committee)
    people(small_city.ward_committee, 3)
    sent(by, small_city.committee, Line(small_city.ward_committee.pk), article=article)
    client.force_login(member("bien-tap", small_city.committee, "editor"))
    answer = client.post(f"/cms/pages/{article.pk}/delete/", follow=True)
    assert Article.objects.filter(pk=article.pk).exists()
    assert "gỡ xuống" in answer.content.decode()

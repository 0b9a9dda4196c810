"""The form on its own page and alone, the writer's private page, and reports: hostile input included."""

import re

import pytest

from danvan.discussions.actions.hide import hide_comment
from danvan.discussions.actions.refuse import refuse_comment
from danvan.discussions.models import AbuseReport, Comment
from tests.captcha.solve import solved, solved_code
from tests.discussions.pages_of_a_test import MORNING, a_comment, published, secret_of

pytestmark = pytest.mark.django_db
FORM = "/binh-luan/bai-thu/1/"
TYPED = {
    "name": "Nguyễn Thị Ễ Ượng",
    "phone": "0912 345 678",
    "title": "Góp ý",
    "content": "Bài viết rõ ràng.",
    "form_token": "a-token-that-is-long-enough",
}


def send(client, *, proof=True, **changes):
    guard = solved(client, action="comment") if proof else {}
    return client.post(FORM, {**TYPED, **guard, **changes})


def test_the_form_asks_in_the_order_of_the_citys_portal(client, pages):
    html = client.get(FORM).content.decode()
    places = [html.index(f'name="{name}"') for name in ("name", "phone", "title", "content", "proof_code")]
    assert places == sorted(places)
    assert 'name="email"' not in html
    assert "no-store" in client.get(FORM)["Cache-Control"]


def test_sent_it_leads_to_the_private_page_and_waits(client, pages):
    answer = send(client)
    assert answer.status_code == 303
    page = client.get(answer.url)
    assert page.status_code == 200
    assert page["Referrer-Policy"] == "strict-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]
    assert b"0912" not in page.content
    assert Comment.objects.get().state == "pending"


def test_sent_twice_it_is_one_comment_and_one_page(client, pages):
    first = send(client)
    assert send(client).url == first.url
    assert Comment.objects.count() == 1


def test_the_typed_code_serves_without_javascript_and_another_one_can_be_had(client, pages):
    html = client.get(FORM).content.decode()
    assert 'name="proof_again"' in html
    again = client.post(FORM, {**TYPED, "proof_again": "1"}).content.decode()
    assert "Bài viết rõ ràng." in again
    assert not Comment.objects.exists()
    answer = client.post(FORM, {**TYPED, **solved_code(again)})
    assert answer.status_code == 303


def test_the_code_has_a_question_in_words_for_who_cannot_see_it(client, pages):
    html = client.get(FORM, headers={"accept-language": "en"}).content.decode()
    token = re.search(r'name="proof_token" value="([^"]+)"', html)[1]
    from danvan.captcha.codes import read_token

    code = read_token(token)
    guard = {"proof": "", "proof_token": token, "proof_code": str(sum(code.numbers)), "website": ""}
    assert client.post(FORM, {**TYPED, **guard}).status_code == 303


def test_refused_nothing_typed_is_lost_and_the_reason_stands_beside_the_field(client, pages):
    answer = send(client, phone="12", title="", content="Chữ của tôi")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Chữ của tôi" in html
    assert html.count('aria-invalid="true"') == 2
    assert not Comment.objects.exists()


def test_without_proof_or_into_the_trap_nothing_is_kept(client, pages):
    assert send(client, proof=False).status_code == 422
    assert send(client, website="https://vi-du.example").status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "content", ["<script>alert(1)</script>", "\ud83d\ude00 <img src=x onerror=alert(1)>", "a\u202eb\u0000c" * 3]
)
def test_hostile_text_is_shown_as_text(client, pages, content):
    content = content.encode("utf-16", "surrogatepass").decode("utf-16")
    html = client.get(send(client, content=content).url).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "\u202e" not in html


def test_too_long_is_said_and_not_kept(client, pages):
    answer = send(client, content="x" * 3_001, name="y" * 121, title="z" * 201)
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_a_wrong_encoding_is_kept_and_told_to_the_moderator(client, pages):
    body = "&".join(f"{name}={value}" for name, value in solved(client, action="comment").items()).replace("+", "%2B")
    body += "&name=Nguy%EA%F1n&title=L?y+l?i&content=m?+b?o+m?t&form_token=" + "t" * 30
    answer = client.post(FORM, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 303
    assert "broken" in {code for code, _count in Comment.objects.get().signs}


def test_many_from_one_address_are_taken_and_weigh_more(client, pages, monkeypatch):
    from danvan.captcha import pressure

    monkeypatch.setattr(pressure, "FREE", 1)
    monkeypatch.setattr(pressure, "STEP", 1)
    monkeypatch.setattr(pressure, "BASE", 50)
    for number in range(4):
        assert send(client, form_token=f"a-token-long-enough-{number}", content=f"Ý kiến {number}").status_code == 303
    levels = [dict(row.signs).get("flood", 0) for row in Comment.objects.order_by("pk")]
    assert levels == sorted(levels)
    assert levels[-1] >= 2


def test_a_closed_page_offers_no_form_and_a_private_one_is_not_there(client, pages):
    pages.put(1, open=False)
    assert b'name="content"' not in client.get(FORM).content
    answer = send(client)
    assert answer.status_code == 422
    assert "Bài viết rõ ràng." in answer.content.decode()
    pages.put(1, public=False)
    for address in (FORM, "/binh-luan/bai-thu/99/", "/binh-luan/khong-co/1/"):
        assert client.get(address).status_code == 404


def test_alone_the_form_has_no_page_around_it_and_posts_to_its_page(client, pages):
    html = client.get(FORM + "?phan=mau").content.decode()
    assert "<html" not in html
    assert f'action="{FORM}"' in html
    assert "<noscript>" in html


def test_the_writer_reads_why_and_may_take_it_back(client, pages, moderator):
    comment = a_comment()
    refuse_comment(comment.pk, reason="other", note="Đã có bài trả lời ngày 1/9.", by=moderator, at=MORNING)
    own = f"/binh-luan/cua-toi/{secret_of()}/"
    assert "Đã có bài trả lời ngày 1/9." in client.get(own).content.decode()
    assert client.get(own + "rut/").status_code == 200
    assert Comment.objects.get().state == "refused"
    assert client.post(own + "rut/").status_code == 303
    assert Comment.objects.get().state == "withdrawn"
    assert comment.title not in client.get(own).content.decode()


def test_other_secrets_open_nothing(client, pages):
    a_comment()
    for secret in ("x" * 43, "1", secret_of("another-token")):
        assert client.get(f"/binh-luan/cua-toi/{secret}/").status_code == 404
        assert client.post(f"/binh-luan/cua-toi/{secret}/rut/").status_code == 404


def report(client, comment, **changes):
    guard = solved(client, action="comment-report")
    typed = {"reason": "insult", "form_token": "a-token-that-is-long-enough", **guard, **changes}
    return client.post(f"/binh-luan/bao-cao/{comment.pk}/", typed)


def test_a_reader_reports_and_counts_once(client, pages, moderator):
    comment = published(moderator)
    first = report(client, comment)
    second = report(client, comment, form_token="another-token-long-enough")
    assert (first.status_code, first.url) == (303, second.url)
    assert AbuseReport.objects.count() == 1
    assert report(client, comment, reason="nonsense", form_token="a-third-token-long-enough").status_code == 422


def test_a_hidden_comment_is_not_there_to_report(client, pages, moderator):
    comment = published(moderator)
    hide_comment(comment.pk, reason="insult", by=moderator, at=MORNING)
    assert client.get(f"/binh-luan/bao-cao/{comment.pk}/").status_code == 404
    assert client.get("/binh-luan/bao-cao/999999/").status_code == 404

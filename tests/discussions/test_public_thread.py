"""What an article shows under itself: escaped words, official replies, pages, the way to write."""

import pytest
from django.template.loader import render_to_string

from danvan.discussions import subjects
from danvan.discussions.actions.answer import answer_comment
from danvan.discussions.queries.thread import page_number, thread, write_url
from tests.discussions.pages_of_a_test import KIND, MORNING, a_comment, published

pytestmark = pytest.mark.django_db


def shown(pages, page=1):
    page_of = pages.rows[1]
    context = {"thread": thread(KIND, 1, page), "subject": page_of, "write_url": write_url(page_of)}
    return render_to_string("discussions/public/comments.html", context)


def test_an_empty_page_says_so_and_offers_the_form(pages):
    html = shown(pages)
    assert 'href="/binh-luan/bai-thu/1/"' in html
    assert "data-comment-form" in html


def test_words_are_escaped_and_neither_number_nor_waiting_comments_appear(pages, moderator):
    published(moderator, content="<b>Đậm</b>\n\nĐoạn hai", phone="0912345678", name="<i>Tên</i>")
    a_comment("another-token", title="Còn chờ")
    html = shown(pages)
    assert "&lt;b&gt;Đậm&lt;/b&gt;</p>" in html
    assert "<p>Đoạn hai</p>" in html
    assert "&lt;i&gt;Tên" in html
    assert "0912" not in html
    assert "Còn chờ" not in html


def test_a_reply_is_official_and_names_the_unit_only(pages, moderator, small_city):
    answer_comment(published(moderator).pk, text="Đã bổ sung.", by=moderator, at=MORNING)
    html = shown(pages)
    assert "Đã bổ sung." in html
    assert small_city.department.name in html
    assert moderator.full_name not in html


def test_a_closed_page_keeps_its_comments_and_offers_no_form(pages, moderator):
    published(moderator)
    pages.put(1, open=False)
    html = shown(pages)
    assert "Góp ý về lịch thu gom rác" in html
    assert "data-comment-form" not in html


@pytest.mark.parametrize(("text", "page"), [("2", 2), ("", 1), ("-1", 1), ("x", 1), ("9" * 40, 1), ("²", 1)])
def test_any_page_number_is_read(text, page):
    assert page_number(text) == page


def test_two_kinds_do_not_share_an_address_and_reserved_words_are_refused(pages):
    for slug in ("bai-thu", "cua-toi", "bao-cao"):
        with pytest.raises(ValueError, match=slug):
            subjects.register("tests.other", subjects.Commentable(slug, "Khác", lambda ids: {}))
    subjects.register(KIND, pages.kind())

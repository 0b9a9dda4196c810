"""The signs of a comment: each rule finds what it names and leaves ordinary Vietnamese alone."""

import pytest

from danvan.discussions.signs.finding import hide_numbers, numbers_in, score_of, signs_of
from danvan.discussions.signs.table import TABLE

PLAIN = "Bài viết rõ ràng. Đề nghị đăng thêm lịch thu gom rác của từng tổ dân phố."


def codes(content=PLAIN, *, name="Nguyễn Thị Ễ", title="Góp ý", **more):
    return {sign.code: sign.count for sign in signs_of(name, title, content, **more)}


def test_an_ordinary_comment_has_no_sign():
    assert codes() == {}
    assert score_of(signs_of("Nguyễn Thị Ễ", "Góp ý", PLAIN)) == 0


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Xem tại https://vi-du.example/a và www.vi-du.example", {"links": 2}),
        ("mua ngay o shop-gia-re.xyz", {"links": 1}),
        ("Gọi tôi số 0912 345 678 hoặc 0912.345.678", {"numbers": 2}),
        ("Căn cước 001190417258", {"numbers": 1}),
        ("Gọi +84912345678 ngay", {"numbers": 1}),
        ("Cán bộ gì mà ngu dốt, MẤT DẠY", {"insults": 2}),
        ("L?y l?i m? b?o m?t, kh?ng ??c ???c", {"broken": 5}),
        ("Chữ bị mất \ufffd\ufffd", {"broken": 2}),
        ("ĐỀ NGHỊ THÀNH PHỐ XEM XÉT NGAY VIỆC NÀY", {"capitals": 91}),
    ],
)
def test_each_rule_finds_what_it_names(content, found):
    assert codes(content) == found


@pytest.mark.parametrize(
    "content",
    [
        "Tôi ngủ không được vì tiếng ồn; cháu tôi ngụ ở phường này.",
        "Dự toán 1.250.000.000 đồng, diện tích 12.345.678 m2.",
        "Kế hoạch số 274/KH-UBND ngày 02/12/2021 của UBND.",
        "Có đúng không? Bao giờ xong? 100 % hộ đã nộp.",
        "UBND",
    ],
)
def test_ordinary_vietnamese_is_left_alone(content):
    assert codes(content) == {}


def test_repeats_floods_and_names_that_are_links_are_signs():
    assert codes(repeats=2, flood=1, name="rẻ nhất www.vi-du.example") == {"repeated": 2, "flood": 1, "name": 1}


def test_no_rule_weighs_more_than_its_table_allows():
    text = "đồ ngu " * 200 + "https://a.example " * 200 + "0912345678, " * 200
    for sign in signs_of("a", "b", text, repeats=999, flood=99):
        assert sign.weight <= TABLE[sign.code].most


def test_hidden_numbers_keep_their_grouping_and_nothing_else_changes():
    text = "Gọi 0912 345 678 trước 17:30 ngày 02/12/2021, giá 1.250.000.000 đồng."
    assert hide_numbers(text) == "Gọi •••• ••• ••• trước 17:30 ngày 02/12/2021, giá 1.250.000.000 đồng."
    assert numbers_in(hide_numbers(text)) == []


def test_a_huge_text_is_read_at_once():
    # Digits and separators without end are where a careless pattern would never come back.
    for text in ("1 " * 20_000, "(1)-" * 20_000, "1" * 60_000, "a." * 30_000):
        signs_of("a", "b", text)

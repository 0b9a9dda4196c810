"""What is taken out of a text, what stays, and that a proposal holds together whatever is typed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.petitions.redaction.kinds import WORDS, Kind
from danvan.petitions.redaction.proposing import propose


@pytest.mark.parametrize(
    ("typed", "public"),
    [
        ("Tôi là Nguyễn Văn Tĩnh, xin phản ánh.", "Tôi là [tên người], xin phản ánh."),
        ("Nhà ông Trần Văn Hiệu xây lấn.", "Nhà ông [tên người] xây lấn."),
        ("toi la nguyen van tinh, sdt 0900111222", "toi la [tên người], sdt [số điện thoại]"),
        ("TÔI LÀ PHẠM THỊ THƠM, Ở TỔ 7.", "TÔI LÀ [tên người], Ở TỔ 7."),
        ("Ở số 12 ngõ 84 phố Chùa Láng.", "Ở [số nhà] ngõ 84 phố Chùa Láng."),
        ("Ở số nhà 25, ngách 84/12.", "Ở [số nhà], ngách 84/12."),
        ("căn hộ 1205 toà B bị thấm", "[số nhà] toà B bị thấm"),
        ("Gọi +84 900 111 444 sau 17 giờ", "Gọi [số điện thoại] sau 17 giờ"),
        ("viết về a.b@example.vn nhé", "viết về [thư điện tử] nhé"),
        ("xem facebook.com/quan.net.dem.77, đêm nào cũng ồn", "xem [trang cá nhân], đêm nào cũng ồn"),
        ("căn cước 001062000123", "căn cước [số giấy tờ]"),
        ("Số chứng minh 012345678", "Số chứng minh [số giấy tờ]"),
        ("số tài khoản 0011002345678", "số tài khoản [số tài khoản]"),
        ("xe 29C-123.45 chạy giờ cấm", "xe [biển số xe] chạy giờ cấm"),
        ("sinh ngày 12/3/1955", "sinh ngày [ngày sinh]"),
        ("tại 21.02871, 105.80423", "tại [tọa độ]"),
        ("thửa đất số 123, tờ bản đồ số 45", "thửa đất số [số thửa đất], tờ bản đồ số [số thửa đất]"),
    ],
)
def test_what_tells_who_or_where_somebody_is_goes(typed, public):
    assert propose(typed).text == public


@pytest.mark.parametrize(
    "typed",
    [
        "Đường Nguyễn Trãi đoạn qua chợ ngập sâu.",
        "Phố Trần Hưng Đạo có nhiều ổ gà.",
        "Ngã tư Khuất Duy Tiến - Nguyễn Trãi đèn hỏng.",
        "Trường tiểu học Lê Quý Đôn tan học lúc 16 giờ.",
        "UBND phường Hoàng Liệt đã hẹn trả lời.",
        "Công ty Hoàng Long đổ phế thải.",
        "Kính gửi ông Chủ tịch phường, bà con tổ 12.",
        "Quyết định số 12/2024/QĐ-UBND ngày 1/8/2026.",
        "Hỗ trợ 125.000.000 đồng, đã nhận 50.000.000 đồng.",
        "Cột điện số 12 ngõ 84 bị nghiêng.",
        "Gọi 1022 nhiều lần.",
        "Mẹ tôi ngoài 80 tuổi.",
        "dang thi cong ca dem",
    ],
)
def test_places_bodies_sums_and_documents_stay(typed):
    assert propose(typed).removed == ()


def test_each_piece_says_where_it_stood():
    proposal = propose("Tôi là Nguyễn Văn Tĩnh, số 0900 111 222.")
    assert [(p.kind, proposal.source[p.start : p.end]) for p in proposal.removed] == [
        (Kind.NAME, "Nguyễn Văn Tĩnh"),
        (Kind.PHONE, "0900 111 222"),
    ]
    assert all(p.original == proposal.source[p.start : p.end] for p in proposal.removed)


def test_letters_typed_as_base_and_mark_are_read_like_others():
    import unicodedata

    typed = unicodedata.normalize("NFD", "Tôi là Nguyễn Văn Tĩnh.")
    assert propose(typed).text == "Tôi là [tên người]."


@given(st.text(alphabet="Nguyễn Văn Tĩnh ông bà số nhà 0123456789/-.,@()\nđường ngõ căn hộ sinh năm +xe", max_size=200))
def test_a_proposal_is_whole_whatever_is_typed(typed):
    proposal = propose(typed)
    at, built = 0, ""
    for piece in proposal.removed:
        assert at <= piece.start < piece.end
        built += proposal.source[at : piece.start] + WORDS[piece.kind]
        at = piece.end
    assert built + proposal.source[at:] == proposal.text


@pytest.mark.parametrize(
    "unit", ["0 ", "1-", "ba ", "Nguyễn ", "a@", "so 1, ", "29A-", "không ", "(84)", "x.", "\n", "[tên người]"]
)
def test_a_huge_text_takes_no_longer_than_a_page_may(unit):
    typed = (unit * 10_000)[:10_000]
    since = time.process_time()
    propose(typed)
    assert time.process_time() - since < 2

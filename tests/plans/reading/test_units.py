"""Names of bodies: where they end, how lists fall apart, and words that only look like bodies."""

import pytest

from danvan.plans.reading.leads import cooperating_of, lead_of
from danvan.plans.reading.units import split_units, unit_at_start


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Sở Nội vụ"),
        ("Sở Xây dựng xây dựng đề án", "Sở Xây dựng"),
        ("Sở Khoa học và Công nghệ nâng cấp phần mềm", "Sở Khoa học và Công nghệ"),
        ("Các sở, ban, ngành; UBND các xã, phường tổ chức họp", "Các sở, ban, ngành; UBND các xã, phường"),
        ("Các tổ chức chính trị - xã hội tổ chức vận động", "Các tổ chức chính trị - xã hội"),
        ("Chủ tịch UBND các xã chịu trách nhiệm", "Chủ tịch UBND các xã"),
        ("Văn phòng UBND tỉnh: tham mưu", "Văn phòng UBND tỉnh"),
        ("Các Sở: Nội vụ, Tài chính phối hợp", "Các Sở: Nội vụ, Tài chính"),
        ("Báo Sông Mẫu", "Báo Sông Mẫu"),
        ("Ban hành văn bản", ""),
        ("Báo cáo kết quả", ""),
        ("Bộ máy tinh gọn", ""),
        ("Hội nghị tập huấn", ""),
        ("Phòng, chống dịch bệnh", ""),
        ("Tổ chức hội nghị", ""),
    ],
)
def test_a_name_ends_where_the_verb_begins(words, unit):
    assert unit_at_start(words) == unit


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Sở Nội vụ, Sở Tài chính và các cơ quan liên quan", ["Sở Nội vụ", "Sở Tài chính", "Các cơ quan liên quan"]),
        ("UBND các quận, huyện, thị xã", ["UBND các quận, huyện, thị xã"]),
        ("Các sở, ban, ngành; UBND các xã, phường", ["Các sở, ban, ngành", "UBND các xã, phường"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("các Sở: Nội vụ, Tài chính, Tư pháp", ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Hội Nông dân;\nHội Phụ nữ", ["Hội Nông dân", "Hội Phụ nữ"]),
    ],
)
def test_a_list_falls_apart_between_bodies_only(words, units):
    assert split_units(words) == units


@pytest.mark.parametrize(
    ("words", "lead", "confidence"),
    [
        ("Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế tổ chức khám", "Sở Nội vụ", "sure"),
        ("Rà soát thủ tục. Phòng Tư pháp chủ trì.", "Phòng Tư pháp", "sure"),
        ("Tổ chức hội thi, do Hội Phụ nữ chủ trì", "Hội Phụ nữ", "sure"),
        ("Khảo sát do Sở Du lịch thực hiện", "Sở Du lịch", "likely"),
        ("Thanh tra thành phố kiểm tra đột xuất", "Thanh tra thành phố", "likely"),
        ("Mở chuyên mục hỏi đáp (Trung tâm Văn hóa)", "Trung tâm Văn hóa", "guess"),
        ("Gửi báo cáo về Sở Nội vụ", "", "sure"),
    ],
)
def test_the_lead_of_a_sentence(words, lead, confidence):
    found = lead_of(words, 1)
    assert (found.value, found.confidence) == (lead, confidence)


def test_those_who_help_end_at_the_verb_too():
    found = cooperating_of(
        "chủ trì, phối hợp chặt chẽ với Sở Y tế, UBND các xã và các đơn vị liên quan tổ chức khám", 3
    )
    assert [unit.value for unit in found] == ["Sở Y tế", "UBND các xã", "Các đơn vị liên quan"]
    assert {unit.line for unit in found} == {3}

"""Plans by their numbers, letters and dashes: groups, tasks, what is nested in them, and what is no task."""

import pytest

from tests.plans.reading import samples, word
from tests.plans.reading.samples import codes, facts, numbers, plan, read_plan, said, tasks


def test_numbers_that_word_counts_itself_nest_as_they_do_on_paper():
    read = read_plan(word.numbered_plan())
    assert facts(read) == {
        "number": "45/KH-UBND",
        "issued_on": "2098-01-15",
        "issuer": "Ủy ban nhân dân thành phố Sông Mẫu",
        "kind": "plan",
        "title": "Gần dân, sát cơ sở năm 2098",
    }
    assert numbers(read) == [
        ("Tuyên truyền, phổ biến pháp luật", ["1.1", "1.1.a", "1.1.a.1", "1.1.b", "1.2"]),
        ("Cải cách thủ tục hành chính", ["2.1"]),
        ("TỔ CHỨC THỰC HIỆN", ["1.a", "1.b", "2"]),
    ]
    found = tasks(read)
    assert said(found["1.1"]) == ("Sở Tư pháp", ["Sở Văn hóa và Thể thao", "Báo Sông Mẫu"], "2098-06-30", "", "")
    assert (found["1.1.a.1"].parent, found["1.1.a.1"].lead.value) == ("1.1.a", "Sở Tư pháp")
    assert said(found["2.1"])[2:4] == ("2098-11-20", "yearly")
    assert [passage.line for passage in read.bases] == [10]
    assert [passage.text for passage in read.purpose][1] == "1. Mục đích: phục vụ nhân dân tốt hơn."
    assert read.groups[2].kind == "organising"
    assert codes(read) == []


def test_who_does_what_is_told_by_the_headings_of_the_last_section():
    read = samples.file("to-chuc-thuc-hien.txt")
    assert numbers(read)[3] == ("TỔ CHỨC THỰC HIỆN", ["1.a", "1.b", "2", "3.1", "3.2"])
    leads = [task.lead.value for task in read.groups[3].tasks]
    assert leads == [*["Phòng Nội vụ"] * 2, "Phòng Tài chính - Kế hoạch", *["Ủy ban nhân dân các xã, thị trấn"] * 2]
    assert [said(task)[2:4] for task in read.groups[3].tasks] == [
        ("", ""),
        ("2098-12-15", ""),
        ("", "yearly"),
        ("2098-02-15", ""),
        ("", "half_yearly"),
    ]


def test_a_text_broken_at_the_edge_of_its_page_is_joined():
    read = samples.file("to-chuc-thuc-hien.txt")
    assert read.fact("title") == "Thực hiện công tác dân vận chính quyền năm 2098"
    assert read.facts["title"].line == 10
    found = tasks(read)
    assert found["1.1"].title.value.endswith("hoàn thành trong quý I/2098")
    assert said(found["2.1"])[:3] == ("Phòng Tư pháp", ["Văn phòng HĐND và UBND huyện"], "2098-05-31")
    assert ("no-number", 4) in {(problem.code, problem.line) for problem in read.problems}
    assert "2" in [passage.text for passage in read.rest]
    assert not any("Trên đây" in task.text for task in read.tasks())


def test_fields_in_brackets_are_taken_out_of_the_title():
    task = tasks(samples.file("to-chuc-thuc-hien.txt"))["3.b"]
    assert task.title.value == "Tổ chức đối thoại định kỳ"
    assert said(task) == ("Thanh tra huyện", ["Phòng Tư pháp", "UBND các xã"], "2098-12-31", "", "biên bản đối thoại")
    assert task.lead.confidence == "sure"


def test_a_directive_gives_its_tasks_by_the_units_it_charges():
    read = samples.file("chi-thi.txt")
    assert facts(read)["kind"] == "directive"
    assert facts(read)["title"] == "Tăng cường tiếp công dân và đối thoại tại cơ sở"
    assert numbers(read) == [(facts(read)["title"], ["1.a", "1.b", "1.c", "2", "3", "4", "5"])]
    found = tasks(read)
    assert said(found["1.b"])[:4] == (
        "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường",
        *([], "", "quarterly"),
    )
    assert said(found["2"])[:3] == ("Ban Tiếp công dân thành phố", ["Thanh tra thành phố", "Sở Tư pháp"], "2098-05-31")
    assert found["3"].lead.value == "Sở Khoa học và Công nghệ"
    assert found["5"].recurrence.value == "half_yearly"


def test_a_programme_of_the_party_with_lines_of_fields():
    read = samples.file("chuong-trinh.txt")
    assert facts(read) == {
        "number": "03-CTr/TU",
        "issued_on": "2096-03-17",
        "issuer": "Thành ủy Sông Mẫu",
        "kind": "programme",
        "title": "Nâng cao chất lượng sống của nhân dân giai đoạn 2096 - 2100",
    }
    assert numbers(read)[:2] == [("Chăm lo an sinh xã hội", ["1", "2"]), ("Cải cách thủ tục hành chính", ["3"])]
    assert [group.code for group in read.groups[:2]] == ["policy_delivery", "admin_reform"]
    first, second, third = [task for group in read.groups[:2] for task in group.tasks]
    assert said(first) == (
        *("Sở Công Thương", ["Sở Xây dựng", "UBND các phường"], "2097-12-31", ""),
        "Chợ được đưa vào sử dụng",
    )
    assert said(second)[2:4] == ("", "ongoing")
    assert said(third)[:3] == ("Văn phòng UBND thành phố", [], "2096-12-31")
    assert third.due.confidence == "guess"
    assert codes(read) == ["dates-differ"]
    assert "Đường phố sạch hơn, hàng cây nhiều hơn." in [passage.text for passage in read.rest]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("I/ Việc", "1/ Một", "2/ Hai"), [("Việc", ["1", "2"])]),
        (("I- VIỆC:", "1- Một", "2- Hai"), [("VIỆC", ["1", "2"])]),
        (("A. VIỆC", "I. Nhóm một", "1. Một", "II. Nhóm hai", "1. Hai"), [("Nhóm một", ["1"]), ("Nhóm hai", ["1"])]),
        (("I. NHIỆM VỤ", "1. Nhóm", "1.1. Một", "1.2. Hai"), [("Nhóm", ["1.1", "1.2"])]),
        (
            ("I. VIỆC", "1. Nhóm", "* Một", "* Hai", "2. Nhóm nữa", "+ Ba"),
            [("Nhóm", ["1.1", "1.2"]), ("Nhóm nữa", ["2.1"])],
        ),
        (("I. VIỆC", "1) Một", "a) con", "2) Hai", "3) Ba"), [("VIỆC", ["1", "1.a", "2", "3"])]),
        (("1. Một việc", "2) Hai việc", "3. Ba việc"), [("Gần dân", ["1", "2", "3"])]),
        (("I. VIỆC", "Một là, làm", "Hai là, xong"), [("VIỆC", ["1", "2"])]),
        (
            ("I. VIỆC", "Nhiệm vụ 1: Số hóa", "- phần một", "Nhiệm vụ 2: Tra cứu", "- phần hai"),
            [("VIỆC", ["1", "1.1", "2", "2.1"])],
        ),
        (("I. VIỆC", "- Một", "- Hai", "30/6/2098 là hạn"), [("VIỆC", ["1", "2"])]),
        (("1. Mục đích", "- Vui", "2. Nội dung", "- Một", "- Hai", "3. Tổ chức thực hiện", "- Sở A lo"), None),
    ],
)
def test_every_way_of_counting(lines, expected):
    read = plan(*lines)
    if expected is None:
        expected = [("Nội dung", ["2.1", "2.2"]), ("Tổ chức thực hiện", ["1"])]
        assert [passage.text for passage in read.purpose] == ["1. Mục đích", "- Vui"]
    assert numbers(read) == expected


def test_numbers_that_jump_and_numbers_twice_are_told():
    read = plan("I. VIỆC", "1. Một", "2. Hai", "4. Bốn")
    assert ("numbers-missing", "2 → 4") in {(problem.code, problem.passage) for problem in read.problems}
    twice = plan("I. VIỆC", "1. Một", "1. Một nữa")
    assert [task.number for task in twice.tasks()] == ["1", "1-2"]
    assert "number-twice" in codes(twice)


def test_costs_aims_and_reviews_are_no_tasks():
    read = plan("I. ĐÁNH GIÁ KẾT QUẢ NĂM 2097", "1. Tốt", "II. NHIỆM VỤ", "1. Làm", "III. KINH PHÍ", "1. Ngân sách")
    assert numbers(read) == [("NHIỆM VỤ", ["1"])]


def test_a_decision_with_a_plan_attached_is_that_plan():
    read = samples.text(
        "UBND THÀNH PHỐ MẪU\nSố: 77/QĐ-UBND\nMẫu, ngày 05 tháng 5 năm 2094\nQUYẾT ĐỊNH\nBan hành Kế hoạch phát triển\n"
        "Căn cứ Luật Tổ chức;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nĐiều 2. Có hiệu lực.\n"
        "Nơi nhận:\n- Như Điều 2;\nCHỦ TỊCH\nĐỗ Văn Mẫu\nKẾ HOẠCH\nPHÁT TRIỂN CHỢ NĂM 2094\n"
        "(Ban hành kèm theo Quyết định số 77/QĐ-UBND)\nI. NHIỆM VỤ\n"
        "1. Sửa mái. Thời gian: tháng 8. Đơn vị thực hiện: Ban Quản lý chợ.\n2. Lắp đèn.\n"
    )
    assert (read.fact("kind"), read.fact("number"), read.fact("title")) == (
        "plan",
        "77/QĐ-UBND",
        "Phát triển chợ năm 2094",
    )
    assert numbers(read) == [("NHIỆM VỤ", ["1", "2"])]
    assert said(tasks(read)["1"])[:3] == ("Ban Quản lý chợ", [], "2094-08-31")


def test_dashes_without_any_heading_are_tasks():
    read = samples.text(
        "KẾ HOẠCH\nDân vận\n\nViệc:\n- Phát thanh luật mới (Phòng Tư pháp).\n- Họp thôn hằng tháng.\n- Vận động quỹ.\n"
    )
    assert numbers(read) == [("Dân vận", ["1", "2", "3"])]
    assert tasks(read)["1"].lead.value == "Phòng Tư pháp"
    assert tasks(read)["1"].lead.confidence == "guess"


def test_bullets_of_word_nest_by_their_indent():
    document = word.begun("I. VIỆC", "1. Tuyên truyền")
    for style, words in (("List Bullet", "Phát loa"), ("List Bullet 2", "Buổi sáng"), ("List Bullet", "Dán tờ")):
        document.add_paragraph(words, style=style)
    read = read_plan(word.saved(word.closed(document)))
    assert numbers(read) == [("Tuyên truyền", ["1.1", "1.1.1", "1.2"])]


def test_a_letterhead_broken_by_narrow_columns_is_read():
    left = ["ỦY BAN NHÂN DÂN", "TỈNH ĐỒI MẪU", "-------", "|", "CỘNG", "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "|"]
    right = ["Số:", "119/KH-UBND", "|", "Đồi Mẫu, ngày 16", "tháng 01 năm 2095", "|", "KẾ HOẠCH", "DÂN"]
    read = samples.text("\n".join([*left, *right, "VẬN TẠI TỈNH ĐỒI MẪU", "I. VIỆC", "1. Một", "2. Hai"]))
    assert facts(read) == {
        "number": "119/KH-UBND",
        "issued_on": "2095-01-16",
        "issuer": "Ủy ban nhân dân tỉnh Đồi Mẫu",
        "kind": "plan",
        "title": "Dân vận tại tỉnh Đồi Mẫu",
    }

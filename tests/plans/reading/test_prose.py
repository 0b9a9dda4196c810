"""Plans told in running text: number, day and issuer from the sentence, groups from the connectives and cues."""

import pytest

from danvan.plans.models.choices import GroupCode
from danvan.plans.reading.cues import CUES, code_of
from tests.plans.reading import samples
from tests.plans.reading.samples import REPORT, SEVEN, facts, text


def test_a_report_alone_gives_number_day_issuer_and_the_seven_groups():
    read = text(REPORT)
    assert facts(read) == {
        "number": "310/KH-UBND",
        "issued_on": "2097-05-05",
        "issuer": "UBND thành phố Sông Mẫu",
        "kind": "plan",
        "title": "Nâng cao chất lượng công tác dân vận của chính quyền thành phố",
    }
    assert [group.code for group in read.groups] == SEVEN
    assert [len(group.tasks) for group in read.groups] == [1, 2, 1, 2, 1, 2, 2]
    assert samples.codes(read) == ["no-lead"]


def test_each_clause_is_a_task_with_its_words_as_they_stand():
    apparatus = text(REPORT).groups[1].tasks
    assert apparatus[0].title.value.startswith("Thường xuyên rà soát tổ chức bộ máy")
    assert apparatus[0].text.startswith("thành phố sẽ thường xuyên")
    assert apparatus[0].recurrence.value == "ongoing"
    assert apparatus[1].text == "đồng thời, bỏ những chỗ chồng chéo giữa các phòng."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bên cạnh đó", "Ngoài ra"),
        ("thành phố cũng sẽ giữ", "UBND thành phố cũng phải giữ"),
        ("phổ biến các chủ trương", "tuyên truyền sâu rộng chủ trương"),
        ("SM - Ngày 5/5", "Ngày 05/05/2097"),
        ("Kế hoạch số 310/KH-UBND", "Kế hoạch 310/KH-UBND ngày 5/5/2097"),
        (" ban hành Kế hoạch", " vừa ban hành Kế hoạch"),
        ("hoá", "hóa"),
    ],
)
def test_other_words_for_the_same_thing_give_the_same(old, new):
    read = text(REPORT.replace(old, new))
    assert [group.code for group in read.groups] == SEVEN
    assert read.fact("number") == "310/KH-UBND"
    assert read.fact("issued_on") == "2097-05-05"
    assert read.fact("issuer") == "UBND thành phố Sông Mẫu"


def test_the_groups_follow_the_order_of_the_text():
    last = next(line for line in REPORT.splitlines() if line.startswith("Đồng thời"))
    swapped = REPORT.replace(last, "").replace("Bên cạnh đó", f"{last}\n\nBên cạnh đó")
    assert [group.code for group in text(swapped).groups] == [*SEVEN[:2], SEVEN[6], *SEVEN[2:6]]


def test_another_number_of_groups_than_the_text_speaks_of_is_told():
    read = text(REPORT.replace("7 nhóm", "tám nhóm"))
    assert "groups-count" in samples.codes(read)


def test_the_year_of_a_day_without_year_lies_before_the_report():
    read = text(REPORT.replace("06/05/2097", "02/01/2098").replace("Ngày 5/5", "Ngày 28/12"))
    assert read.fact("issued_on") == "2097-12-28"
    assert read.facts["issued_on"].confidence == "likely"
    without = text(REPORT.replace(" (20:15 06/05/2097)", ""))
    assert without.fact("issued_on") == ""
    assert "no-day" in samples.codes(without)


def test_a_text_about_something_else_is_split_by_its_connectives():
    read = text(
        "Ngày 3/4/2097, UBND xã Mẫu ban hành Kế hoạch số 8/KH-UBND về trồng cây.\n\n"
        "Trước hết, xã trồng hai nghìn cây xanh dọc các tuyến đường liên thôn.\n\n"
        "Bên cạnh đó, giao mỗi hộ chăm sóc đoạn đường trước cửa nhà mình.\n\n"
        "Ngoài ra, mở vườn ươm cung cấp cây giống cho các thôn trong xã.\n"
    )
    assert [group.code for group in read.groups] == ["", "", ""]
    assert [len(group.tasks) for group in read.groups] == [1, 1, 1]


def test_points_counted_inside_a_sentence_are_groups():
    read = text(
        "UBND thành phố Mẫu vừa ban hành Kế hoạch số 8/KH-UBND ngày 07/01/2095 về cải cách. Kế hoạch gồm 3 nhóm "
        "nhiệm vụ: (1) đơn giản hóa thủ tục hành chính; (2) tinh giản biên chế, xong trước 30/6/2095; (3) tiếp công "
        "dân hằng tuần.\n"
    )
    assert [group.code for group in read.groups] == ["admin_reform", "apparatus", "reception_dialogue"]
    assert [samples.said(task)[2:4] for task in read.tasks()] == [("", ""), ("2095-06-30", ""), ("", "weekly")]


def test_a_prose_file_is_read_with_its_days():
    read = samples.file("van-xuoi.txt")
    assert [group.code for group in read.groups] == [SEVEN[0], SEVEN[4], SEVEN[1], SEVEN[5], SEVEN[6]]
    assert samples.codes(read) == ["no-lead"]
    assert next(task.due.value for task in read.groups[1].tasks) == "2099-06-30"


def test_every_group_of_the_city_has_cues():
    assert set(CUES) == set(GroupCode.values)
    assert all(code_of(words) == code for code, (only, _) in CUES.items() for words in only if words != "mttq")
    assert code_of("mua bàn ghế") == ""

"""Tasks in tables: headings, groups, merged cells, pages, and tables that are none of tasks."""

from tests.plans.reading import samples, word
from tests.plans.reading.samples import codes, numbers, plan, read_plan, said, tasks


def html(rows: str, head: str = "<tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th><th>Thời gian</th></tr>") -> bytes:
    return (
        "<html><body><p>UBND XÃ MẪU</p><p>Số: 1/KH-UBND</p><p>Mẫu, ngày 15 tháng 01 năm 2098</p><p>KẾ HOẠCH</p>"
        f"<p>Gần dân</p><p>I. NHIỆM VỤ</p><table>{head}{rows}</table></body></html>"
    ).encode()


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def test_an_annex_with_group_rows_goes_on_over_the_page():
    read = read_plan(word.annex_plan())
    assert numbers(read)[1:] == [("Công tác tuyên truyền", ["1", "2"]), ("Đối thoại với nhân dân", ["3"])]
    assert [group.code for group in read.groups[1:]] == ["propaganda", "reception_dialogue"]
    first = read.groups[1].tasks[0]
    assert said(first) == ("Sở Nội vụ", ["Sở Tư pháp", "UBND các xã, phường"], "2098-03-31", "", "Tập tài liệu")
    assert (first.lead.confidence, first.due.confidence) == ("sure", "sure")
    assert codes(read) == []


def test_without_group_rows_both_pages_are_one_group():
    assert numbers(read_plan(word.annex_plan(groups=False)))[1:] == [("DANH MỤC NHIỆM VỤ", ["1", "2", "3"])]


def test_columns_without_headings_are_guessed_and_told():
    read = read_plan(word.annex_plan(header=False))
    first = read.groups[1].tasks[0]
    assert said(first) == ("Sở Nội vụ", ["Sở Tư pháp", "UBND các xã, phường"], "2098-03-31", "", "Tập tài liệu")
    assert {first.title.confidence, first.lead.confidence, first.due.confidence} == {"guess"}
    assert "table-no-header" in codes(read)


def test_a_page_of_a_portal_with_a_heading_of_two_rows_and_merged_cells():
    read = samples.file("cong-thong-tin.html")
    assert numbers(read) == [("Chuẩn bị", ["1", "2"]), ("Tổ chức", ["3"]), ("Tổ chức thực hiện", ["1", "2"])]
    first, second = read.groups[0].tasks
    assert said(first)[:3] == ("Phòng Kinh tế", ["Hội Nông dân", "Hội Phụ nữ"], "2099-02-20")
    # The cell of the lead covers both rows.
    assert (second.lead.value, second.lead.confidence, second.recurrence.value) == ("Phòng Kinh tế", "likely", "weekly")
    assert read.groups[1].tasks[0].title.value == "Đón tiếp nhân dân"
    assert read.fact("issued_on") == "2099-02-04"


def test_roman_rows_open_groups_and_decimals_nest():
    read = read_plan(
        html(
            row("I", "Chuẩn bị", "", "") + row("1", "Họp", "Sở A", "Quý I")
            + row("1.1", "Mời", "Sở B", "Tháng 2") + row("", "- Gửi thư", "Sở C", "") + row("II", "Làm", "", "")
            + row("2", "Xây", "Sở D", "Thường xuyên")
        )
    )  # fmt: skip
    assert numbers(read) == [("Chuẩn bị", ["1", "1.1", "1.1.1"]), ("Làm", ["2"])]
    assert [task.parent for task in read.groups[0].tasks] == ["", "1", "1.1"]


def test_the_same_as_above_is_filled_in_with_less_confidence():
    read = read_plan(html(row("1", "Họp", "Sở Nội vụ", "Quý I/2098") + row("2", "Mời", "nt", "Như trên")))
    task = tasks(read)["2"]
    assert said(task)[:3] == ("Sở Nội vụ", [], "2098-03-31")
    assert task.lead.confidence == "guess"


def test_a_row_that_covers_several_is_one_task():
    rows = row('<td rowspan="2">1</td>', '<td rowspan="2">Họp</td>', "Sở A", "Quý I/2098") + row("Sở B", "Quý II/2098")
    read = read_plan(html(rows))
    assert numbers(read) == [("NHIỆM VỤ", ["1"])]
    assert tasks(read)["1"].lead.value == "Sở A; Sở B"
    assert "dates-differ" in codes(read)


def test_rows_typed_with_tabs_or_bars_are_a_table():
    tabs = plan(
        "I. VIỆC",
        "STT\tNội dung\tChủ trì\tThời gian",
        "1\tDọn đường\tĐoàn Thanh niên\tThứ Bảy hằng tuần",
        "2\tTrồng hoa\tHội Phụ nữ\tTháng 3",
    )
    assert numbers(tabs) == [("VIỆC", ["1", "2"])]
    assert [said(task)[0] for task in tabs.tasks()] == ["Đoàn Thanh niên", "Hội Phụ nữ"]
    bars = plan(
        "I. VIỆC", "| TT | Nội dung | Chủ trì |", "|---|---|---|", "| 1 | Dọn đường | Sở A |", "| 2 | Vẽ | Sở B |"
    )
    assert [said(task)[0] for task in bars.tasks()] == ["Sở A", "Sở B"]


def test_a_table_of_figures_is_no_table_of_tasks():
    head = "<tr><th>TT</th><th>Phường</th><th>Số hộ</th><th>Ghi chú</th></tr>"
    read = read_plan(html(row("1", "Hoa Mẫu", "100", "") + row("2", "Lá Mẫu", "90", ""), head))
    assert codes(read)[-1] == "no-groups"
    assert any("1 | Hoa Mẫu | 100" in passage.text for passage in read.rest)


def test_what_cannot_be_read_as_a_day_is_kept_and_told():
    read = read_plan(html(row("1", "Họp", "Sở A", "Sau khi có hướng dẫn") + row("2", "Xây", "Sở B", "31/02/2098")))
    assert [(problem.code, problem.passage) for problem in read.problems if "d" in problem.code] == [
        ("due-unclear", "Sau khi có hướng dẫn"),
        ("bad-day", "31/02/2098"),
    ]
    assert tasks(read)["1"].due.passage == "Sau khi có hướng dẫn"


def test_a_heading_repeated_inside_one_table_and_a_row_that_counts_columns_are_no_tasks():
    again = row("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    first, second = row("1", "Họp", "Sở A", "Quý I"), row("2", "Xây", "Sở B", "Quý II")
    read = read_plan(html(row("(1)", "(2)", "(3)", "(4)") + first + again + second))
    assert numbers(read) == [("NHIỆM VỤ", ["1", "2"])]


def test_a_table_below_the_fields_of_a_heading_is_not_lost():
    lines = ("STT\tNội dung\tChủ trì", "1\tDọn đường\tSở A", "2\tVẽ\tSở B")
    assert numbers(plan("I. VIỆC", "- Thời gian: Quý I/2098", *lines)) == [("VIỆC", ["1", "2"])]


def test_one_column_may_name_who_leads_and_who_helps():
    rows = row("1", "Họp", "Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế, Sở Tư pháp", "02/2098")
    read = read_plan(html(rows + row("2", "Xây", "Sở Tư pháp chủ trì, phối hợp với Văn phòng UBND", "Tháng 3")))
    assert said(tasks(read)["1"])[:3] == ("Sở Nội vụ", ["Sở Y tế", "Sở Tư pháp"], "2098-02-28")
    assert said(tasks(read)["2"])[:2] == ("Sở Tư pháp", ["Văn phòng UBND"])


def test_the_office_that_signs_above_an_annex_is_no_group_of_it():
    page = html(row("1", "Gặp dân", "UBND xã Mẫu", "Quý I"))
    signed = page.replace(
        b"<p>I. NHI\xe1\xbb\x86M V\xe1\xbb\xa4</p>",
        "<p>I. NHIỆM VỤ</p><p>1. Báo cáo hằng quý.</p><p>Nơi nhận:</p><p>- Lưu: VT.</p><p>GIÁM ĐỐC</p>".encode(),
    )
    assert "GIÁM ĐỐC" not in [group.title.value for group in read_plan(signed).groups]

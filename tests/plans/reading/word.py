"""Word files in the shapes that plans take; every number, name and sentence in them is invented."""

import io
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

HEAD = ("Số: 45/KH-UBND", "Sông Mẫu, ngày 15 tháng 01 năm 2098", "KẾ HOẠCH", "Gần dân, sát cơ sở năm 2098")
LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "•"))
HELPERS = "Sở Văn hóa và Thể thao, Báo Sông Mẫu"
COLUMNS = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")
ROWS = (
    (
        "1",
        "Xây dựng tài liệu tuyên truyền",
        "Sở Nội vụ",
        "Sở Tư pháp; UBND các xã, phường",
        "Quý I/2098",
        "Tập tài liệu",
    ),
    ("2", "Tập huấn công chức một cửa", "Sở Nội vụ", "Trường Chính trị", "Trước 30/6/2098", "02 lớp tập huấn"),
    ("3", "Đối thoại với nhân dân", "UBND các xã, phường", "Các sở, ban, ngành liên quan", "Hằng quý", "Biên bản"),
)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def begun(*lines: str) -> Any:
    """A document with a letterhead of two columns and these lines."""
    document = Document()
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ SÔNG MẪU\n-------\n{HEAD[0]}"
    row.cells[1].text = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{HEAD[1]}"
    for line in (*HEAD[2:], *lines):
        document.add_paragraph(line)
    return document


def closed(document: Any) -> Any:
    """The closing block, in a table as Word templates have it."""
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = "Nơi nhận:\n- Các sở, ban, ngành;\n- Lưu: VT."
    row.cells[1].text = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Mẫu"
    return document


def counted(document: Any, lines: list[tuple[int, str]]) -> Any:
    """(level from 0, words) as paragraphs that Word numbers itself: I., 1., 1.1., a), •."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, words in lines:
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        numbered = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", level), ("w:numId", 77)):
            child = OxmlElement(name)
            child.set(qn("w:val"), str(value))
            numbered.append(child)
        properties.append(numbered)
    return document


def numbered_plan() -> bytes:
    """Everything numbered by Word."""
    document = begun(
        "Căn cứ Luật Tổ chức chính quyền địa phương;", "Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:"
    )
    counted(
        document,
        [
            (0, "MỤC ĐÍCH, YÊU CẦU"),
            (1, "Mục đích: phục vụ nhân dân tốt hơn."),
            (1, "Yêu cầu: thiết thực, không hình thức."),
            (0, "NHIỆM VỤ, GIẢI PHÁP"),
            (1, "Tuyên truyền, phổ biến pháp luật"),
            (2, f"Giao Sở Tư pháp chủ trì, phối hợp với {HELPERS} biên soạn tờ gấp; xong trong quý II/2098."),
            (3, "In tờ gấp và phát tới từng hộ."),
            (4, "Mỗi hộ một bản."),
            (3, "Đăng tờ gấp lên cổng thông tin."),
            (2, "Duy trì chuyên mục hỏi đáp, thực hiện thường xuyên."),
            (1, "Cải cách thủ tục hành chính"),
            (2, "Văn phòng UBND thành phố rà soát thủ tục, báo cáo trước ngày 20/11 hằng năm."),
            (0, "TỔ CHỨC THỰC HIỆN"),
            (1, "Sở Nội vụ"),
            (3, "Theo dõi, đôn đốc việc thực hiện Kế hoạch."),
            (3, "Tổng hợp báo cáo năm trước ngày 15/12/2098."),
            (1, "Các sở, ban, ngành; UBND các xã, phường xây dựng kế hoạch của mình trước ngày 28/02/2098."),
        ],
    )
    return saved(closed(document))


def table(document: Any, rows: tuple[tuple[str, ...], ...]) -> Any:
    """A table of these rows; a row of one cell covers the whole width."""
    width = max(len(row) for row in rows)
    made = document.add_table(rows=0, cols=width)
    for row in rows:
        cells = made.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = row[0]
            continue
        for cell, words in zip(cells, row, strict=False):
            cell.text = words
    return made


def annex_plan(*, header: bool = True, groups: bool = True) -> bytes:
    """A plan whose tasks stand in a table after the signature, continued with its headings on the next page."""
    document = closed(
        begun("I. MỤC ĐÍCH", "Rõ người, rõ việc.", "II. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ theo dõi, tổng hợp.")
    )
    for line in ("PHỤ LỤC", "DANH MỤC NHIỆM VỤ", "(Kèm theo Kế hoạch số 45/KH-UBND ngày 15/01/2098)"):
        document.add_paragraph(line)
    first = (("I. Công tác tuyên truyền",), *ROWS[:2]) if groups else ROWS[:2]
    second = (("II. Đối thoại với nhân dân",), *ROWS[2:]) if groups else ROWS[2:]
    table(document, (*([COLUMNS] if header else []), *first))
    document.add_paragraph("3")
    table(document, (*([COLUMNS] if header else []), *second))
    return saved(document)


def long_plan(pages: int) -> bytes:
    """A plan of so many pages of some forty lines."""
    document = begun("I. MỤC ĐÍCH", "Rõ người, rõ việc.", "II. NHIỆM VỤ")
    for page in range(1, pages + 1):
        document.add_paragraph(f"{page}. Nhóm việc thứ {page}")
        for at in range(1, 20):
            document.add_paragraph(
                f"{page}.{at}. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, UBND các xã, phường rà soát việc "
                f"{at}; hoàn thành trước ngày 30/6/2098."
            )
        table(document, (COLUMNS, *ROWS))
    return saved(closed(document))

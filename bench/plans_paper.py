"""A long plan as a Word file, in the shape real ones take: letterhead, bases, groups, an annexed table."""

import io

from docx import Document

LINES_A_PAGE = 38
LEADS = ("Sở Nội vụ", "Sở Xây dựng", "UBND các xã, phường", "Văn phòng UBND Thành phố", "Sở Tư pháp")
DUE = ("trước ngày 15/12/2022", "Quý II/2022", "thường xuyên", "hằng quý", "30/6/2022")


def paper(pages: int) -> bytes:
    """DOCX of about so many pages: half running text, half a table."""
    document = Document()
    for line in (
        "ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI", "Số: 999/KH-UBND", "Hà Nội, ngày 10 tháng 01 năm 2022", "KẾ HOẠCH",
        "Công tác dân vận của các cơ quan nhà nước năm 2022", "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Nâng cao hiệu quả công tác dân vận.", "II. NHIỆM VỤ",
    ):  # fmt: skip
        document.add_paragraph(line)
    wanted = pages * LINES_A_PAGE
    for n in range(1, wanted // 8):
        if n % 12 == 1:
            document.add_paragraph(f"{n // 12 + 1}. Nhóm nhiệm vụ về lĩnh vực số {n // 12 + 1}")
        document.add_paragraph(f"{chr(96 + (n - 1) % 12 + 1)}) Triển khai nội dung số {n} tới từng tổ dân phố, thôn.")
        document.add_paragraph(f"- Đơn vị chủ trì: {LEADS[n % 5]}. Đơn vị phối hợp: {LEADS[(n + 1) % 5]}.")
        document.add_paragraph(f"- Thời gian: {DUE[n % 5]}. Sản phẩm: Báo cáo kết quả số {n}.")
    document.add_paragraph("PHỤ LỤC")
    rows = wanted // 6
    table = document.add_table(rows=rows + 1, cols=6)
    heads = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm")
    for n, row in enumerate(table.rows):
        line = heads if n == 0 else (
            str(n), f"Nhiệm vụ trong bảng số {n}", LEADS[n % 5], LEADS[(n + 2) % 5], DUE[n % 5], "Báo cáo"
        )  # fmt: skip
        for cell, words in zip(row.cells, line, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

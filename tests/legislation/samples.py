"""Texts in the shapes that real documents take; every number, name and sentence in them is invented."""

import io

from docx import Document

LAW = """QUỐC HỘI                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
-------                     Độc lập - Tự do - Hạnh phúc
Luật số: 99/2099/QH99       Hà Nội, ngày 11 tháng 11 năm 2099

LUẬT
ĐỌC SÁCH
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Đọc sách.
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này nói về việc đọc sách.
Điều 2. Giải thích từ ngữ
Trong Luật này:
1. Sách là vật có chữ.
2. Người đọc gồm:
a) Người lớn;
b) Trẻ em.
Chương II
QUYỀN CỦA NGƯỜI ĐỌC
Mục 1. QUYỀN MƯỢN
Điều 3. Mượn sách
1. Được mượn.
1a. Được gia hạn.
2. Sửa đổi Điều 5 của luật cũ như sau:
“Điều 5. Trả sách
1. Trả đúng hạn.
2. Trả đủ.”
3. Có hiệu lực thi hành từ ngày 01 tháng 01 năm 2100.
Luật này được Quốc hội khóa XCIX thông qua ngày 11 tháng 11 năm 2099.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Nguyễn Văn Mẫu
"""

PLAN = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI
-------
Số: 999/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 02 tháng 12 năm 2099
KẾ HOẠCH
Về việc mở thư viện phường
Thực hiện Luật Đọc sách, Ủy ban nhân dân thành phố ban hành kế hoạch:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Có chỗ đọc.
2. Yêu cầu
- Gần dân.
II. NHIỆM VỤ
1. Sửa phòng
1.1. Sơn tường
2. Mua sách
Nơi nhận:
- Các sở;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Trần Thị Mẫu
PHỤ LỤC I
DANH MỤC SÁCH
Sách một
"""

DECISION = """UBND THÀNH PHỐ HÀ NỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 12/QĐ-SNV\tHà Nội, ngày 28 tháng 02 năm 2099
QUYẾT ĐỊNH
Về việc ban hành Quy chế đọc sách
GIÁM ĐỐC SỞ NỘI VỤ
Căn cứ Luật số 99/2099/QH99 ngày 11/11/2099;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế đọc sách.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Các phòng chịu trách nhiệm thi hành./.
Nơi nhận:\tGIÁM ĐỐC
- Như Điều 3;
Lê Thị Mẫu
QUY CHẾ
ĐỌC SÁCH
(Ban hành kèm theo Quyết định số 12/QĐ-SNV)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Một phòng đọc.
Điều 2. Đối tượng
"""

DECREE = """CHÍNH PHỦ
Số: 77/2099/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 31 tháng 02 năm 2099
NGHỊ ĐỊNH
Quy định chi tiết Luật Đọc sách
Căn cứ Luật Đọc sách;
Chính phủ ban hành Nghị định:
Điều 1. Đối tượng
1. Người đọc.
Điều 3. Hiệu lực
Nghị định này có hiệu lực từ ngày 15 tháng 3 năm 2099.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Văn Mẫu
"""

UNDIVIDED = """Thư gửi bạn đọc
Đây là một bức thư không chia điều khoản.
Mời ông bà đến phòng đọc.
"""

HTML = """<!doctype html><html><head><title>x</title><script>alert(1)</script><style>p{}</style></head><body>
<p onclick="alert(2)">Số: 5/KH-UBND</p><p>Hà Nội, ngày 1 tháng 2 năm 2099</p><h1>KẾ HOẠCH</h1><p>Dọn phòng đọc</p>
<p>I. <b>VIỆC CẦN
LÀM</b></p><ol><li>Quét <img src=x onerror=alert(3)>nhà</li><li>Lau<br>bàn</li></ol>
<iframe src="javascript:alert(4)">khung</iframe><div>II. XONG<p>trong</p>ngoài</div></body></html>"""


def docx(text: str = PLAN, *, numbered: bool = False) -> bytes:
    """A Word file of these lines; `numbered`: two more paragraphs that Word numbers itself."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    if numbered:
        document.add_paragraph("tự đánh số một", style="List Number")
        document.add_paragraph("tự đánh số hai", style="List Number")
    return saved(document)


def docx_with_table() -> bytes:
    """The head of a plan in its usual table of two columns."""
    document = Document()
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nSố: 999/KH-UBND"
    row.cells[1].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 02 tháng 12 năm 2099"
    for line in ("KẾ HOẠCH", "Mở thư viện", "I. VIỆC", "1. Một"):
        document.add_paragraph(line)
    return saved(document)


def saved(document: "Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

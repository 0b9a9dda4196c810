"""Tasks of the demonstration's plan: our own sentences under the seven groups, none of them of Plan 274 itself.

The groups follow the article on that plan, in our own words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A report: working days ago, account, per cent, what was done. At 100 per cent with a link as evidence."""

    ago: int
    code: str
    percent: int
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """due: days from today, below zero for past ones; None: no date. received: account that acknowledges.

    parts: units that get a part each, shared out by `head`; reports of a part stand in PART_REPORTS.
    """

    number: str
    title: str
    lead: str
    due: int | None
    deliverable: str = ""
    cooperating: tuple[str, ...] = ()
    weight: int = 1
    recurrence: str = ""
    received: str = ""
    told: tuple[Told, ...] = ()
    confirmed: str = ""
    head: str = ""
    parts: tuple[str, ...] = ()


WARD, OTHER_WARD = "ubnd-phuong-nghia-do", "ubnd-phuong-bach-mai"
HOMES = "Rà soát nhà xuống cấp của hộ nghèo, lập danh sách cần sửa trước mùa mưa"
HOMES_PART = "Rà soát nhà xuống cấp trên địa bàn phường"
TALK = "Đối thoại với người dân nơi có dự án trước khi chốt phương án bồi thường"

GROUPS: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
    (
        "propaganda",
        "Tuyên truyền, phổ biến, quán triệt chủ trương, pháp luật về công tác dân vận",
        (
            Line(
                "1.1",
                "Tập huấn cán bộ một cửa: nghe, giải thích, hẹn ngày trả lời",
                "so-noi-vu",
                -5,
                "12 lớp, mỗi lớp có bài kiểm tra",
                weight=2,
                received="dieuphoi",
                told=(
                    Told(20, "dieuphoi", 50, "Xong 6 lớp đầu."),
                    Told(8, "dieuphoi", 100, "Đủ 12 lớp; danh sách và kết quả ở liên kết."),
                ),
                confirmed="lanhdaosnv",
            ),
            Line(
                "1.2",
                "Soạn tờ gấp “Gửi kiến nghị thế nào, bao giờ có trả lời”",
                "so-van-hoa-va-the-thao",
                18,
                "Tờ gấp hai trang, dễ đọc",
                ("so-tu-phap",),
            ),
        ),
    ),
    (
        "apparatus",
        "Rà soát, sắp xếp bộ máy; khắc phục chồng chéo; bố trí theo vị trí việc làm",
        (
            Line(
                "2.1",
                "Lập danh mục việc chồng chéo từ các kiến nghị bị chuyển lòng vòng",
                "so-noi-vu",
                -9,
                "Danh mục kèm đề xuất một đơn vị chủ trì",
                ("so-xay-dung", "so-tu-phap"),
                received="dieuphoi",
                told=(Told(12, "dieuphoi", 60, "Đã có danh mục; còn chờ ý kiến hai sở."),),
            ),
            Line(
                "2.2",
                "Viết lại bản mô tả công việc của từng vị trí tiếp dân",
                WARD,
                12,
                "Bản mô tả có chữ ký của người giữ việc",
                received="xuly",
                told=(Told(6, "xuly", 15, "Xong bộ phận một cửa."),),
            ),
        ),
    ),
    (
        "coordination",
        "Nâng trách nhiệm các cấp; phối hợp chính quyền, Mặt trận và các tổ chức",
        (
            Line(
                "3.1",
                "Giao ban giữa chính quyền, Mặt trận và các đoàn thể",
                "so-noi-vu",
                None,
                "Biên bản, việc hứa có người và ngày",
                ("mttq-thanh-pho-ha-noi", "hoi-lien-hiep-phu-nu-thanh-pho"),
                recurrence="quarterly",
                received="dieuphoi",
            ),
            Line(
                "3.2",
                "Chọn nội dung giám sát, phản biện chung trong năm",
                "mttq-thanh-pho-ha-noi",
                25,
                "Danh mục thống nhất giữa hai bên",
                ("van-phong-ubnd-thanh-pho",),
            ),
        ),
    ),
    (
        "policy_delivery",
        "Thực thi chính sách, chương trình kinh tế - xã hội; chăm lo dân sinh",
        (
            Line(
                "4.1",
                HOMES,
                "so-xay-dung",
                30,
                "Danh sách có ảnh, mức hư hỏng, đề xuất",
                weight=3,
                received="xulysxd",
                head="lanhdaosxd",
                parts=(WARD, OTHER_WARD, "ubnd-phuong-ba-dinh", "ubnd-phuong-hong-ha"),
            ),
            Line(
                "4.2",
                "Hỏi nhu cầu học nghề, tìm việc của người trong hộ nghèo",
                "so-noi-vu",
                40,
                "Bảng nhu cầu theo phường, xã",
                (WARD, OTHER_WARD),
                received="dieuphoi",
                told=(Told(3, "dieuphoi", 55, "Đã hỏi quá nửa số hộ."),),
            ),
        ),
    ),
    (
        "admin_reform",
        "Cải cách hành chính, đơn giản hóa thủ tục, đưa thủ tục lên trực tuyến",
        (
            Line(
                "5.1",
                "Lấy ý kiến người dân về ba thủ tục khó làm nhất",
                WARD,
                6,
                "Bảng ý kiến và đề xuất cắt bước",
                received="tiepnhan",
                told=(
                    Told(10, "xuly", 70, "Đã hỏi tại điểm phục vụ hành chính công."),
                    Told(2, "xuly", 100, "Xong, bảng tổng hợp ở liên kết."),
                ),
            ),
            Line(
                "5.2",
                "Viết lại mẫu đơn bằng lời dễ hiểu, thử với người cao tuổi",
                "van-phong-ubnd-thanh-pho",
                20,
                "Mười mẫu đơn đã thử",
                ("trung-tam-phuc-vu-hanh-chinh-cong",),
            ),
        ),
    ),
    (
        "reception_dialogue",
        "Tiếp dân, đối thoại trực tiếp; giải quyết kịp thời kiến nghị của người dân",
        (
            Line(
                "6.1",
                "Trả lời kiến nghị đúng hạn, đủ căn cứ và bước tiếp theo",
                "so-noi-vu",
                None,
                "Số liệu đúng hạn công khai hằng quý",
                weight=2,
                recurrence="ongoing",
                received="dieuphoi",
            ),
            Line("6.2", TALK, "so-xay-dung", 9, "Biên bản và danh sách việc hứa", received="xulysxd"),
        ),
    ),
    (
        "emulation_unity",
        "Thi đua yêu nước, nhân rộng điển hình; xây dựng khối đại đoàn kết",
        (
            Line(
                "7.1",
                "Giới thiệu ba mô hình “Dân vận khéo” để nơi khác học theo",
                OTHER_WARD,
                -3,
                "Ba bài giới thiệu có địa chỉ liên hệ của đơn vị",
                ("doan-thanh-nien-thanh-pho",),
                received="tiepnhan2",
                told=(Told(15, "tiepnhan2", 30, "Đã chọn xong ba mô hình."),),
            ),
            Line(
                "7.2",
                "Họp tổ dân phố bàn việc chung về an toàn cháy nổ",
                "cong-an-thanh-pho",
                15,
                "Biên bản từng tổ",
                (WARD,),
            ),
        ),
    ),
)
#: Who acknowledges for a cooperating unit; 7.2 stays silent on purpose.
HELPERS = {"so-xay-dung": "xulysxd", WARD: "xuly", OTHER_WARD: "tiepnhan2"}
SILENT = frozenset({"7.2"})
#: What units say of their part of 4.1.
PART_REPORTS = {
    WARD: ("xuly", (Told(9, "xuly", 40, "Đã đi hết hai tổ."), Told(4, "xuly", 75, "Còn khu tập thể cũ."))),
    OTHER_WARD: ("tiepnhan2", ()),
}

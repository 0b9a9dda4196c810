"""Streets, schools and wards that carry the name of a person or begin like one."""

from danvan.petitions.redaction.flat import flat

_STREETS = """
An Dương Vương, Âu Cơ, Bà Huyện Thanh Quan, Bà Triệu, Bùi Huy Bích, Bùi Ngọc Dương, Bùi Thị Xuân, Bùi Xuân Phái,
Bùi Xương Trạch, Bạch Mai, Bạch Đằng, Cao Bá Quát, Cao Lỗ, Cao Thắng, Cao Đạt, Châu Văn Liêm, Chu Huy Mân,
Chu Văn An, Doãn Kế Thiện, Duy Tân, Dương Khuê, Dương Quảng Hàm, Dương Văn Bé, Dương Đình Nghệ, Đàm Quang Trung,
Đào Duy Anh, Đào Duy Từ, Đào Tấn, Đinh Công Tráng, Đinh Lễ, Đinh Liệt, Đinh Núp, Đinh Tiên Hoàng, Đoàn Khuê,
Đoàn Thị Điểm, Đoàn Trần Nghiệp, Đỗ Hành, Đỗ Ngọc Du, Đỗ Quang, Đỗ Đức Dục, Đỗ Nhuận, Đỗ Mười, Đặng Dung,
Đặng Nguyên Cẩn, Đặng Tất, Đặng Thai Mai, Đặng Thùy Trâm, Đặng Tiến Đông, Đặng Trần Côn, Đặng Văn Ngữ,
Đặng Xuân Bảng, Hoàng Cầu, Hoàng Công Chất, Hoàng Diệu, Hoàng Hoa Thám, Hoàng Minh Giám, Hoàng Ngân,
Hoàng Ngọc Phách, Hoàng Quốc Việt, Hoàng Sâm, Hoàng Thế Thiện, Hoàng Tích Trí, Hoàng Tăng Bí, Hoàng Văn Thái,
Hoàng Văn Thụ, Hoàng Đạo Thành, Hoàng Đạo Thúy, Huỳnh Thúc Kháng, Huỳnh Tấn Phát, Hồ Chí Minh, Hồ Tùng Mậu,
Hồ Xuân Hương, Hồ Đắc Di, Khuất Duy Tiến, Khúc Hạo, Khúc Thừa Dụ, Kim Đồng, Kiều Mai, La Thành, Lê Duẩn,
Lê Gia Định, Lê Hồng Phong, Lê Lai, Lê Lợi, Lê Ngọc Hân, Lê Phụng Hiểu, Lê Quang Đạo, Lê Quý Đôn, Lê Thanh Nghị,
Lê Thánh Tông, Lê Thái Tổ, Lê Thạch, Lê Trọng Tấn, Lê Trực, Lê Văn Hưu, Lê Văn Hiến, Lê Văn Linh, Lê Văn Lương,
Lê Văn Thiêm, Lê Đại Hành, Lê Đức Thọ, Lê Nin, Lương Khánh Thiện, Lương Ngọc Quyến, Lương Thế Vinh, Lương Văn Can,
Lương Yên, Lương Đình Của, Lưu Hữu Phước, Lương Định Của, Lưu Quang Vũ, Lý Nam Đế, Lý Quốc Sư, Lý Thái Tổ,
Lý Thường Kiệt, Lý Văn Phức, Lý Đạo Thành, Mai Anh Tuấn, Mai Chí Thọ, Mai Dịch, Mai Hắc Đế, Mai Xuân Thưởng,
Mạc Thái Tổ, Mạc Thái Tông, Mạc Thị Bưởi, Mạc Đĩnh Chi, Nghiêm Xuân Yêm, Ngô Gia Tự, Ngô Quyền, Ngô Sĩ Liên,
Ngô Thì Nhậm, Ngô Thì Sĩ, Ngô Tất Tố, Ngô Văn Sở, Ngô Xuân Quảng, Nguyễn An Ninh, Nguyễn Biểu, Nguyễn Bỉnh Khiêm,
Nguyễn Chánh, Nguyễn Chí Thanh, Nguyễn Công Hoan, Nguyễn Công Trứ, Nguyễn Cơ Thạch, Nguyễn Cảnh Chân, Nguyễn Du,
Nguyễn Duy Trinh, Nguyễn Gia Thiều, Nguyễn Hiền, Nguyễn Hoàng, Nguyễn Hoàng Tôn, Nguyễn Huy Tưởng, Nguyễn Huy Tự,
Nguyễn Hữu Huân, Nguyễn Hữu Thọ, Nguyễn Khang, Nguyễn Khoái, Nguyễn Khuyến, Nguyễn Khánh Toàn, Nguyễn Khắc Cần,
Nguyễn Khắc Hiếu, Nguyễn Khắc Nhu, Nguyễn Khả Trạc, Nguyễn Lân, Nguyễn Lương Bằng, Nguyễn Ngọc Doãn,
Nguyễn Ngọc Nại, Nguyễn Ngọc Vũ, Nguyễn Phong Sắc, Nguyễn Phúc Lai, Nguyễn Quyền, Nguyễn Quý Đức, Nguyễn Siêu,
Nguyễn Sơn, Nguyễn Thi, Nguyễn Tất Thành, Nguyễn Thiếp, Nguyễn Thiện Thuật, Nguyễn Thái Học, Nguyễn Thị Minh Khai,
Nguyễn Thị Định, Nguyễn Thị Thập, Nguyễn Thị Duệ, Nguyễn Thượng Hiền, Nguyễn Trung Ngạn, Nguyễn Trung Trực,
Nguyễn Trãi, Nguyễn Tri Phương, Nguyễn Trường Tộ, Nguyễn Tuân, Nguyễn Tư Giản, Nguyễn Viết Xuân, Nguyễn Văn Cừ,
Nguyễn Văn Huyên, Nguyễn Văn Linh, Nguyễn Văn Lộc, Nguyễn Văn Ngọc, Nguyễn Văn Trỗi, Nguyễn Văn Tố,
Nguyễn Văn Tuyết, Nguyễn Văn Giáp, Nguyễn Xiển, Nguyễn Xuân Khoát, Nguyễn Xuân Nguyên, Nguyễn Đình Chiểu,
Nguyễn Đình Hoàn, Nguyễn Đình Thi, Nguyễn Đổng Chi, Nguyễn Đức Cảnh, Nguyễn Đức Thuận, Ông Ích Khiêm, Phan Bá Vành,
Phan Bội Châu, Phan Chu Trinh, Phan Châu Trinh, Phan Huy Chú, Phan Huy Ích, Phan Kế Bính, Phan Phù Tiên,
Phan Văn Trường, Phan Văn Trị, Phan Đình Giót, Phan Đình Phùng, Phùng Chí Kiên, Phùng Hưng, Phùng Khoang,
Phùng Khắc Khoan, Phạm Hùng, Phạm Hồng Thái, Phạm Ngọc Thạch, Phạm Ngũ Lão, Phạm Sư Mạnh, Phạm Thận Duật,
Phạm Tuấn Tài, Phạm Văn Bạch, Phạm Văn Đồng, Phạm Đình Hổ, Phạm Phú Thứ, Quốc Tử Giám, Tạ Hiện, Tạ Quang Bửu,
Tăng Bạt Hổ, Tô Hiến Thành, Tô Hiệu, Tô Hoài, Tô Ngọc Vân, Tô Tịch, Tô Vĩnh Diện, Tố Hữu, Tôn Thất Thiệp,
Tôn Thất Thuyết, Tôn Thất Tùng, Tôn Đức Thắng, Tông Đản, Thái Hà, Thái Phiên, Thái Thịnh, Thái Bình,
Thân Nhân Trung, Triệu Khúc, Triệu Quốc Đạt, Triệu Việt Vương, Trương Công Giai, Trương Hán Siêu, Trương Định,
Trần Bình Trọng, Trần Bình, Trần Cung, Trần Cao Vân, Trần Duy Hưng, Trần Hưng Đạo, Trần Hòa, Trần Huy Liệu,
Trần Khát Chân, Trần Khánh Dư, Trần Kim Xuyến, Trần Nguyên Hãn, Trần Nguyên Đán, Trần Nhân Tông, Trần Nhật Duật,
Trần Phú, Trần Quang Diệu, Trần Quang Khải, Trần Quý Cáp, Trần Quốc Hoàn, Trần Quốc Toản, Trần Quốc Vượng,
Trần Thái Tông, Trần Thánh Tông, Trần Thủ Độ, Trần Tử Bình, Trần Vỹ, Trần Xuân Soạn, Trần Đăng Ninh, Trần Đại Nghĩa,
Trần Điền, Trần Đức Lương, Trịnh Hoài Đức, Trịnh Văn Bô, Trịnh Đình Cửu, Trịnh Công Sơn, Từ Hoa, Văn Cao,
Văn Tiến Dũng, Võ Chí Công, Võ Nguyên Giáp, Võ Thị Sáu, Võ Văn Dũng, Võ Văn Kiệt, Vũ Hữu, Vũ Ngọc Phan, Vũ Phạm Hàm,
Vũ Thạnh, Vũ Tông Phan, Vũ Trọng Phụng, Vũ Trọng Khánh, Vũ Đức Thận, Vương Thừa Vũ, Yết Kiêu
"""
# Names of wards, communes, former districts and provinces that begin like a family name.
_PLACES = """
An Giang, An Khánh, An Mỹ, An Phú, An Thượng, An Tiến, Bạch Hạ, Cao Bằng, Cao Sơn Tiến, Cao Viên, Cao Xuân Dương,
Chu Minh, Chu Phan, Châu Can, Dương Hòa, Dương Liễu, Dương Nội, Dương Quang, Dương Xá, Giang Biên, Giáp Bát,
Hoàng Kim, Hoàng Liệt, Hoàng Long, Hoàng Mai, Hà Cầu, Hà Hồi, Hà Nội, Hà Giang, Hà Nam, Hà Tĩnh, Hà Đông, Hà Vĩ,
Hạ Bằng, Hạ Mỗ, Hạ Đình, Hạ Long, Hồ Gươm, Hồ Tây, Khương Hạ, Khương Mai, Khương Thượng, Khương Trung, Khương Đình,
Kim An, Kim Anh, Kim Bài, Kim Chung, Kim Giang, Kim Hoa, Kim Liên, Kim Lũ, Kim Mã, Kim Ngưu, Kim Nỗ, Kim Quan,
Kim Sơn, Kim Thư, Kim Đường, Kim Đức, Kiều Phú, La Khê, La Phù, Liễu Giai, Lâm Đồng, Lê Thanh, Mai Châu, Mai Lâm,
Mai Đình, Mai Động, Nghiêm Xuyên, Ninh Bình, Ninh Hiệp, Ninh Sở, Ninh Thuận, Phùng Xá, Phú Thượng, Thái Hòa,
Thái Nguyên, Thái Bình, Thạch Bàn, Thạch Hòa, Thạch Thán, Thạch Thất, Thạch Xá, Thạch Đà, Từ Liêm, Từ Sơn, Viên Sơn,
Văn Bình, Văn Chương, Văn Hoàng, Văn Khê, Văn Miếu, Văn Phú, Văn Quán, Văn Tự, Văn Võ, Văn Điển, Vĩnh Hưng,
Vĩnh Long, Vĩnh Ngọc, Vĩnh Phúc, Vĩnh Quỳnh, Vĩnh Thanh, Vĩnh Tuy, Yên Bài, Yên Bái, Yên Bình, Yên Hòa, Yên Lãng,
Yên Mỹ, Yên Nghĩa, Yên Phụ, Yên Sở, Yên Thường, Yên Trung, Yên Viên, Yên Xuân, Đặng Xá, Đồng Lạc, Đồng Mai,
Đồng Nai, Đồng Nhân, Đồng Quang, Đồng Thái, Đồng Tháp, Đồng Trúc, Đồng Tâm, Đồng Tân, Đồng Xuân, Đỗ Động,
Đoàn Thanh, Đoàn Thanh Niên, Hồ Linh Đàm, Cao Đẳng, Lý Sơn, Mai Hương, Quan Hoa, Quan Nhân, Phương Liên, Phương Mai,
Phương Liệt, Phương Canh, Thượng Đình, Thượng Thanh, Trung Hòa, Trung Văn, Trung Tự, Trung Liệt
"""


def _read(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(flat(" ".join(name.split())).split()) for name in text.split(","))


KNOWN_PLACES = _read(_STREETS) | _read(_PLACES)

"""Word lists: family names, given names, words of address, and the places that are named after people."""

from danvan.petitions.redaction.flat import flat


def _list(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _lines(text: str) -> frozenset[str]:
    return frozenset(flat(" ".join(part.split())) for part in text.split(",") if part.strip())


SURNAMES = _list(
    """nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn lâm mai trương cao hà
    tạ tô lương phùng quách thái chu châu la kiều đào lưu vương triệu mạc tống thạch nông giang khúc kim lò sùng
    vàng giàng từ văn ninh nghiêm doãn đàm phí khổng bạch lục thân bành cù cung hứa viên tăng tiêu vi ma bế lù
    thào hạ liễu đồng uông diệp giáp khương nhữ ôn phó tôn tông trà vĩnh âu bàn lại quan hoa cầm quàng cà tòng
    lường hờ cứ hạng thòng chảo tẩn lưu trang ong mẫn yên sầm hán hình lều nhâm thẩm cấn chử chúc phương mông lã
    ưng đan đới đồ đổng giả khuất kha lạc lỗ lư mã mộc nhan ngụy ngũ ngọ quản sái sử tào thiều thượng tiết trác
    triều ứng vưu xa y rơ siu ksor điểu danh"""
)
# Family names that are no other word in lower case, and without tone marks besides.
CLEAR_SURNAMES = _list(
    """nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh lâm trương tạ tô phùng quách
    vương mạc tống doãn đàm khổng bạch giàng sùng nông ninh khuất cấn"""
)
FLAT_CLEAR_SURNAMES = _list("nguyen tran pham huynh trinh phung quach ngo vuong nghiem khuat hoang")
FLAT_SURNAMES = frozenset(map(flat, SURNAMES))
SURE_MIDDLES = _list("văn thị")
FLAT_SURE_MIDDLES = _list("van thi")
MIDDLES = _list(
    """văn thị đình đức hữu xuân ngọc quang minh thanh hồng thu kim bích công trọng quốc mạnh tuấn thế phương hoàng
    anh như gia bảo đăng bá khắc duy viết hải mai lan kiều mỹ diệu thùy thúy tuyết hoài khánh nhật tiến trung huy
    phúc sỹ"""
)
GIVEN = _list(
    """an anh ánh ân ái bắc bách bảo bích bình cảnh chi chiến chinh cúc cường châu chung công diễm diệp diệu dung duy
    dũng duyên dương đại đạt đào đăng điệp đoan đoàn đông đức gấm giang hà hải hân hằng hạnh hảo hậu hiền hiệp
    hiếu hiệu hiển hoa hòa hoà hoàn hoàng hoạt học hồng hợi hợp huân huệ hùng huy huyền hưng hương hường hữu khải
    khang khánh khoa khôi khuê kiên kiệt lam lan lâm lài liên liễu linh loan long lộc lợi luyến lương lưu ly lý
    mai mạnh mẫn mận miên minh mơ mỹ muôn muội mười nam nga ngà ngân nghĩa ngọc nguyên nguyệt nhài nhàn nhân nhi
    nhiên nhung như ninh oanh phát phong phú phúc phước phương phượng quân quang quế quốc quy quý quyên quyền
    quyết quỳnh san sen sinh sơn sửu tài tâm tân thạch thái thanh thành thảo thắm thắng thêm thi thìn thịnh thoa
    thơ thơm thu thuận tỵ ngọ dần mão mùi dậu tuất mậu lả lành thuần thục thùy thuỷ thủy thúy thuý thư thương tí
    tiên tiến tín tình tĩnh toàn toán toản trà tráng trang trâm trí trinh trúc trung trường tú tuân tuấn tùng
    tuyên tuyến tuyền tuyết tư tường tý uyên ước vân vi việt vinh vui vũ vy vượng xuân xuyến yên yến ý"""
)
# Given names that are other words too: in lower case behind a word of address they are not taken for names.
_UNSURE = _list(
    """an ân bắc cảnh chi chiến chung công đại đoàn đông đức dương học hoạt hợp lương lý mơ mười nam phát quốc quy quyết
    quyền sinh tài tân thêm thi thu thuận thương tiến tình toàn toán trung trường tư việt vui ý yên đạt ngọ mão mùi
    thạch trà tiên tín"""
)
SAFE_GIVEN = GIVEN - _UNSURE | _list("út tèo tý")
FLAT_SAFE_GIVEN = _list(
    "tuan hung cuong hang nhung thuy huong quynh nguyet oanh phuong khoi tuyet vuong vinh duyen huyen"
)
# "chi hang xom" is no Hằng, "anh hung liet si" no Hùng.
NOT_GIVEN_BEFORE = _list("xom rong quan liet lao luc cong nghe dao chuc trong dong dau sac")

TITLES = _list("hộ ông bà anh chị cô chú bác cậu dì thím mợ em cháu cụ thầy bạn bé")
FLAT_TITLES = _list("ong ba anh chi co chu bac chau em thim")
# As people shorten them; only before a capital.
SHORT_TITLES = _list("a c e ô b")
# Of two words; the name stands behind the second.
PAIRED_TITLES = _lines(
    """đồng chí, bác sĩ, bác sỹ, cô giáo, thầy giáo, kỹ sư, luật sư, y tá, y sĩ, dược sĩ, anh trai, chị gái, em gái,
    em trai, anh rể, chị dâu, em rể, em dâu, con trai, con gái, mẹ cháu, bố cháu, nghệ sĩ, đại úy, thượng úy,
    trung úy, thiếu tá, trung tá, đại tá, giáo viên, hiệu trưởng"""
)
# Behind these only a full name counts: what follows is often a body or a place.
WEAK_TITLES = _lines(
    """cán bộ, chủ tịch, bí thư, công an, trưởng thôn, tổ trưởng, trưởng phòng, giám đốc, công chức, chuyên viên,
    cảnh sát, tài xế, lái xe, giám đốc là, công ty là, chủ hộ, chủ nhà, chủ quán, bảo vệ, kế toán"""
)
# Phrases a name follows directly.
INTRODUCTIONS = _lines(
    """tôi là, mình tên, mình tên là, chủ tk, chủ stk, tôi tên, tôi tên là, tên tôi là, tên là, em là, em tên, em tên
    là, cháu là, cháu tên, cháu tên là, mình là, họ tên, họ và tên, tên cháu là, tên em là, người viết, người gửi,
    người làm đơn, người phản ánh, người viết đơn, ký tên, kính đơn, chủ hộ là, chủ nhà là, chủ hộ, chủ tài khoản,
    người liên hệ, chồng tôi là, vợ tôi là, mẹ tôi là, bố tôi là, con tôi là, con gái tôi là, con trai tôi là, tên
    đầy đủ là, tên thật là, đứng tên, mang tên"""
)
LONGEST_INTRODUCTION = 5
ABBREVIATIONS = _list("ubnd hdnd mttq csgt cccd cmnd sdt tp ktt thcs thpt tnhh bql hcm kdt bhyt bhxh")
# What a capital behind a word of address also begins.
NO_NAMES = _list(
    """chủ phó bí trưởng giám cảnh bộ sở ubnd hđnd mttq nhà hội ban tổ đảng tổng cán viện phòng phường xã quận huyện
    thôn xóm khu ủy uỷ giáo cục con em gái trai ấy này nọ kia nội ngoại cả hai người ta ở tại là và hay hoặc đã
    đang không chưa xin kính nếu khi tuy nói tôi họ ông bà anh chị cô chú bác cháu cậu dì bạn các mọi những dân"""
)
NO_NAME_PAIRS = _lines(
    """thanh tra, thanh niên, công an, công ty, công đoàn, công chức, công nhân, hiệu trưởng, hiệu phó, liên đoàn,
    liên hiệp, đoàn thanh, đoàn viên, chi bộ, chi cục, chi hội, trung tâm, trung tá, trung úy, trung tướng, việt
    kiều, việt nam, kiều bào, hà nội, thủ tướng, thủ đô, thượng tá, thượng úy, đại tá, đại úy, thiếu tá"""
)
# Words at which a name written in lower case ends.
ENDS = _list(
    """o tai sinh so la nguoi tru nam hien dang xin co muon de kinh va cung bi da nha gui phan kien thuong ngu sdt
    cccd cmnd dien thoai hoi ve ban xay lan nuoi cho khong duoc chua vi nen thi ma khi den tu cua voi nhu noi bao
    cho con em toi chi ba lam mo xa do chan hay mong de ngo pho duong to xom thon cu tam lop tuoi mat"""
)
# Stands before a person, not before a street.
PERSON_BEFORE = _list("nha ho dinh chong vo con cua ten la cho gap bao nho tim cum gia va")

PLACE_BEFORE = _list(
    """đường phố ngõ ngách hẻm kiệt phường xã quận huyện tỉnh thôn xóm làng khu hồ cầu chợ trường thcs thpt cty tnhh
    ubnd hđnd chùa đền đình miếu ga sông đảo đoạn dọc tuyến trục nút đầu cuối góc mép bệnh ngang từ tới karaoke
    salon tiệm quán spa hiệu trạm bến p q tp ql nghị tx tt phúc luật giải quỹ viện phủ chốt kđt lối hầm đê bãi xứ
    vùng miền"""
)
PLACE_PAIRS = _lines(
    """đô thị, siêu thị, tập thể, tiểu học, đại học, cao đẳng, mầm non, công ty, bệnh viện, công viên, quảng trường,
    chung cư, tòa nhà, toà nhà, vận động, bến xe, nhà thờ, nhà hát, thành phố, thị trấn, thị xã, ngã ba, ngã tư,
    ngã năm, ngã sáu, vành đai, đại lộ, khách sạn, nhà hàng, cửa hàng, cà phê, quán bia, quán phở, vườn hoa, tượng
    đài, di tích, nhà sách, phòng khám, nhà thuốc, trung học, trung tâm, cổ phần, tập đoàn, ngân hàng, thư viện,
    bảo tàng, nghĩa trang, giải thưởng, huân chương, khu phố, dân phố, nút giao, giao giữa, cầu vượt, hầm chui,
    tuyến phố, trục đường, con đường, đầu phố, cuối phố, bờ hồ, bờ sông, ven hồ"""
)
# Between two streets.
PLACE_JOINTS = _list("đến tới với và qua giao")
FLAT_PLACE_JOINTS = frozenset(map(flat, PLACE_JOINTS))
FLAT_MIDDLES = frozenset(map(flat, MIDDLES))
FLAT_GIVEN = frozenset(map(flat, GIVEN))
# Without tone marks many of these words are names or other words; these are not.
FLAT_PLACE_BEFORE = _list(
    "duong pho ngo ngach hem kiet phuong huyen thon xom lang cau thcs thpt cty tnhh ubnd hdnd dinh doan tuyen truc nut"
)
FLAT_NO_NAMES = _list("chu pho bi giam canh bo so ubnd hdnd mttq nha hoi to can vien uy giao")
# "duong", "phuong", "doan": a street, a ward, a stretch of road, unless a sure middle name follows.
FLAT_PLACE_SURNAMES = _list("duong phuong doan ho truong pho chu song")
# "dang thi cong" is work on a road, "phuong van mieu" a ward.
FLAT_NOT_BEHIND = _lines(
    """thi công, thị trấn, thị xã, thị trường, văn miếu, văn hóa, văn phòng, văn bản, văn minh,
    vẫn chưa, vẫn còn, vẫn để"""
)

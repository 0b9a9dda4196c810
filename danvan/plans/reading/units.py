"""Names of bodies in running text: where one begins, where it ends, and how a list of them falls apart."""

import re

from danvan.legislation.reading.words import body_name
from danvan.plans.reading.letters import one_line, plain, trimmed

#: Words a body begins with, in compared form.
_HEADS = (
    r"ubnd|ủy ban|ub mttq|hđnd|hội đồng|sở|chi cục|tổng cục|văn phòng|công an|trung tâm|cổng thông tin|"
    r"cổng giao tiếp|"
    r"liên đoàn|liên minh|mặt trận|mttq|tòa án|viện kiểm sát|bảo hiểm xã hội|bhxh|ngân hàng|kho bạc|thành đoàn|"
    r"tỉnh đoàn|"
    r"quận đoàn|huyện đoàn|đảng ủy|thành ủy|tỉnh ủy|quận ủy|huyện ủy|cấp ủy|thường trực|tổ công tác|tổ chức đảng|"
    r"tổng công ty|công ty|điện lực|bch|lđlđ|tổ dân phố|học viện|bệnh viện|đơn vị|cơ quan|bộ phận một cửa|"
    r"chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|thủ trưởng|người đứng đầu|trưởng ban|chánh|trưởng|lãnh đạo|"
    r"đồng chí|bí thư"
)
#: Words that begin a body only before a name ("Bộ Nội vụ", not "bộ máy") or before one of these small words.
_WEAK = re.compile(r"(bộ|ban|cục|vụ|thanh tra|phòng|viện|trường|đài|báo|tạp chí|hội|đoàn|quân sự)\s+(.)")
_WEAK_BEFORE = re.compile(
    r"(?:bộ (?:chỉ huy|tư lệnh|phận một cửa)|ban (?:chỉ đạo|chỉ huy|quản lý|tiếp công dân|thường trực|thường vụ|"
    r"cán sự|"
    r"chấp hành|tổ chức|công tác)|phòng (?:chuyên môn|ban|,)|phòng, ban|ban, ngành|trường (?:học|mầm non|tiểu học|"
    r"trung học|đại học|"
    r"chính trị)|hội (?:nông dân|phụ nữ|cựu chiến binh|liên hiệp|đồng)|đoàn (?:thanh niên|thể)|"
    r"thanh tra (?:thành phố|tỉnh|"
    r"sở|huyện|quận|chính phủ)|đài (?:phát thanh|truyền hình|truyền thanh)|viện kiểm sát)"
)
_NO_BODY = re.compile(
    r"(?:ban hành|ban bố|bộ máy|bộ tiêu chí|bộ chỉ số|bộ thủ tục|bộ phận(?! một cửa)|báo cáo|hội nghị|hội thảo|"
    r"hội thi|hội họp|"
    r"hội diễn|hội viên|hội nhập|trường hợp|phòng, chống|phòng chống|phòng ngừa|đoàn kết|đoàn viên|"
    r"thanh tra, kiểm tra|"
    r"vụ việc|vụ án|trung tâm điểm|đơn vị hành chính|cơ quan hành chính nhà nước các cấp phải)"
)
_PARTY_AND_STREET = r"chi bộ|chi hội|chi đoàn|đảng bộ|tổ dân vận|tổ dân phố|thôn|chi ủy"
_COLLECTIVE = (
    r"(?:tất cả |toàn thể )?(?:các|những|toàn bộ)\s+(?:sở|ban|ngành|cơ quan|đơn vị|địa phương|quận|huyện|thị xã|xã|"
    r"phường|thị trấn|phòng|tổ chức|đoàn thể|hội|cấp|trường|doanh nghiệp|bộ|trung tâm|ubnd|ủy ban|chi cục|tổ|cục|"
    r"thành viên|"
    r"đồng chí|công ty|bệnh viện|báo|văn phòng|chủ tịch|khối|chi bộ|chi hội|chi đoàn|thôn|đảng bộ|đảng ủy|ban)|"
    r"(?:sở|ngành|cơ quan|đơn vị|quận|huyện|xã|phường|phòng|ban|tổ chức|địa phương)(?=\s*,|\s+(?:liên quan|"
    r"có liên quan))|"
    r"mttq|mặt trận tổ quốc|các cấp"
)
_BEGINS = re.compile(rf"(?:{_COLLECTIVE}|(?:{_HEADS}|{_PARTY_AND_STREET})(?![^\W\d_]))")
#: What ends the name of a body: the verb of its task, or a word of place or manner.
_ENDS = re.compile(
    r"\s*(?:[:(]|\s(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|là (?:cơ quan|đơn vị|đầu mối)|"
    r"làm đầu mối|"
    r"tham mưu|tổ chức(?!\s*(?:chính trị|xã hội|đoàn|đảng|hội|tôn giáo|kinh tế|cá nhân|liên quan|có liên quan|khác|,|"
    r";|và|"
    r"thành viên|công đoàn|cơ sở|-|$))|xây dựng|thực hiện|triển khai|rà soát|hướng dẫn|theo dõi|đôn đốc|kiểm tra|"
    r"tổng hợp|"
    r"báo cáo|căn cứ|theo |tăng cường|đẩy mạnh|tiếp tục|chỉ đạo|phổ biến|tuyên truyền|đề xuất|ban hành|bố trí|"
    r"cân đối|"
    r"thẩm định|lập |xác định|lồng ghép|quán triệt|nâng cao|đảm bảo|bảo đảm|cung cấp|đăng tải|đăng |công khai|"
    r"cập nhật|"
    r"giám sát|vận động|đánh giá|khảo sát|phát động|nghiên cứu|chuẩn bị|hoàn thành|hoàn thiện|thành lập|trình |"
    r"chủ động|"
    r"thường xuyên|kịp thời|định kỳ|trên cơ sở|trong |để |nhằm |khi |trước |vào |từ |với |được |phải |cần |sẽ |đã |"
    r"đang |"
    r"tập trung|tiếp nhận|giải quyết|xem xét|quan tâm|phân công|phát huy|duy trì|thông tin |bồi dưỡng|đào tạo|cử |"
    r"gửi |"
    r"công bố|niêm yết|in |soạn |biên soạn|tham gia|góp ý|chấn chỉnh|khắc phục|xử lý|mở |thống nhất|đưa |ký |"
    r"quản lý nhà nước|hỗ trợ|tạo |thúc đẩy|nắm |lắng nghe|đối thoại|tiếp công dân|về việc|đối với|nghiêm túc|"
    r"quyết liệt|nâng cấp|(?<!,\s)lãnh đạo|nhập |ứng dụng|phân loại|kiểm soát|vận hành|thiết kế|sắp xếp|lựa chọn|"
    r"tư vấn|phát hành|phát sóng|"
    r"viết |chuyển |bổ sung|điều chỉnh|khuyến khích|huy động|nhân rộng|biểu dương|giới thiệu|trả lời|làm việc|giúp |"
    r"bảo vệ|giữ |"
    r"gương mẫu|nêu |nhắc |xong |hợp đồng|thu thập|tích cực|sử dụng|khai thác|mỗi |hằng |hàng (?:tuần|tháng|quý|năm)|"
    r"khẩn trương|cụ thể|bám sát|tiến hành|sơ kết|tổng kết|ưu tiên|yêu cầu|giao |đổi mới|phê duyệt|thông qua))"
)
#: Names of offices that hold a comma or "và", so that a list is not cut inside them.
_LONG_NAMES = (
    *("văn hóa, thể thao và du lịch", "văn hóa và thể thao", "văn hóa và thông tin", "văn hóa, khoa học và thông tin"),
    *("văn hóa - xã hội", "kế hoạch và đầu tư", "kế hoạch - tài chính", "tài chính - kế hoạch"),
    *("giáo dục và đào tạo", "tài nguyên và môi trường", "nông nghiệp và môi trường", "khoa học và công nghệ"),
    *("nông nghiệp và phát triển nông thôn", "thông tin và truyền thông", "lao động - thương binh và xã hội"),
    *("lao động, thương binh và xã hội", "dân tộc và tôn giáo", "tuyên giáo và dân vận", "phát thanh và truyền hình"),
    *("phát thanh - truyền hình", "quản lý dự án đầu tư và xây dựng", "kinh tế, hạ tầng và đô thị"),
)
_SHORT_NAMES = (
    *("nội vụ", "tài chính", "tư pháp", "xây dựng", "y tế", "công thương", "du lịch", "ngoại vụ", "giao thông vận tải"),
    *("quy hoạch - kiến trúc", "quy hoạch kiến trúc", "dân tộc", "tôn giáo", "tuyên giáo", "dân vận", "tổ chức"),
    *("văn hóa", "lđtbxh", "gd&đt", "gdđt", "tn&mt", "kh&đt", "tt&tt", "nn&ptnt", "kh&cn", "vh&tt", "vhtt&dl"),
)
_NAMED = re.compile(rf"(?:{'|'.join(re.escape(name) for name in (*_LONG_NAMES, *_SHORT_NAMES))})(?![^\W\d_])")
_NAMED_OFFICE = re.compile(rf"(?:sở|phòng|ban|bộ)\s+{_NAMED.pattern}")
_AFTER_SEMICOLON = re.compile(r"\s*;\s*")
#: Small words that may follow the name of an office and still belong to it.
_IN_NAMES = {"và", "cùng", "thành", "tỉnh", "huyện", "quận", "thị", "phường", "xã", "các", "của", "thuộc", "trung"}
_LISTED = re.compile(r"^(?:các\s+)?(sở|ban|phòng|bộ)\s*:?\s+")
#: One office in spite of its "và".
_WHOLE = re.compile(r"(?:hđnd|hội đồng nhân dân|đoàn đbqh)(?:,| và)\s+(?:ubnd|ủy ban nhân dân|hđnd)(?: và ubnd)?")
_SEPARATOR = re.compile(r"\s*;\s*|\s*\n\s*|\s*,\s*|\s+và\s+|\s*\+\s*|\s+cùng\s+")
#: Small words at which a list may go on after a comma.
_SMALL_HEADS = re.compile(
    r"(?:các|những|ubnd|ub mttq|mttq|mặt trận|công an|ủy ban|văn phòng|trung tâm|chi cục|hội|đoàn thanh niên|"
    r"liên đoàn)\s"
)
LONGEST_NAME = 300


def begins_with_unit(words: str) -> bool:
    """Do these words begin with a body, a post or a kind of them ("UBND các xã", "Các sở, ngành")?"""
    return _beginning(words[:LONGEST_NAME]) > 0


def _beginning(words: str) -> int:
    """How long the word is that a body begins with; 0 where none does."""
    compared = plain(words)
    if _NO_BODY.match(compared):
        return 0
    if (found := _BEGINS.match(compared)) or (found := _WEAK_BEFORE.match(compared)):
        return found.end()
    weak = _WEAK.match(compared)
    return weak.end(1) if weak and words[weak.start(2)].isupper() else 0


def unit_at_start(words: str) -> str:
    """The bodies that these words begin with, up to the verb; "" where they begin with something else.

    "Sở Nội vụ, Sở Tài chính tham mưu …" gives "Sở Nội vụ, Sở Tài chính".
    """
    words = one_line(words[: LONGEST_NAME * 2])
    first = _beginning(words)
    if not first:
        return ""
    compared = plain(words)
    stop = next((found.start() for found in _ENDS.finditer(compared) if not _inside_name(words, found)), len(words))
    stop = next(
        (found.end() for found in _NAMED_OFFICE.finditer(compared, 0, stop) if _verb_follows(words, found.end())), stop
    )
    stop = next(
        (
            found.start()
            for found in _AFTER_SEMICOLON.finditer(compared, 0, stop)
            if not begins_with_unit(words[found.end() :])
        ),
        stop,
    )
    sentence = re.search(r"\.\s+[^\W\d_]", words[:stop])
    name = trimmed(words[: sentence.start() if sentence else stop])
    name = body_name(name).replace("mttq", "MTTQ") if name.isupper() and " " in name else name
    return name if len(name) <= LONGEST_NAME else ""


def _verb_follows(words: str, at: int) -> bool:
    """Does a small word that belongs to no name follow a known name ("Sở Nội vụ soạn …")?"""
    match = re.match(r"\s+([^\W\d_]+)", words[at:])
    return match is not None and match.group(1)[0].islower() and plain(match.group(1)) not in _IN_NAMES


def _inside_name(words: str, end: re.Match[str]) -> bool:
    """ "Sở Xây dựng": a verb with a capital is the name of its office; "các Sở: Nội vụ, …" is a list."""
    after = words[end.end() :].lstrip()
    if end.group().strip() == ":":
        return bool(_NAMED.match(plain(after))) and plain(words[: end.start()]).endswith(("sở", "phòng", "ban", "bộ"))
    return end.group().strip() != "(" and words[end.start() :].lstrip()[:1].isupper()


def is_unit_list(words: str) -> bool:
    """Are these words nothing but bodies?"""
    words = trimmed(words)
    return bool(words) and len(words) <= LONGEST_NAME and trimmed(unit_at_start(words)) == words


def split_units(words: str) -> list[str]:
    """The bodies of a list one by one; a list in one name stays together ("UBND các quận, huyện, thị xã")."""
    words = trimmed(words.replace("\n", "; "))
    found: list[str] = []
    family = ""
    for piece in _cut(words):
        listed = _LISTED.match(plain(piece))
        if listed and _NAMED.match(plain(piece), listed.end()):
            family = piece[listed.start(1) : listed.end(1)]
            family = family[:1].upper() + family[1:]
            found.append(f"{family} {piece[listed.end() :]}")
        elif family and _NAMED.match(plain(piece)):
            found.append(f"{family} {piece}")
        else:
            family = ""
            found.append(piece)
    return list(dict.fromkeys(piece[:1].upper() + piece[1:] for piece in found if piece))


def _cut(words: str) -> list[str]:
    compared = plain(words)
    pieces, start = [], 0
    named = [match.span() for pattern in (_NAMED, _WHOLE) for match in pattern.finditer(compared)]
    for match in _SEPARATOR.finditer(compared):
        if any(begin < match.start() < end for begin, end in named) or words.count(
            "(", start, match.start()
        ) > words.count(")", start, match.start()):
            continue
        if ";" in match.group() or _goes_on_with_unit(words[match.end() :], words[start : match.start()]):
            pieces.append(trimmed(words[start : match.start()]))
            start = match.end()
    return [*pieces, trimmed(words[start:])]


def _goes_on_with_unit(after: str, before: str) -> bool:
    compared = plain(after)
    if _NAMED.match(compared) and _LISTED.match(plain(before)):
        return True
    if _NAMED.match(compared) and after[:1].isupper() and re.match(r"(?:sở|ban|phòng|bộ)\s", plain(before)):
        return True
    if not begins_with_unit(after):
        # The second and third name of "các Sở: Nội vụ, Tài chính" follow names, not heads.
        return bool(_NAMED.match(compared)) and after[:1].isupper()
    return after[:1].isupper() or bool(_SMALL_HEADS.match(compared))

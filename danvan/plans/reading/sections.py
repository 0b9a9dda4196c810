"""What the sections of a plan are for, told by their headings."""

import re

from danvan.plans.reading.letters import plain, trimmed
from danvan.plans.reading.units import begins_with_unit

PURPOSE, BASES, TASKS, ORGANISING, REST = "purpose", "bases", "tasks", "organising", "rest"
_TASK_WORDS = re.compile(r"nhiệm vụ|giải pháp|nội dung|công việc|hoạt động|biện pháp|việc cần làm|đầu việc")
_KINDS = (
    (ORGANISING, re.compile(
        r"(?:công tác )?tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công (?:thực hiện|tổ chức|"
        r"trách nhiệm|nhiệm vụ)|"
        r"trách nhiệm (?:thực hiện|thi hành|của (?:các|cơ quan|đơn vị))|biện pháp tổ chức|tổ chức và phân công|"
        r"điều khoản thi hành|"
        r"trách nhiệm tổ chức"
    )),
    (BASES, re.compile(r"(?:các )?căn cứ(?: pháp lý| xây dựng| lập| ban hành)?|cơ sở (?:pháp lý|xây dựng)")),
    (PURPOSE, re.compile(
        r"(?:các )?(?:mục đích|mục tiêu|yêu cầu|quan điểm|phạm vi|đối tượng|chỉ tiêu|nguyên tắc|phương châm|"
        r"sự cần thiết|ý nghĩa)"
    )),
    (REST, re.compile(
        r"(?:nguồn )?kinh phí|nguồn lực|khen thưởng|(?:đặc điểm|khái quát) tình hình|tình hình|thực trạng|"
        r"đánh giá (?:kết quả|tình hình|chung|công tác|thực trạng|việc)|"
        r"(?:một số )?kết quả (?:thực hiện|đạt được|công tác|chủ yếu)|(?:những )?(?:tồn tại|hạn chế|nguyên nhân|"
        r"bài học)|dự toán|"
        r"(?:thời gian|địa điểm|thành phần|hình thức|cách thức|phương pháp)(?=\s*(?:,|và|$|thực hiện$|tổ chức$|"
        r"tham gia|tham dự|kiểm tra))|"
        r"đề cương báo cáo|mẫu báo cáo|thuận lợi|khó khăn|bối cảnh|(?:nội dung|thông tin) liên hệ|chế độ bảo mật"
    )),
)  # fmt: skip
_TASKS = re.compile(
    r"(?:các |những |một số )?(?:nhóm )?(?:nhiệm vụ|nội dung|giải pháp|công việc|hoạt động|biện pháp|phương hướng|"
    r"tiến độ|lộ trình|"
    r"chương trình công tác|công tác trọng tâm|danh mục)|kế hoạch thực hiện|triển khai thực hiện|trọng tâm"
)
#: The words after the last task: what to do when difficulties arise, "Trên đây là Kế hoạch …".
CLOSING = re.compile(
    r"(?:- )?(?:trên đây là|trong quá trình (?:tổ chức |triển khai )*(?:thực hiện)?[^.]{0,80}(?:vướng mắc|khó khăn|"
    r"phát sinh|vấn đề)|"
    r"(?:kế hoạch|chương trình|chỉ thị) này (?:có hiệu lực|được|thay thế)|"
    r"ủy ban nhân dân[^.]{0,60} yêu cầu[^.]{0,200}nghiêm túc|"
    r"(?:đề nghị|yêu cầu)[^.]{0,200}(?:nghiêm túc|khẩn trương|quan tâm|phối hợp)[^.]{0,60}(?:thực hiện|"
    r"triển khai)[^.]{0,40}[./ ]*$|"
    r"nhận được (?:kế hoạch|chỉ thị|văn bản) này)"
)
_LONGEST = 160
_ANNEX_OF_TASKS = re.compile(
    r"nhiệm vụ|công việc|nội dung (?:thực hiện|triển khai|công)|phân công|tiến độ|hoạt động|lộ trình"
)
_NO_TASKS = re.compile(
    r"đề cương|mẫu (?:báo cáo|biểu|phiếu|số)|biểu mẫu|báo cáo kết quả|phiếu|bảng chấm điểm|thống kê|số liệu|danh sách"
)


def kind_of(title: str) -> str:
    """ "purpose", "bases", "tasks", "organising", "rest", or "" for a heading that does not tell."""
    words = plain(trimmed(title))
    if not words or len(words) > _LONGEST:
        return ""
    for kind, pattern in _KINDS:
        match = pattern.match(words)
        if match is None:
            continue
        if kind == PURPOSE and _TASK_WORDS.search(words):
            return TASKS
        if kind in {PURPOSE, BASES} and _is_sentence(words, match.end()):
            return ""
        return kind if kind != REST or not _TASK_WORDS.search(words[match.end() :]) else TASKS
    return TASKS if _TASKS.match(words) else ""


def _is_sentence(words: str, end: int) -> bool:
    """ "Yêu cầu các sở báo cáo …" and "Căn cứ Kế hoạch này, các sở …" are tasks, not headings."""
    rest = words[end:].lstrip()
    return (
        begins_with_unit(rest) or (len(rest) > 70) or rest.startswith(("kế hoạch này", "chương trình này", "chức năng"))
    )


def holds_tasks(title: str) -> bool:
    """Is the list in an annex of this title one of tasks?"""
    words = plain(title)
    return bool(_ANNEX_OF_TASKS.search(words)) and not _NO_TASKS.search(words)

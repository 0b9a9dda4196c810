"""What must be known in the demonstration city: being read, past its day, with a quiz; our own sentences."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from danvan.accounts.models import User
from danvan.deadlines.queries import working_calendar
from danvan.legislation.models import Document
from danvan.news.actions.answer_question import answer_question
from danvan.news.actions.ask_question import ask_question
from danvan.news.actions.confirm_reading import confirm_reading
from danvan.news.actions.draft_dissemination import Asked, Draft, draft_dissemination
from danvan.news.actions.send_dissemination import send_dissemination
from danvan.news.models import Dissemination, Reader
from danvan.news.queries.audience import Line
from danvan.news.queries.due_day import next_due_day
from danvan.organisations.models import Unit

PLAN = (
    "Kế hoạch đặt việc dân vận của cơ quan nhà nước thành việc có người chịu trách nhiệm: mỗi kiến nghị có một đơn vị "
    "trả lời và một ngày hẹn; người đứng đầu trực tiếp tiếp công dân, đối thoại.\n\n"
    "Cán bộ cần làm: nắm nhóm nhiệm vụ của đơn vị mình; trả lời đúng hạn, kèm căn cứ và bước tiếp theo; "
    "hỏi ngay tại trang này điều chưa rõ."
)
PRIVACY = (
    "Thông tin của người dân chỉ được xem khi xử lý đúng vụ việc ấy. Không chép ra ngoài hệ thống, không gửi qua tin "
    "nhắn; mỗi lần mở tên, số điện thoại đều được ghi lại."
)
ANSWER = (
    "Trước khi phát hành, văn bản trả lời phải có đủ: kết quả, căn cứ, bằng chứng và bước tiếp theo. "
    "Thiếu một trong bốn thì chưa phát hành."
)
QUIZ = (
    Asked(
        "Văn bản trả lời chưa có căn cứ thì làm gì?",
        ("Phát hành rồi bổ sung sau", "Bổ sung căn cứ rồi mới phát hành", "Chuyển đơn vị khác"),
        1,
        "Người nhận cần biết vì sao có kết quả ấy; thiếu căn cứ thì chưa phát hành.",
    ),
    Asked(
        "Bước tiếp theo trong văn bản trả lời viết cho ai?",
        ("Cho người gửi kiến nghị", "Cho cấp trên"),
        0,
        "Người gửi cần biết mình làm gì tiếp, khi nào, ở đâu.",
    ),
)
QUESTION = "Tổ dân phố có phải báo cáo riêng theo kế hoạch này không?"
REPLY = "Không. Việc đã nhập một lần trên hệ thống thì không phải báo cáo lại."


def make_dissemination() -> None:
    """Made by the actions themselves; a second time they find what stands."""
    now = timezone.now()
    _being_read(now)
    _past_its_day(now)
    _with_a_quiz(now)


def _being_read(now: datetime) -> None:
    everybody = Line(Unit.objects.get(slug="ubnd-thanh-pho-ha-noi").pk, below=True)
    row = _sent(
        1,
        "dieuphoi",
        "so-noi-vu",
        "kh-274-kh-ubnd-2021",
        "Kế hoạch 274: ai làm việc gì",
        PLAN,
        everybody,
        _before(now, 3),
    )
    for code in (
        "xuly",
        "lanhdao",
        "vanthu",
        "chuyenvien",
        "xulysxd",
        "lanhdaosxd",
        "vanthusxd",
        "nguoiviet",
        "bientap",
    ):
        _confirm(row, code, now)
    reader = Reader.objects.get(dissemination=row, person__code="xuly")
    asked = ask_question(reader.pk, words=QUESTION, by=_user("xuly"), at=now)
    answer_question(asked.pk, answer=REPLY, shown_words=QUESTION, by=_user("dieuphoi"), at=now)


def _past_its_day(now: datetime) -> None:
    line = Line(Unit.objects.get(slug="so-noi-vu").pk, below=True)
    sent_at = _before(now, 12)
    row = _sent(
        2, "lanhdaosnv", "so-noi-vu", "luat-91-2025-qh15", "Giữ kín thông tin của người dân", PRIVACY, line, sent_at, 5
    )
    for code in ("dieuphoi", "nguoiviet", "kiemduyet"):
        _confirm(row, code, sent_at + timedelta(hours=2))
    _confirm(row, "bientap", now)


def _with_a_quiz(now: datetime) -> None:
    line = Line(Unit.objects.get(slug="ubnd-phuong-nghia-do").pk, below=True)
    row = _sent(
        3,
        "lanhdao",
        "ubnd-phuong-nghia-do",
        "qd-1207-qd-ubnd-2025",
        "Văn bản trả lời phải có đủ bốn phần",
        ANSWER,
        line,
        _before(now, 1),
        quiz=QUIZ,
    )
    _confirm(row, "vanthu", now, answers=[asked.right for asked in QUIZ])


def _sent(
    number: int,
    code: str,
    unit: str,
    document: str,
    title: str,
    summary: str,
    line: Line,
    at: datetime,
    days: int = 10,
    quiz: tuple[Asked, ...] = (),
) -> Dissemination:
    token = f"demonstration-dissemination-{number:02d}"
    known = Dissemination.objects.filter(form_token=token).exclude(state="draft").first()
    if known is not None:
        return known
    draft = Draft(
        unit=Unit.objects.get(slug=unit),
        title=title,
        summary=summary,
        due_on=next_due_day(timezone.localdate(at), days),
        document=Document.objects.get(slug=document),
        audience=(line,),
        quiz=quiz,
    )
    row = draft_dissemination(draft, form_token=token, by=_user(code), at=at)
    return send_dissemination(row.pk, by=_user(code), at=at)


def _confirm(row: Dissemination, code: str, at: datetime, answers: list[int] | None = None) -> None:
    reader = Reader.objects.get(dissemination=row, person__code=code)
    confirm_reading(reader.pk, answers=answers or [], by=_user(code), at=at)


def _before(now: datetime, working_days: int) -> datetime:
    """Nine in the morning, so many working days ago."""
    calendar, day = working_calendar(), timezone.localdate(now)
    for _ in range(working_days):
        day = _working_day_before(day)
    return datetime.combine(day, time(9), calendar.zone)


def _working_day_before(day: date) -> date:
    calendar = working_calendar()
    day -= timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def _user(code: str) -> User:
    return User.objects.get(code=code)

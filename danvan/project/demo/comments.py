"""Comments under the first page of the demonstration that takes any: one at each stage a moderator meets."""

from datetime import timedelta

from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions import subjects
from danvan.discussions.actions.answer import answer_comment
from danvan.discussions.actions.post import Posting, post_comment
from danvan.discussions.actions.publish import publish_comment
from danvan.discussions.actions.refuse import refuse_comment
from danvan.discussions.actions.report import report_comment
from danvan.discussions.models import ReportReason
from danvan.events.actors import LinkHolder

READER = LinkHolder()
# As many keys as are asked for a page: a demonstration has a few dozen.
MOST = 500
TEXTS = (
    ("reply", "Trần Thị Mẫu", "Bài viết dễ hiểu", "Bài viết rõ ràng. Có bản tóm tắt chữ lớn cho người cao tuổi không?"),
    ("wait", "Nguyễn Văn Ví Dụ", "Lịch họp tổ dân phố", "Đề nghị đăng thêm lịch họp tổ dân phố để bà con theo dõi."),
    ("report", "Lê Minh Họa", "Cần làm nhanh hơn", "Làm còn chậm, mong thành phố đôn đốc các phường."),
    ("refuse", "Cửa hàng", "Giảm giá", "Mua ngay tại www.vi-du.example, giảm giá cả tuần."),
    ("wait", "Phạm Thử Nghiệm", "Xin liên hệ", "Tôi muốn góp ý trực tiếp, số của tôi là 0900 000 000."),
    ("wait", "Đỗ Thị Ví Dụ", "Nắp cống vỡ", "Nắp cống đầu ngõ vỡ từ tuần trước. Đề nghị phường cho thay nắp."),
)
REPLY = "Cảm ơn bạn đọc. Bản tóm tắt chữ lớn sẽ có tại bộ phận một cửa của các phường từ tuần sau."


def make_comments() -> None:
    """Add them once; nothing where no page takes comments yet."""
    page = _first_page()
    moderator = User.objects.filter(code="kiemduyet").first()
    if page is None or moderator is None:
        return
    at = timezone.now()
    for number, (stage, name, title, content) in enumerate(TEXTS):
        moment = at - timedelta(hours=30 - number)
        posting = Posting(page.subject_type, page.subject_id, name=name, title=title, content=content)
        comment = post_comment(posting, form_token=f"demo-comment-{number}-of-the-city", by=READER, at=moment)
        if stage in {"reply", "report"}:
            publish_comment(comment.pk, by=moderator, at=moment + timedelta(hours=1))
        if stage == "reply":
            answer_comment(comment.pk, text=REPLY, by=moderator, at=moment + timedelta(hours=2))
        if stage == "report":
            reason, household = ReportReason.FALSE, "192.0.2.1"
            report_comment(comment.pk, reason=reason, household=household, by=READER, at=at)
        if stage == "refuse":
            refuse_comment(comment.pk, reason="advertising", by=moderator, at=moment + timedelta(hours=1))


def _first_page() -> subjects.Subject | None:
    for _name, kind in subjects.kinds():
        found = kind.resolve(range(1, MOST + 1))
        for pk in sorted(found):
            if found[pk].open and found[pk].public:
                return found[pk]
    return None

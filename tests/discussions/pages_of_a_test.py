"""A kind of page that only tests have, and comments under it made through the actions."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from danvan.discussions.actions.post import Posting, post_comment
from danvan.discussions.actions.publish import publish_comment
from danvan.discussions.links import link_secret
from danvan.discussions.models import Comment
from danvan.discussions.subjects import Commentable, Subject
from danvan.events.actors import LinkHolder

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = datetime(2026, 9, 9, 9, 0, tzinfo=HANOI)
KIND = "tests.page"
READER = LinkHolder()


class Pages:
    """Pages 1 to 3 of a test: `put(1, open=False)` changes one."""

    def __init__(self) -> None:
        self.rows = {pk: Subject(KIND, pk, f"Bài viết {pk}", f"/don-vi/?bai={pk}") for pk in (1, 2, 3)}
        self.asked = 0

    def put(self, pk: int, **changes: object) -> None:
        self.rows[pk] = replace(self.rows[pk], **changes)

    def resolve(self, ids):
        self.asked += 1
        return {pk: self.rows[pk] for pk in ids if pk in self.rows}

    def kind(self) -> Commentable:
        return Commentable("bai-thu", "Trang thử", self.resolve)


def a_posting(**changes: object) -> Posting:
    """What a reader might write."""
    posting = Posting(
        subject_type=KIND,
        subject_id=1,
        name="Nguyễn Thị Ễ Ượng",
        title="Góp ý về lịch thu gom rác",
        content="Bài viết rõ ràng. Đề nghị đăng thêm lịch thu gom rác của từng tổ dân phố.",
    )
    return replace(posting, **changes)


def a_comment(token: str = "a-comment-token-of-a-test", *, at: datetime = MORNING, **changes: object) -> Comment:
    """A comment that waits."""
    return post_comment(a_posting(**changes), form_token=token, by=READER, at=at)


def published(moderator, token: str = "a-comment-token-of-a-test", **changes: object) -> Comment:
    """A comment that everyone reads."""
    return publish_comment(a_comment(token, **changes).pk, by=moderator, at=MORNING)


def secret_of(token: str = "a-comment-token-of-a-test") -> str:
    """The secret of the writer's page."""
    return link_secret(token)

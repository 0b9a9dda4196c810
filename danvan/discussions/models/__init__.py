"""Comments, official replies and reports."""

from danvan.discussions.models.choices import CommentState, RefusalReason, ReportReason
from danvan.discussions.models.comment import Comment
from danvan.discussions.models.reply import OfficialReply
from danvan.discussions.models.report import AbuseReport

__all__ = ["AbuseReport", "Comment", "CommentState", "OfficialReply", "RefusalReason", "ReportReason"]

"""What a reader or a moderator is told when something cannot be done with a comment."""

from danvan.errors import N_, DomainError


class CommentsClosed(DomainError):
    """The page takes no comments, or no longer."""

    code = "discussions.comments-closed"
    message = N_("This page takes no comments now, so nothing was sent. What you typed still stands in the form.")


class ReasonMissing(DomainError):
    """Whose comment is turned down learns why."""

    code = "discussions.reason-missing"
    message = N_("Choose a reason: the writer reads it. For “another reason”, write it in a sentence.")
    status = 422


class ReplyMissing(DomainError):
    """A reply without a word says nothing."""

    code = "discussions.reply-missing"
    message = N_("Write the reply: everyone reads it under the comment.")
    status = 422


class NotPublic(DomainError):
    """Only what everyone reads is replied to."""

    code = "discussions.not-public"
    message = N_("This comment is not public, so nobody would read the reply. Publish the comment first.")


class CannotBeWithdrawn(DomainError):
    """It is withdrawn already, or settled as a petition."""

    code = "discussions.cannot-be-withdrawn"
    message = N_("This comment cannot be withdrawn any more. Its page says where it stands.")

"""What can be wrong with a dissemination, in words for people."""

from danvan.errors import N_, DomainError


class NobodyToRead(DomainError):
    """The rules of the audience name nobody today."""

    code = "news.nobody-to-read"
    message = N_("Nobody belongs to this audience today. Add a unit, a role or a person, then send it.")


class OutOfReach(DomainError):
    """A unit or person that the sender may not oblige."""

    code = "news.out-of-reach"
    message = N_("The audience names a unit or person outside yours. Keep to your unit and those below it.")


class DueDayNotPossible(DomainError):
    """A day off, or one that has passed."""

    code = "news.due-day-not-possible"
    message = N_("Choose a working day, today or later, for the day it is to be read by.")


class ArticleNotShown(DomainError):
    """Readers could not open it."""

    code = "news.article-not-shown"
    message = N_("The article is not published, so nobody could read it. Publish it first, then send this.")


class NotADraft(DomainError):
    """Sent texts are corrected, not rewritten."""

    code = "news.not-a-draft"
    message = N_("This has been sent. Correct it with a reason, so that readers are told.")


class ReadingClosed(DomainError):
    """Confirmations and questions end with it."""

    code = "news.reading-closed"
    message = N_("This is no longer open: it was closed or withdrawn. Nothing more is needed from you.")


class QuizNotRight(DomainError):
    """Some answers are missing or wrong; nothing of them is kept."""

    code = "news.quiz-not-right"
    message = N_("Some answers are not right yet. Look at the explanation and choose again.")


class QuizNotSound(DomainError):
    """A quiz is one to five questions with two to four answers, one of them right."""

    code = "news.quiz-not-sound"
    message = N_("A quiz has at most five questions, each with two to four answers, one right, and a reason.")

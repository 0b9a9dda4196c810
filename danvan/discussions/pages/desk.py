"""What the moderator's page of one comment shows."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from danvan.accounts.contacts import masked
from danvan.discussions import subjects
from danvan.discussions.forms.desk import REASONS, ReplyForm
from danvan.discussions.lifecycle import LIFECYCLE, State
from danvan.discussions.models import Comment
from danvan.discussions.queries.finding import next_waiting
from danvan.discussions.queries.sign_words import words_of
from danvan.discussions.rules import MAY_MODERATE, MAY_REPLY, MAY_SEE_NUMBER
from danvan.discussions.signs.finding import hide_numbers, numbers_in
from danvan.events.queries import timeline
from danvan.ui.timeline import Step


def comment_page(
    comment: Comment, user: Any, *, on: date, reply: ReplyForm | None = None, number: str = ""
) -> dict[str, Any]:
    """Context of the page. reply: a form that was refused; number: the phone when a look was just recorded."""
    decides = MAY_MODERATE.allows(user, comment, on=on)
    follows = LIFECYCLE.following(State(comment.state)) if decides else frozenset()
    known = comment.official_reply
    offered = reply or ReplyForm(initial={"text": known.text if known else ""})
    return {
        "comment": comment,
        "page": subjects.subject(*comment.subject_key),
        "signs": words_of(comment),
        "numbers": bool(numbers_in(f"{comment.title}\n{comment.content}")),
        "with_dots": hide_numbers(comment.content),
        "may_publish": State.PUBLISHED in follows,
        "may_refuse": State.REFUSED in follows,
        "may_hide": State.HIDDEN in follows,
        "decides": decides,
        "reports": list(comment.reports.all()),
        "reply_form": offered if MAY_REPLY.allows(user, comment, on=on) else None,
        "masked": masked(comment.contact) if comment.contact else None,
        "number": number,
        "reasons": REASONS,
        "may_see_number": MAY_SEE_NUMBER.allows(user, comment, on=on) and not number,
        "steps": _steps(comment),
        "next": next_waiting(comment, user, on=on),
    }


def _steps(comment: Comment) -> list[Step]:
    """The trail, newest first."""
    actors = {"user": _("By an officer"), "job": _("By the system"), "link": _("By a reader")}
    return [
        Step(line.sentence, line.at, actors.get(line.actor_kind, ""), "done") for line in reversed(timeline(comment))
    ]

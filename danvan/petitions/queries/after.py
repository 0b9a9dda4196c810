"""Questions after the answer: who issued it, how it was rated, how many have the same matter, who follows."""

from datetime import datetime
from typing import Any

from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.links import link_hash
from danvan.petitions.models import Answer, Follower, Petition, Publication, Rating, Reopening, Support
from danvan.references.numbering import tidy_reference


def issued_answer(petition: Petition) -> Answer | None:
    """The last answer of the petition's round; of one settled together with another, the answer they share."""
    issued = Answer.objects.filter(state=AnswerState.ISSUED.value).select_related("unit")
    own = issued.filter(petition=petition, round=petition.round).order_by("-pk").first()
    return own or issued.filter(together=petition).order_by("-pk").first()


def rating_of(petition: Petition) -> Rating | None:
    """The sender's word on the answer of the present round."""
    return Rating.objects.filter(petition=petition, round=petition.round).first()


def reopening_of(petition: Petition) -> Reopening | None:
    """The sender's objection, if there was one."""
    return Reopening.objects.filter(petition=petition).first()


def published(reference: str) -> Publication | None:
    """The public copy of a petition as it is shown now, or None."""
    shown = Publication.objects.shown().select_related("petition")
    return shown.filter(petition__reference=tidy_reference(reference)).first()


def support_count(petition: Petition, *, before: datetime) -> int:
    """How many said until that moment that they have the same matter.

    Pages ask for midnight: a figure that rose at once would tell whether a number typed in was counted before.
    """
    return Support.objects.filter(petition=petition, at__lt=before).count()


def follower_by(secret: str) -> Follower | None:
    """The follower of a link in a mail, whatever became of it."""
    if not 40 <= len(secret) <= 60:
        return None
    return Follower.objects.filter(secret_hash=link_hash(secret)).select_related("petition").first()


def followers_of(petition: Petition) -> list[Follower]:
    """Who is told of the public steps now: confirmed, not ended, and only while the petition is public."""
    if not Publication.objects.shown().filter(petition=petition).exists():
        return []
    rows: Any = Follower.objects.filter(petition=petition, confirmed_at__isnull=False, ended_at__isnull=True)
    return list(rows.select_related("contact").order_by("pk"))

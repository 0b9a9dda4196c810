"""A reader sends a comment: it waits for a moderator, and its writer holds the secret of its page."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.contacts import save_contact
from danvan.accounts.models import Contact
from danvan.discussions import subjects
from danvan.discussions.consent import CURRENT
from danvan.discussions.errors import CommentsClosed
from danvan.discussions.events import CommentReceived
from danvan.discussions.links import form_hash, link_hash, link_secret
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_COMMENT
from danvan.discussions.signs.finding import score_of, signs_of
from danvan.errors import NotThere
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.language import fold, normalise, normalise_line


@dataclass(frozen=True, slots=True)
class Posting:
    """What a reader wrote, already of the right shape. flood: the level of pressure of the address it came from."""

    subject_type: str
    subject_id: int
    name: str = field(repr=False)
    title: str = field(repr=False)
    content: str = field(repr=False)
    phone: str = field(default="", repr=False)
    language: str = "vi"
    flood: int = 0


@transaction.atomic(durable=True)
def post_comment(posting: Posting, *, form_token: str, by: LinkHolder, at: datetime) -> Comment:
    """Keep a comment for a moderator; the same form sent again returns the first comment and changes nothing.

    Raises NotThere where nobody may read the page, CommentsClosed, and ContactNotUnderstood for name or number.
    """
    on = timezone.localdate(at)
    MAY_COMMENT.require(by, on=on)
    if known := Comment.objects.filter(form_hash=form_hash(form_token)).first():
        return known
    page = subjects.subject(posting.subject_type, posting.subject_id)
    if page is None or not page.public:
        raise NotThere
    if not page.open:
        raise CommentsClosed
    comment = _comment(posting, form_token, at)
    comment.unit_id = page.unit_id
    comment.contact = _contact(posting)
    comment.save()
    event = CommentReceived(comment.subject_type, comment.subject_id, comment.score)
    record(event, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return comment


def _comment(posting: Posting, form_token: str, at: datetime) -> Comment:
    name, title, content = normalise_line(posting.name), normalise_line(posting.title), normalise(posting.content)
    folded = fold(f"{title} {content}")
    digest = hashlib.sha256(fold(content).encode()).hexdigest()
    repeats = Comment.objects.filter(text_digest=digest).count()
    signs = signs_of(name, title, content, repeats=repeats, flood=posting.flood)
    return Comment(
        subject_type=posting.subject_type,
        subject_id=posting.subject_id,
        name=name,
        title=title,
        content=content,
        folded=folded,
        text_digest=digest,
        signs=[[sign.code, sign.count] for sign in signs],
        score=score_of(signs),
        received_at=at,
        received_on=timezone.localdate(at),
        changed_at=at,
        language=posting.language,
        consent_version=CURRENT,
        link_hash=link_hash(link_secret(form_token)),
        form_hash=form_hash(form_token),
    )


def _contact(posting: Posting) -> Contact | None:
    """Kept only where there is a number to keep."""
    return save_contact(name=posting.name, phone=posting.phone) if posting.phone else None

"""Who may read, decide on and reply to comments; who speaks as a reader or as the writer of one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment
from danvan.events.actors import JobActor, LinkHolder
from danvan.organisations.models import Role, Tier
from danvan.organisations.queries import memberships_of, unit_ids_of
from danvan.permissions.rule import Rule

MODERATING = frozenset({Role.MODERATOR})
# An editor reads what readers say about what was written.
READING = MODERATING | {Role.EDITOR}
# Who may speak for the unit under a comment.
REPLYING = READING | {Role.HEAD, Role.HANDLER}
# An empty Q would vanish beside another one joined by "or".
_EVERY = ~Q(pk__in=[])


def _of_the_city(actor: Any, on: date, roles: Iterable[str]) -> bool:
    """Holds one of the roles in a body of the city itself: such a person stands in wherever a unit has nobody."""
    return any(m.unit.tier == Tier.CITY and m.role in roles for m in memberships_of(actor, on=on))


def _scope(actor: Any, on: date, roles: Iterable[str]) -> Q:
    """Comments of this person's units and those below them; of the whole city for a body of the city."""
    if _of_the_city(actor, on, roles):
        return _EVERY
    ids = unit_ids_of(actor, on=on, roles=roles, below=True)
    return Q(unit_id__in=ids) if ids else Q(pk__in=[])


def _in_scope(actor: Any, comment: Comment, on: date, roles: Iterable[str]) -> bool:
    if _of_the_city(actor, on, roles):
        return True
    return (comment.unit_id or 0) in unit_ids_of(actor, on=on, roles=roles, below=True)


def _enters(roles: frozenset[Role]) -> Any:
    return lambda actor, *, on: bool(unit_ids_of(actor, on=on, roles=roles))


def _replies(actor: Any, comment: Comment, *, on: date) -> bool:
    """An officer of the responsible unit; for the whole city's, who moderates or edits for it."""
    if comment.state != State.PUBLISHED.value:
        return False
    own = comment.unit_id in unit_ids_of(actor, on=on, roles=REPLYING) if comment.unit_id else False
    return own or _in_scope(actor, comment, on, READING)


def _replied(actor: Any, *, on: date) -> Q:
    own = Q(unit_id__in=unit_ids_of(actor, on=on, roles=REPLYING))
    return Q(state=State.PUBLISHED.value) & (own | _scope(actor, on, READING))


def _reads(actor: Any, comment: Comment, *, on: date) -> bool:
    return _in_scope(actor, comment, on, READING) or _replies(actor, comment, on=on)


def _readable(actor: Any, *, on: date) -> Q:
    return _scope(actor, on, READING) | _replied(actor, on=on)


def _moderates(actor: Any, comment: Comment, *, on: date) -> bool:
    return _in_scope(actor, comment, on, MODERATING)


def _sees_number(actor: Any, comment: Comment, *, on: date) -> bool:
    return comment.contact_id is not None and _moderates(actor, comment, on=on)


def _holds_link(actor: Any, obj: Any = None, *, on: date) -> bool:
    return isinstance(actor, LinkHolder)


def _is_job(actor: Any, obj: Any = None, *, on: date) -> bool:
    return isinstance(actor, JobActor)


# Rows are comments. Heads and officers of a unit read the published ones of their unit, to reply.
MAY_READ = Rule("discussions.read", enters=_enters(REPLYING), allows=_reads, selects=_readable)
MAY_MODERATE = Rule(
    "discussions.moderate",
    enters=_enters(MODERATING),
    allows=_moderates,
    selects=lambda actor, *, on: _scope(actor, on, MODERATING),
)
MAY_REPLY = Rule("discussions.reply", enters=_enters(REPLYING), allows=_replies, selects=_replied)
MAY_SEE_NUMBER = Rule(
    "discussions.see_number",
    enters=_enters(MODERATING),
    allows=_sees_number,
    selects=lambda actor, *, on: Q(contact__isnull=False) & _scope(actor, on, MODERATING),
)
# Anyone may comment and report where a page is public: known by nothing but the form he sends.
MAY_COMMENT = Rule("discussions.comment", enters=_holds_link, allows=_holds_link)
# The view has found the row by the secret of the writer's page; no officer acts in the writer's place.
MAY_SPEAK_AS_WRITER = Rule("discussions.speak_as_writer", enters=_holds_link, allows=_holds_link)
# Rows are comments whose time to be kept is over.
MAY_FORGET = Rule("discussions.forget", enters=_is_job, allows=_is_job)

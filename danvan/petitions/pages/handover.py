"""What the pages of hand-over lists show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.organisations.queries import unit_ids_of
from danvan.petitions.models import CaseHandOver, Petition
from danvan.petitions.queries.finding import readable
from danvan.petitions.queries.held_cases import Holder, holders_for, lists_of, moved_with, still_moves
from danvan.petitions.rules.handling import MAY_HAND_OVER


@dataclass(frozen=True, slots=True)
class Line:
    """One case of a list. title: "" for who may not read it. fate: why it is left out, "" when it moves."""

    petition: Petition
    title: str
    fate: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with its state in words. tag: look of the state; waits: it waits for this person's signature."""

    hand_over: CaseHandOver
    tag: str
    icon: str
    said: str
    waits: bool


def lists_page(actor: Any, *, at: datetime) -> dict[str, Any]:
    """Context of the overview: at most the last 100 lists."""
    on = timezone.localdate(at)
    rows = lists_of(actor, on=on)[:100]
    return {"lists": [_listed(row, actor) for row in rows], "holders": holders_for(actor, on=on)}


def list_page(hand_over: CaseHandOver, actor: Any, *, at: datetime) -> dict[str, Any]:
    """Context of one list; a fixed number of queries."""
    on = timezone.localdate(at)
    cases = list(hand_over.petitions.select_related("room").order_by("due_at", "pk"))
    known = set(readable(actor, on=on).filter(pk__in=[case.pk for case in cases]).values_list("pk", flat=True))
    moved, concerned = moved_with(hand_over, cases), unit_ids_of(hand_over.taking, on=on)
    lines = []
    for case in cases:
        done = case.pk in moved if hand_over.signed_by_taking_at else still_moves(case, hand_over, concerned)
        lines.append(Line(case, case.title if case.pk in known else "", "" if done else _left_out(hand_over)))
    listed = _listed(hand_over, actor)
    return {
        "list": listed,
        "hand_over": hand_over,
        "lines": lines,
        "moving": sum(not line.fate for line in lines),
        "may_cancel": hand_over.signed_by_taking_at is None
        and hand_over.cancelled_at is None
        and MAY_HAND_OVER.allows(actor, hand_over, on=on),
        "takes": actor.pk == hand_over.taking_id,
    }


def chosen_holder(actor: Any, wanted: str, *, at: datetime) -> tuple[list[Holder], Holder | None]:
    """Whose cases this person may list, and the one asked for, else the own, else the only one."""
    holders = holders_for(actor, on=timezone.localdate(at))
    named = [one for one in holders if one.key == wanted]
    own = [one for one in holders if one.user.pk == actor.pk]
    found = named or own or (holders if len(holders) == 1 else [])
    return holders, found[0] if found else None


def told_after(moved: int, left_out: int, person: User) -> str:
    """What the second signature did."""
    if not moved and not left_out:
        return _("This list is signed by both.")
    words = {"moved": moved, "left": left_out, "name": person.full_name}
    if left_out:
        return _("Signed. Cases now with %(name)s: %(moved)s. Left out, closed or moved meanwhile: %(left)s.") % words
    return _("Signed. Cases now with %(name)s: %(moved)s.") % words


def _left_out(hand_over: CaseHandOver) -> str:
    if hand_over.signed_by_taking_at is not None:
        return _("left out: closed or moved before the second signature")
    return _("will be left out: closed, or no longer with who hands over")


def _listed(row: CaseHandOver, actor: Any) -> Listed:
    if row.cancelled_at is not None:
        return Listed(row, "", "x", _("Cancelled"), False)
    if row.signed_by_taking_at is not None:
        return Listed(row, "ok", "check", _("Signed by both"), False)
    waits = row.taking_id if row.signed_by_leaving_at else row.leaving_id
    said = _("Waits for who takes over") if row.signed_by_leaving_at else _("Waits for who hands over")
    return Listed(row, "soon", "pen", said, waits == actor.pk)

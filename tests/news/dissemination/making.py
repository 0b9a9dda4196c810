"""Disseminations and their audiences for tests, made by the actions themselves."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from danvan.accounts.models import User
from danvan.legislation.models import Document
from danvan.news.actions.draft_dissemination import Asked, Draft, draft_dissemination
from danvan.news.actions.send_dissemination import send_dissemination
from danvan.news.models import Dissemination, Reader
from danvan.news.queries.audience import Line
from danvan.organisations.models import Membership, Role, Unit
from tests.organisations.cast import SINCE, member

_NUMBERS = count(1)
AT = datetime(2026, 9, 7, 3, tzinfo=UTC)  # Monday, 10:00 in Hà Nội
ON = date(2026, 9, 7)
DUE = date(2026, 9, 18)
LATER = datetime(2026, 9, 21, 3, tzinfo=UTC)
QUIZ = (Asked("Ai trả lời đơn?", ("Đơn vị nhận đơn", "Không ai"), 0, "Theo kế hoạch, mỗi đơn có một đơn vị trả lời."),)


def a_document() -> Document:
    return Document.objects.get_or_create(
        slug="kh-274", defaults={"kind": "plan", "number": "274/KH-UBND", "year": 2021, "subject": "Công tác dân vận"}
    )[0]


def people(unit: Unit, number: int, role: str = Role.HANDLER) -> list[User]:
    """So many who work in the unit, made at once."""
    made = User.objects.bulk_create(
        User(code=f"can-bo-{next(_NUMBERS)}", full_name="Nguyễn Thị Minh Họa", password="!") for _ in range(number)
    )
    Membership.objects.bulk_create(Membership(user=user, unit=unit, role=role, valid_from=SINCE) for user in made)
    return made


def sender(unit: Unit) -> User:
    return member(f"gui-{next(_NUMBERS)}", unit, Role.COORDINATOR)


def a_draft(by: User, unit: Unit, *lines: Line, **fields: Any) -> Dissemination:
    words = {"title": "Kế hoạch 274", "summary": "Mỗi đơn có một đơn vị trả lời.", "due_on": DUE, **fields}
    if "article" not in words:
        words.setdefault("document", a_document())
    draft = Draft(unit=unit, audience=lines, **words)
    return draft_dissemination(draft, form_token=f"form-token-{next(_NUMBERS):08}", by=by, at=AT)


def sent(by: User, unit: Unit, *lines: Line, **fields: Any) -> Dissemination:
    return send_dissemination(a_draft(by, unit, *lines, **fields).pk, by=by, at=AT)


def confirmed(row: Dissemination, unit: Unit, number: int, *, at: datetime = AT) -> None:
    """So many of that unit have confirmed: written at once, for tests of figures."""
    keys = Reader.objects.filter(dissemination=row, unit=unit, confirmed_at=None).order_by("pk")[:number]
    Reader.objects.filter(pk__in=list(keys.values_list("pk", flat=True))).update(
        confirmed_at=at, confirmed_on=at.date()
    )

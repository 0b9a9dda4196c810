"""The sheet for Monday's meeting: by room, what is late, due this week, to sign; printed on A4, for inside use."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.petitions.models import Petition
from danvan.petitions.pages.cases import LONG, RELATED, Case, cases
from danvan.petitions.pages.head import week_of
from danvan.petitions.queries.leading import led, to_sign
from danvan.petitions.queries.spans import end_of

#: A sheet longer than this is read by nobody; the list goes on on screen.
MOST = 300


@dataclass
class RoomSheet:
    """One room's part of the sheet."""

    name: str
    sign: list[Case] = field(default_factory=list)
    late: list[Case] = field(default_factory=list)
    week: list[Case] = field(default_factory=list)

    @property
    def parts(self) -> Sequence[tuple[str, Sequence[Case]]]:
        """Heading and rows, empty ones left out."""
        named = ((_("To sign"), self.sign), (_("Late"), self.late), (_("Due this week"), self.week))
        return [(label, rows) for label, rows in named if rows]


def monday_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """Context of the sheet; a petition stands once in its room, under the most pressing heading."""
    on = timezone.localdate(at)
    first, last = week_of(on)
    signing = set(to_sign(user, on=on).values_list("pk", flat=True)[:MOST])
    urgent = led(user, on=on).on_the_desk().filter(due_at__lt=end_of(last))
    rows = list(urgent.select_related(*RELATED).defer(*LONG).order_by("due_at", "pk")[: MOST + 1])
    known = {row.pk for row in rows}
    rows += list(
        Petition.objects.select_related(*RELATED).defer(*LONG).filter(pk__in=signing - known).order_by("due_at", "pk")
    )
    drawn = cases(rows, user, at=at, room_told=True)
    return {
        "sheets": _sheets([drawn[row.pk] for row in rows[: MOST + 1]], signing, at),
        "first": first,
        "last": last,
        "at": at,
        "cut": len(known) > MOST,
    }


def _sheets(found: Sequence[Case], signing: set[int], at: datetime) -> list[RoomSheet]:
    sheets: dict[str, RoomSheet] = defaultdict(lambda: RoomSheet(_("No room yet")))
    for case in sorted(found, key=lambda case: (case.petition.due_at, case.petition.pk)):
        room = case.petition.room
        key = room.sort if room else "\U0010ffff"
        sheet = sheets[key]
        if room:
            sheet.name = room.name
        if case.petition.pk in signing:
            sheet.sign.append(case)
        elif case.petition.due_at < at:
            sheet.late.append(case)
        else:
            sheet.week.append(case)
    return [sheets[key] for key in sorted(sheets)]

"""What one officer must do, by the day it is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.petitions.models import Petition
from danvan.petitions.pages.cases import LONG, RELATED, Case
from danvan.petitions.queries.clocks import stage_faces
from danvan.petitions.queries.spans import end_of, sunday_of
from danvan.petitions.queries.unread import Unread
from danvan.petitions.queries.work import MOST, Duty, Why, duties

WORDS: dict[Why, str | Promise] = {
    Why.SIGN: gettext_lazy("Sign the answer"),
    Why.ISSUE: gettext_lazy("Number and issue the signed answer"),
    Why.APPROVE: gettext_lazy("Approve the draft answer, or return it"),
    Why.DECIDE: gettext_lazy("Units dispute it: name the unit that answers"),
    Why.RETURNED: gettext_lazy("Your draft came back with remarks: correct it"),
    Why.SCREEN: gettext_lazy("Screen it by %(moment)s"),
    Why.CONTRIBUTE: gettext_lazy("Your unit is asked to contribute by %(moment)s"),
    Why.ASSIGNED: gettext_lazy("Given to you"),
}
GROUPS: dict[str, str | Promise] = {
    "late": gettext_lazy("Late"),
    "today": gettext_lazy("Due today"),
    "week": gettext_lazy("Due this week"),
    "later": gettext_lazy("Later"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """What is wanted by then."""

    key: str
    label: str | Promise
    cases: Sequence[Case]


def my_work_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """Groups with something in them; `cut` says that there is more than a page shows."""
    on = timezone.localdate(at)
    found = duties(user, on=on)
    drawn = _drawn(found, user, at)
    groups = [
        Group(key, label, [drawn[duty.petition_id] for duty in found if group_of(duty.by_when, at=at) == key])
        for key, label in GROUPS.items()
    ]
    return {
        "groups": [group for group in groups if group.cases],
        "total": len(found),
        "cut": sum(len(duty.reasons) for duty in found) >= MOST,
        "today": on,
    }


def group_of(moment: datetime, *, at: datetime) -> str:
    """late, today, this week (until Sunday) or later, by the local day."""
    on = timezone.localdate(at)
    if moment < at:
        return "late"
    if moment < end_of(on):
        return "today"
    return "week" if moment < end_of(sunday_of(on)) else "later"


def nearest(user: Any, *, at: datetime, most: int) -> tuple[list[Case], int]:
    """The first rows of the page, and how many there are."""
    found = duties(user, on=timezone.localdate(at))
    return list(_drawn(found[:most], user, at).values()), len(found)


def _drawn(found: Sequence[Duty], user: Any, at: datetime) -> dict[int, Case]:
    rows = Petition.objects.select_related(*RELATED).defer(*LONG).in_bulk([duty.petition_id for duty in found])
    petitions = list(rows.values())
    for petition in petitions:
        petition.read_together = petitions
    stages = {duty.petition_id: _stage(duty, rows[duty.petition_id]) for duty in found}
    faces, unread = stage_faces(stages, at=at), Unread(user.pk)
    return {
        duty.petition_id: Case(
            rows[duty.petition_id],
            faces.get(duty.petition_id),
            unread.has(rows[duty.petition_id]),
            [_words(why, moment) for why, moment in duty.reasons.items()],
        )
        for duty in found
    }


def _stage(duty: Duty, petition: Petition) -> str:
    """Which clock presses: a new one is to be screened first."""
    return petition.intake_stage if Why.SCREEN in duty.reasons else petition.settle_stage


def _words(why: Why, moment: datetime) -> str:
    return str(WORDS[why]) % {"moment": moment_short(moment)}


def moment_short(moment: datetime) -> str:
    """The hour where it matters, and the day: "16:00, 9/9/2026"; a term of days ends with its day."""
    local = timezone.localtime(moment)
    day: str = date_format(local, "SHORT_DATE_FORMAT")
    whole_day = (local.hour, local.minute) == (23, 59)
    return day if whole_day else _("%(time)s, %(day)s") % {"time": time_format(local), "day": day}

"""On the officer's page of a petition: the units asked to cooperate, their inner due dates, what they contributed."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.attachments.models import Attachment
from danvan.attachments.queries import files_of_all
from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.saying import Reading, say
from danvan.deadlines.stages import StageWords, register_stage
from danvan.deadlines.wording import short_day
from danvan.petitions.models import Cooperation, Petition
from danvan.petitions.rules.handling import MAY_END_COOPERATION
from danvan.ui.clock import ICONS
from danvan.ui.panels import panel

STAGE = "cooperation"
register_stage(STAGE, StageWords(start=gettext_lazy("Asked"), done=gettext_lazy("Contributed")))


@dataclass(frozen=True, slots=True)
class Asked:
    """One unit asked. tag: look of its state in words `said`; `due` its inner due day when still open."""

    cooperation: Cooperation
    tag: str
    icon: str
    said: str
    due: str
    files: list[Attachment]

    @property
    def is_open(self) -> bool:
        return self.cooperation.ended_at is None


@panel("petition.detail", order=20)
def cooperating_units(petition: Petition, request: HttpRequest) -> str:
    """Every unit asked, in the order of asking; a fixed number of queries, one when nobody was asked."""
    rows = list(petition.cooperations.select_related("unit", "asked_by", "answered_by"))
    if not rows:
        return ""
    now = timezone.now()
    calendar, files = working_calendar(), files_of_all(rows)
    asked = [_asked(row, files[row.pk], calendar, now) for row in rows]
    may_end = any(one.is_open for one in asked) and MAY_END_COOPERATION.allows(
        request.user, petition, on=timezone.localdate(now)
    )
    context = {"petition": petition, "asked": asked, "may_end": may_end}
    return render_to_string("petitions/desk/_cooperation.html", context, request)


def _asked(row: Cooperation, files: list[Attachment], calendar: WorkingCalendar, now: datetime) -> Asked:
    due_at = calendar.local(row.due_at)
    if row.ended_at is not None and not row.contribution:
        released = _("Released %(day)s") % {"day": short_day(calendar.local(row.ended_at).date())}
        return Asked(row, "", "x", released, "", files)
    ended = calendar.local(row.ended_at) if row.ended_at else None
    state, said = say(Reading(STAGE, "wd", due_at, ended or calendar.local(now), closed_at=ended), calendar)
    due = "" if ended else short_day(due_at.date())
    return Asked(row, "info" if state == "run" else state, ICONS[state], said, due, files)

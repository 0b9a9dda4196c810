"""Kinds of notices that plans give: counts and dates, and a way to the page; no words of anybody."""

from django.utils.translation import gettext_lazy as _

from danvan.errors import N_
from danvan.notifications.kinds import NoticeKind, register_notice

#: What the digests of one day are recorded about.
DIGESTS = "danvan_plans.digest"

DIGEST = NoticeKind(
    "plans.digest",
    _("Reminder of my units’ tasks, one for all of them"),
    N_(
        "Tasks of plans: %(late)s late, %(risk)s at risk, %(soon)s due soon, %(silent)s not acknowledged, "
        "%(confirm)s to confirm"
    ),
    by_mail=True,
)
SENT = NoticeKind(
    "plans.sent",
    _("Tasks of a plan are sent to my unit"),
    N_("%(count)s tasks of a plan were sent to your units: acknowledge them by %(day)s"),
    by_mail=True,
)
TO_CONFIRM = NoticeKind(
    "plans.to_confirm",
    _("A task my unit gave is reported as finished"),
    N_("A task is reported as finished: confirm it or return it"),
)
CONFIRMED = NoticeKind(
    "plans.confirmed",
    _("My report was confirmed"),
    N_("Task no. %(task)s: your report was confirmed, the task is done"),
)
RETURNED = NoticeKind(
    "plans.returned",
    _("My report was returned with a remark"),
    N_("Task no. %(task)s: your report was returned with a remark"),
    by_mail=True,
)
REOPENED = NoticeKind(
    "plans.task_reopened",
    _("A done task of my unit was opened again"),
    N_("Task no. %(task)s was opened again: read why"),
)
FIGURES_MISSING = NoticeKind(
    "plans.figures_missing",
    _("Figures of indicators are missing at my unit"),
    N_("%(count)s figures of periods that are over are missing at your units: enter them with source and evidence"),
)
CHANGE_PROPOSED = NoticeKind(
    "plans.change_proposed",
    _("A unit proposes a change of a task that I decide"),
    N_("A unit proposes a change of its task: accept it or decline it"),
    by_mail=True,
)
CHANGE_ACCEPTED = NoticeKind(
    "plans.change_accepted",
    _("A change that I proposed was accepted"),
    N_("Task no. %(task)s: your proposed change was accepted"),
)
CHANGE_DECLINED = NoticeKind(
    "plans.change_declined",
    _("A change that I proposed was declined"),
    N_("Task no. %(task)s: your proposed change was declined, read the remark"),
    by_mail=True,
)
for _kind in (
    CHANGE_PROPOSED,
    CHANGE_ACCEPTED,
    CHANGE_DECLINED,
    FIGURES_MISSING,
    DIGEST,
    SENT,
    TO_CONFIRM,
    CONFIRMED,
    RETURNED,
    REOPENED,
):
    register_notice(_kind)

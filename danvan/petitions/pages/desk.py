"""What the officer's page of one petition shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.access_log.queries import looks_at
from danvan.accounts.contacts import ContactDetails, masked
from danvan.accounts.models import User
from danvan.attachments.queries import files_of
from danvan.errors import N_
from danvan.events.queries import timeline
from danvan.petitions.forms.looking import REASONS
from danvan.petitions.identity import REASON, TRIED, IdentityCheck
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.pages.next_steps import next_steps, progress_of
from danvan.petitions.queries.clocks import both_clocks
from danvan.petitions.rules.reading import MAY_READ, MAY_SEE_SENDER
from danvan.petitions.steps import screening
from danvan.petitions.steps.all import steps_for
from danvan.petitions.terms import LAST_ROUND
from danvan.ui.timeline import Step


def petition_page(
    petition: Petition, user: Any, *, at: datetime, revealed: ContactDetails | None = None
) -> dict[str, Any]:
    """Context of the page; `revealed` is the sender's identity when a look was just recorded."""
    on = timezone.localdate(at)
    clocks = both_clocks(petition, at=at)
    return {
        "petition": petition,
        "badges": badges(petition),
        "settle": clocks.settle_face,
        "intake": clocks.intake_face if petition.state == State.RECEIVED.value else None,
        "law": next_steps(petition, clocks, progress_of(petition)),
        "next": next_on_desk(petition, user, on=on),
        "steps": desk_steps(petition),
        "sender": revealed or (masked(petition.contact) if petition.contact else None),
        "revealed": revealed is not None,
        "reasons": REASONS,
        "files": files_of(petition),
        **doable(petition, user, on=on),
        "may_see_sender": MAY_SEE_SENDER.allows(user, petition, on=on),
    }


@dataclass(frozen=True, slots=True)
class Badge:
    """A word on the petition's standing, beside its state."""

    kind: str
    icon: str
    words: str
    url: str = ""


def badges(petition: Petition) -> list[Badge]:
    """What an officer must know before reading on."""
    found = []
    if petition.topic.urgent:
        found.append(Badge("soon", "alert", _("Urgent")))
    if petition.round == LAST_ROUND:
        found.append(Badge("soon", "swap", _("Reopened: second and last answer")))
    if petition.restricted:
        found.append(Badge("late", "lock", _("Only one person reads it")))
    if petition.sender_hidden:
        found.append(Badge("hold", "shield", _("The sender stays unnamed")))
    if petition.about_unit:
        found.append(Badge("hold", "flag", _("About %(unit)s") % {"unit": petition.about_unit.name}))
    if petition.main:
        words = _("Together with %(reference)s") % {"reference": petition.main.reference}
        found.append(Badge("info", "clip", words, petition.main.get_absolute_url()))
    if petition.hops:
        words = ngettext("Passed on once", "Passed on %(n)s times", petition.hops) % {"n": petition.hops}
        found.append(Badge("", "next", words))
    return found


def doable(petition: Petition, user: Any, *, on: date) -> dict[str, Any]:
    """What this person may do now, and which of it leads on: once accepted, screening anew is the exception."""
    found = steps_for(user, petition, on=on)
    if petition.state == State.ACCEPTED.value:
        found.sort(key=lambda pair: pair[0] in screening.STEPS)
    forward = next((step for step, _address in found if step.group == "main"), None)
    return {"doable": found, "forward": forward}


def next_on_desk(petition: Petition, user: Any, *, on: date) -> str:
    """The address of the next open petition by due date, "" after the last; one query."""
    later = Q(due_at__gt=petition.due_at) | Q(due_at=petition.due_at, pk__gt=petition.pk)
    rows = Petition.objects.filter(MAY_READ.selects(user, on=on)).on_the_desk().filter(later)
    found = rows.order_by("due_at", "pk").values_list("reference", flat=True).first()
    return reverse("petition-desk", args=[found]) if found else ""


def desk_steps(petition: Petition) -> list[Step]:
    """The trail, newest first, with who did it."""
    actors = {"user": _("By an officer"), "job": _("By the system"), "link": _("By the sender")}
    return [
        Step(line.sentence, line.at, actors.get(line.actor_kind, ""), "done") for line in reversed(timeline(petition))
    ]


LOOKS = {
    "petition": N_("opened the file"),
    "contact": N_("opened the sender’s identity"),
    "compared": N_("had what was said compared with the sender’s identity, without seeing it"),
    "link_refused": N_("refused a new link, as what was said is not what is kept"),
    "link_given": N_("gave the sender a new link"),
    "file": N_("opened an attached file"),
}


# How the officer made sure that a person at the counter is the sender.
COMPARED = tuple((f"{REASON}{code}", words) for code, words in IdentityCheck.choices)


def looks_page(petition: Petition) -> dict[str, Any]:
    """Who looked, newest first: at most the last 200 looks, so that the page stays a page."""
    looks = list(looks_at(petition)[:200])
    people = User.objects.in_bulk([int(look.actor_id) for look in looks if look.actor_kind == "user"])
    reasons = {code: str(words) for code, words in (*REASONS, *COMPARED)}
    steps = []
    for look in looks:
        person = people.get(int(look.actor_id)) if look.actor_kind == "user" else None
        seen = "compared" if look.reason.startswith(REASON) and look.what == TRIED else look.what
        what = _(LOOKS.get(seen, seen))
        why = reasons.get(look.reason, "")
        steps.append(Step(person.full_name if person else _("The system"), look.at, f"{what}: {why}" if why else what))
    return {"petition": petition, "steps": steps}

"""What the officer's page of one petition shows."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from danvan.access_log.queries import looks_at
from danvan.accounts.contacts import ContactDetails, masked
from danvan.accounts.models import User
from danvan.attachments.queries import files_of
from danvan.events.queries import timeline
from danvan.petitions.forms.sending import REASONS
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import clock_face
from danvan.petitions.rules.reading import MAY_SEE_SENDER
from danvan.petitions.steps.all import steps_for
from danvan.ui.timeline import Step


def petition_page(
    petition: Petition, user: Any, *, at: datetime, revealed: ContactDetails | None = None
) -> dict[str, Any]:
    """Context of the page; `revealed` is the sender's identity when a look was just recorded."""
    on = timezone.localdate(at)
    return {
        "petition": petition,
        "settle": clock_face(petition, petition.settle_stage, at=at),
        "intake": clock_face(petition, petition.intake_stage, at=at),
        "steps": desk_steps(petition),
        "sender": revealed or (masked(petition.contact) if petition.contact else None),
        "revealed": revealed is not None,
        "reasons": REASONS,
        "files": files_of(petition),
        "looks": looks_at(petition).count(),
        "doable": steps_for(user, petition, on=on),
        "may_see_sender": MAY_SEE_SENDER.allows(user, petition, on=on),
    }


def desk_steps(petition: Petition) -> list[Step]:
    """The trail, newest first, with who did it."""
    actors = {"user": _("By an officer"), "job": _("By the system"), "link": _("By the sender")}
    return [
        Step(line.sentence, line.at, actors.get(line.actor_kind, ""), "done") for line in reversed(timeline(petition))
    ]


LOOKS = {
    "petition": _lazy("opened the file"),
    "contact": _lazy("opened the sender’s identity"),
    "file": _lazy("opened an attached file"),
}


def looks_page(petition: Petition) -> dict[str, Any]:
    """Who looked, newest first: at most the last 200 looks, so that the page stays a page."""
    looks = list(looks_at(petition)[:200])
    people = User.objects.in_bulk([int(look.actor_id) for look in looks if look.actor_kind == "user"])
    reasons = {code: str(words) for code, words in REASONS}
    steps = []
    for look in looks:
        person = people.get(int(look.actor_id)) if look.actor_kind == "user" else None
        what = str(LOOKS.get(look.what, look.what))
        why = reasons.get(look.reason, "")
        steps.append(Step(person.full_name if person else _("The system"), look.at, f"{what}: {why}" if why else what))
    return {"petition": petition, "steps": steps}

"""What the pages of one petition show: the receipt, tracking, and the officer's page."""

from datetime import datetime
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from danvan.attachments.queries import files_of
from danvan.events.models import RecordedEvent
from danvan.events.receipts import receipt_code
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import clock_face
from danvan.ui.clock import ClockFace
from danvan.ui.timeline import Step


def tracking_address(secret: str) -> str:
    """The full address of a tracking page, as in the mail and the QR code."""
    return settings.SITE_ADDRESS + reverse("petition-track", args=[secret])


def qr(text: str) -> SafeString:
    """A QR code as inline SVG, without style attributes."""
    code = segno.make(text, error="m", micro=False)
    svg = code.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True, title=_("QR code"))
    return mark_safe(svg)  # noqa: S308  # drawn by the library from an address of our own


def receipt_page(petition: Petition, *, secret: str, at: datetime) -> dict[str, Any]:
    """Context of the receipt."""
    received = RecordedEvent.objects.about(petition).filter(kind=PetitionReceived.kind).get()
    return {
        "petition": petition,
        "clock": _settle_face(petition, at),
        "secret": secret,
        "address": tracking_address(secret),
        "qr": qr(tracking_address(secret)),
        "check_code": receipt_code(received),
        "attachments": files_of(petition),
    }


def tracking_page(petition: Petition, *, secret: str, at: datetime) -> dict[str, Any]:
    """Context of the tracking page."""
    return {
        "petition": petition,
        "clock": _settle_face(petition, at),
        "secret": secret,
        "steps": public_steps(petition),
        "attachments": files_of(petition),
    }


def public_steps(petition: Petition) -> list[Step]:
    """What happened and what comes, oldest first, in the sender's words."""
    accepted = petition.state == State.ACCEPTED.value
    moments = dict(RecordedEvent.objects.about(petition).values_list("kind", "at"))
    steps = [
        Step(_("Received, reference given"), moments.get("petitions.received"), _("Through this site."), "done"),
        Step(
            _("%(unit)s looks at it") % {"unit": petition.unit.name},
            None if accepted else petition.received_at,
            _("It checks that the matter is within its competence."),
            "done" if accepted else "now",
        ),
    ]
    if accepted:
        steps.append(Step(_("Accepted, being settled"), moments.get("petitions.accepted"), petition.unit.name, "now"))
    steps.append(Step(_("The head signs the answer"), None, _("At the latest on the due date above."), "next"))
    return steps


def _settle_face(petition: Petition, at: datetime) -> ClockFace:
    return clock_face(petition, petition.settle_stage, at=at)

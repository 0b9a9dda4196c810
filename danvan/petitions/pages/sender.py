"""What the pages of one petition show: the receipt, tracking, and the officer's page."""

from dataclasses import replace
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
from danvan.petitions.pages.road import may_be_reopened, public_steps
from danvan.petitions.queries.after import rating_of
from danvan.petitions.queries.finding import clock_face
from danvan.petitions.queries.intake import numbers_elsewhere
from danvan.ui.clock import ClockFace
from danvan.ui.days import day_words


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
        "numbers": numbers_elsewhere(petition),
    }


def tracking_page(petition: Petition, *, secret: str, at: datetime) -> dict[str, Any]:
    """Context of the tracking page."""
    return {
        "petition": petition,
        "clock": _clock_of_road(petition, at),
        "secret": secret,
        "steps": public_steps(petition),
        "attachments": files_of(petition),
        "may_rate": petition.state == State.ANSWERED.value and rating_of(petition) is None,
        "may_reopen": may_be_reopened(petition),
    }


def _clock_of_road(petition: Petition, at: datetime) -> ClockFace | None:
    """The clock while it runs, and as it ended with an answer; none for what is not pursued: nothing is due."""
    if not petition.is_open and petition.state != State.ANSWERED.value:
        return None
    face = _settle_face(petition, at)
    if not face.closed:
        return face
    return replace(face, due_words=_("It was due by the end of %(day)s") % {"day": day_words(petition.due_at)})


def _settle_face(petition: Petition, at: datetime) -> ClockFace:
    return clock_face(petition, petition.settle_stage, at=at)

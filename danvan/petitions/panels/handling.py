"""On the officer's page of a petition: what was found on the spot, and what officers note."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.attachments.models import Attachment
from danvan.attachments.queries import files_of_all
from danvan.petitions.forms.handling import NoteForm
from danvan.petitions.models import FieldCheck, Petition
from danvan.petitions.rules.handling import MAY_NOTE
from danvan.ui.panels import panel


@dataclass(frozen=True, slots=True)
class Visit:
    """One check on the spot with its photos."""

    check: FieldCheck
    photos: list[Attachment]


@panel("petition.detail", order=30)
def checks_on_the_spot(petition: Petition, request: HttpRequest) -> str:
    """Before on one side, after on the other; three queries however many, none of them when nobody was there."""
    checks = list(petition.field_checks.select_related("by"))
    if not checks:
        return ""
    photos = files_of_all(checks)
    visits = [Visit(check, photos[check.pk]) for check in checks]
    sides = [(moment.label, [v for v in visits if v.check.moment == moment.value]) for moment in FieldCheck.Moment]
    own = sum(check.by_id == request.user.pk for check in checks)
    sent = f"check-{petition.reference}-{own - 1}" if own else ""
    return render_to_string("petitions/desk/_checks.html", {"sides": sides, "sent": sent}, request)


@panel("petition.detail", order=40)
def internal_notes(petition: Petition, request: HttpRequest) -> str:
    """The notes, the newest last, and where to write the next."""
    now = timezone.now()
    form = None
    if MAY_NOTE.allows(request.user, petition, on=timezone.localdate(now)):
        form = NoteForm(petition=petition, user=request.user, at=now, auto_id="note-%s")  # type: ignore[arg-type]  # an officer
    notes = list(petition.notes.select_related("by"))
    if form is None and not notes:
        return ""
    return render_to_string("petitions/desk/_notes.html", {"petition": petition, "notes": notes, "form": form}, request)

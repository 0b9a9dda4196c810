"""The pieces of a text under review: corrected, removed, joined."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.errors import DomainError
from danvan.legislation.actions.correct_import_piece import correct_import_piece
from danvan.legislation.actions.join_import_piece import join_import_piece
from danvan.legislation.actions.remove_import_piece import remove_import_piece
from danvan.legislation.errors import PieceKnown
from danvan.legislation.models import ImportDraft
from danvan.legislation.reading.pieces import ReadPiece, ReadText
from danvan.legislation.review_forms import EditionForm, PieceForm
from danvan.legislation.reviewing import piece_name, place_of_page
from danvan.legislation.rules import MAY_IMPORT
from danvan.permissions.views import needs

_TAKING: dict[str, Callable[..., ImportDraft]] = {"bo": remove_import_piece, "gop": join_import_piece}


@needs(MAY_IMPORT)
def piece(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """One piece, to be corrected."""
    draft, found = _piece(request, pk, place)
    form = PieceForm(request.POST or None, initial=PieceForm.first_values(found, draft.edition))
    if request.method == "POST" and form.is_valid():
        edition, at = form.cleaned_data["edition"], timezone.now()
        try:
            correct_import_piece(draft.pk, place, form.words(), edition=edition, by=request.user, at=at)
        except DomainError as refused:
            form.add_error("number" if isinstance(refused, PieceKnown) else None, _(refused.message))
        else:
            messages.success(request, _("The piece was saved."))
            return redirect(place_of_page(draft, place))
    context = {"draft": draft, "form": form, "place": place, "name": piece_name(found)}
    return render(request, "legislation/desk/piece.html", context, status=422 if form.is_bound else 200)


@needs(MAY_IMPORT)
def take(request: HttpRequest, pk: int, place: int, deed: str) -> HttpResponse:
    """Ask, then remove a piece ("bo") or join it to the one before ("gop")."""
    draft, found = _piece(request, pk, place)
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _TAKING[deed](draft.pk, place, edition=form.cleaned_data["edition"], by=request.user, at=timezone.now())
        messages.success(request, _("The piece was removed.") if deed == "bo" else _("The pieces were joined."))
        return redirect(place_of_page(draft, max(place - 1, 0)))
    context = {"draft": draft, "piece": found, "place": place, "name": piece_name(found), "deed": deed}
    return render(request, "legislation/desk/take.html", context)


def _piece(request: HttpRequest, pk: int, place: int) -> tuple[ImportDraft, ReadPiece]:
    draft = MAY_IMPORT.get(ImportDraft.objects.waiting(), request.user, on=timezone.localdate(), pk=pk)
    pieces = ReadText.from_json(draft.read).pieces
    if place >= len(pieces):
        raise Http404
    return draft, pieces[place]

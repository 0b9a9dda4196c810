"""Anyone may check a receipt, and read the published checkpoints."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from danvan.events import checkpoint_files as files
from danvan.events.forms import CheckCodeForm
from danvan.events.heads_file import BadHeadsFile
from danvan.events.models import Checkpoint
from danvan.events.receipts import find_receipt, next_checkpoint_day, proof_of_inclusion
from danvan.permissions.views import public


@public
def check(request: HttpRequest) -> HttpResponse:
    """Type a code, see whether the acknowledgement stands."""
    form = CheckCodeForm(request.GET if "ma" in request.GET else None)
    asked = form.is_bound and form.is_valid()
    receipt = find_receipt(form.cleaned_data["ma"]) if asked else None
    context = {"form": form, "asked": asked, "receipt": receipt, "next_day": next_checkpoint_day(timezone.now())}
    return _private(render(request, "events/public/check.html", context))


@public
def proof(request: HttpRequest) -> HttpResponse:
    """The way from a receipt to the published root, as a file for whoever wants to compute it."""
    form = CheckCodeForm(request.GET)
    receipt = find_receipt(form.cleaned_data["ma"]) if form.is_valid() else None
    try:
        answer = proof_of_inclusion(receipt) if receipt else None
    except (LookupError, OSError, BadHeadsFile):
        answer = None
    if receipt is None or answer is None:
        raise Http404
    response = JsonResponse(answer, json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="danvan-{receipt.row.hash[:20]}.json"'
    return _private(response)


@public
def checkpoints(request: HttpRequest) -> HttpResponse:
    """Every published checkpoint, newest first."""
    page = Paginator(Checkpoint.objects.order_by("-number"), 30).get_page(request.GET.get("trang"))
    return render(request, "events/public/checkpoints.html", {"page": page})


@public
def checkpoints_json(request: HttpRequest) -> HttpResponse:
    """The same as data: the newest 400 in full."""
    return JsonResponse({"checkpoints": [_published(row) for row in Checkpoint.objects.order_by("-number")[:400]]})


@public
def checkpoint_json(request: HttpRequest, day: str) -> HttpResponse:
    """One checkpoint as its file says it."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    return JsonResponse(_published(get_object_or_404(Checkpoint, day=wanted)), json_dumps_params={"indent": 1})


def _published(row: Checkpoint) -> dict[str, Any]:
    return {**files.content(row), "seal": row.seal}


def _private(response: HttpResponse) -> HttpResponse:
    """The address holds a code: neither kept, nor indexed, nor told to other sites."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response

"""Choices of a reader, and the page that shows every part of the look."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from danvan.ui import samples
from danvan.ui.choices import MODE_COOKIE, MODES, back_with

View = Callable[[HttpRequest], HttpResponse]


def open_to_all(view: View) -> View:
    """Says that anyone may open the view; `ui` lies under the floor of permissions and cannot use its decorator."""
    view.is_public = True  # type: ignore[attr-defined]  # read by tests/architecture
    return view


# Exempt: each page would otherwise have to set a cookie for a reader who only reads. What a stranger's site could
# achieve by posting here is a page in the other language, or darker.
@open_to_all
@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Read the site in another language, at the same place."""
    wanted = request.POST.get("language", "")
    known = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return back_with(request, settings.LANGUAGE_COOKIE_NAME, known)


@open_to_all
@csrf_exempt
@require_POST
def choose_mode(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device is set."""
    wanted = request.POST.get("mode", "")
    return back_with(request, MODE_COOKIE, wanted if wanted in MODES else "")


@open_to_all
def parts(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with invented data; a demonstration only."""
    if not settings.DEMONSTRATION:
        raise Http404
    face = "ui/parts_page/desk.html" if request.GET.get("mat") == "ban" else "ui/parts_page/public.html"
    return render(request, face, samples.everything(request))

"""Home, look-up and the pages every visitor may need."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.permissions.views import public
from danvan.petitions.consent import CURRENT, TEXTS
from danvan.petitions.queries.finding import by_link, public_state
from danvan.portal.figures import home_figures
from danvan.portal.forms import LookUpForm, SearchForm
from danvan.portal.searching import search
from danvan.references.numbering import is_reference


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What people come for: send, look up, and see how the city keeps its word."""
    context = {**home_figures(on=timezone.localdate()), "form": SearchForm()}
    return render(request, "portal/home.html", context)


@public
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """By reference: what anyone may know. By tracking link: the sender's own page."""
    form = LookUpForm(request.GET) if "ma" in request.GET else LookUpForm()
    found = None
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data["ma"]
        secret = typed.rstrip("/").rsplit("/", 1)[-1]
        if by_link(secret):
            return redirect("petition-track", secret)
        found = public_state(typed, at=timezone.now())
        if found is None:
            form.say_not_found()
    return render(request, "portal/look_up.html", {"form": form, "found": found})


@public
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Words are searched in everything public; a reference or a tracking link opens what it names."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["q"]
        if is_reference(words) or "/theo-doi/" in words:
            return redirect(f"{reverse('look-up')}?{urlencode({'ma': words})}")
        context |= {"words": words, "found": search(words, at=timezone.now())}
    return render(request, "portal/search.html", context)


@public
@require_safe
def data_protection(request: HttpRequest) -> HttpResponse:
    """What is kept, why, who sees it, and what one may ask for."""
    return render(request, "portal/data_protection.html", {"consent": TEXTS[CURRENT], "version": CURRENT})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, and whom to call when something does not."""
    return render(request, "portal/accessibility.html")

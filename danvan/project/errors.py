"""Error answers: a page in the reader's language that needs no database, or JSON for a program that asked for it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.errors import DomainError
from danvan.project.incidents import incident_code

RETRY_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Problem:
    """What happened and what it means, in two sentences for the person who meets it."""

    title: str | Promise
    text: str | Promise


PROBLEMS = {
    400: Problem(
        _("This request could not be understood"),
        _("The address or the form arrived incomplete. Nothing was saved; go back and try again."),
    ),
    403: Problem(
        _("This page is not open to you"),
        _("Your account or your link does not give access here. If it should, ask the administrator of your unit."),
    ),
    404: Problem(
        _("There is no such page"),
        _("The address may be mistyped or old. A petition is found by its reference or its tracking link."),
    ),
    405: Problem(_("This address does not work that way"), _("Open the page first and use its form.")),
    409: Problem(
        _("This could not be done"),
        _("Something changed in the meantime. Nothing was saved; go back and look again."),
    ),
    413: Problem(
        _("What you sent is too large"),
        _("Nothing was saved. Go back, choose fewer or smaller files, and send again; what you typed is still there."),
    ),
    429: Problem(
        _("Too many attempts in a short time"),
        _("Wait a moment, then go back and try again; what you typed is still there."),
    ),
    500: Problem(
        _("This page has an error, and the error is ours"),
        _("If you have seen a reference, your petition is saved and need not be sent again. "
          "If not, go back and send it again: no second case is made."),
    ),
    503: Problem(
        _("The system is being maintained"),
        _("What you typed is kept in the page before this one. Try again in a few minutes."),
    ),
}  # fmt: skip


def error_response(
    request: HttpRequest, status: int, *, code: str = "", text: str | Promise = "", retry_after: int | None = None
) -> HttpResponse:
    """The answer to a request that failed with `status`; `text` replaces the usual sentence."""
    # An error can come from before the middleware that chose the language.
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        problem = PROBLEMS.get(status, PROBLEMS[500])
        facts = {
            "status": status,
            "code": code or f"http-{status}",
            "title": str(problem.title),
            "text": str(text or problem.text),
            "incident": incident_code(request),
        }
        response = _json(facts) if wants_json(request) else _page(request, facts, language)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-store"
    if retry_after or status in {429, 503}:
        response.headers["Retry-After"] = str(retry_after or RETRY_SECONDS)
    return response


def domain_error_response(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page of a rule that said no, in its own words."""
    told = gettext(error.message)
    text = told % error.params if error.params else told
    retry_after = error.params.get("retry_after")
    return error_response(request, error.status, code=error.code, text=text, retry_after=retry_after)


def wants_json(request: HttpRequest) -> bool:
    """A program asked: JSON is accepted and preferred to a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _json(facts: dict[str, Any]) -> HttpResponse:
    told = {key: facts[key] for key in ("code", "title", "text", "incident")}
    return JsonResponse({"error": told}, status=facts["status"], json_dumps_params={"ensure_ascii": False})


def _page(request: HttpRequest, facts: dict[str, Any], language: str) -> HttpResponse:
    # Without the request, so that no context processor and no menu asks the database.
    context = facts | {
        "LANGUAGE_CODE": language,
        "city_name": settings.CITY_NAME,
        "city_phone": settings.CITY_PHONE,
        "reload_path": request.get_full_path() if request.method in {"GET", "HEAD"} else "",
    }
    return HttpResponse(loader.render_to_string("project/error.html", context), status=facts["status"])

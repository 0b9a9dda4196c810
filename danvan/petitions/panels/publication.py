"""What is public: on the officer's page, on the sender's own page, and on the home page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from danvan.petitions.models import Petition
from danvan.petitions.queries.public import lately_answered
from danvan.petitions.queries.public_copy import answer_to_copy, copy_on_page
from danvan.ui.panels import panel

LATELY = 5


@panel("petition.aside", order=50)
def what_everyone_reads(petition: Petition, request: HttpRequest) -> str:
    """Whether it is public, and what the copy still lacks."""
    shown = copy_on_page(petition)
    if shown is None:
        return ""
    context = {"petition": petition, "shown": shown, "waits": answer_to_copy(petition, shown) is not None}
    return render_to_string("petitions/desk/_public_copy.html", context, request)


@panel("petition.tracking", order=80)
def whether_it_is_public(petition: Petition, request: HttpRequest) -> str:
    """To its sender: what everyone may read of it, and the way to change that."""
    secret = request.resolver_match.kwargs.get("secret") if request.resolver_match else None
    if secret is None or petition.restricted:
        return ""
    context = {"petition": petition, "secret": secret, "shown": copy_on_page(petition)}
    return render_to_string("petitions/public/_is_public.html", context, request)


@panel("portal.home", order=20)
def answered_lately(_subject: Any, request: HttpRequest) -> str:
    """The last public answers."""
    found = lately_answered(LATELY)
    if not found:
        return ""
    return render_to_string("petitions/public/_answered_lately.html", {"found": found}, request)

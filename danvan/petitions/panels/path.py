"""Where a petition went and how long it lay; what is settled together with it; why it was filed."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from danvan.petitions.lifecycle import State
from danvan.petitions.models import FilingReason, Petition
from danvan.petitions.queries.path import path_of
from danvan.petitions.queries.sender_words import words_for_filing
from danvan.petitions.rules.reading import MAY_READ
from danvan.petitions.rules.screening import MAY_KEEP_ROUTES
from danvan.ui.panels import panel

MOST_SHOWN = 50


@panel("petition.detail", order=20)
@panel("petition.path")
def path_between_units(petition: Petition, request: HttpRequest) -> str:
    """Each hop with its ground and the days it cost."""
    if not petition.hops:
        return ""
    path = path_of(petition, on=timezone.localdate())
    return render_to_string("petitions/desk/_path.html", {"petition": petition, "path": path}, request)


@panel("petition.detail", order=10)
def settled_together(petition: Petition, request: HttpRequest) -> str:
    """The petitions attached to this one, or the one it is attached to."""
    attached = Petition.objects.filter(main=petition, state=State.ATTACHED.value).order_by("due_at", "pk")
    shown = list(attached[: MOST_SHOWN + 1])
    main = petition.main if petition.state == State.ATTACHED.value else None
    if not shown and main is None:
        return ""
    keys = [one.pk for one in shown] + ([main.pk] if main else [])
    own = MAY_READ.rows(Petition.objects.filter(pk__in=keys), request.user, on=timezone.localdate())
    context = {
        "main": main,
        "attached": shown[:MOST_SHOWN],
        "count": attached.count() if len(shown) > MOST_SHOWN else len(shown),
        "readable": set(own.values_list("pk", flat=True)),
        "now": timezone.now(),
    }
    return render_to_string("petitions/desk/_together.html", context, request)


@panel("petition.tracking", order=10)
def how_long_it_lay(petition: Petition, request: HttpRequest) -> str:
    """To its sender: the days at each office on its way; where it went and why stands in the steps above."""
    if not petition.hops:
        return ""
    path = path_of(petition, on=timezone.localdate())
    return render_to_string("petitions/public/_path.html", {"path": path}, request)


@panel("petition.outcome", order=10)
def why_it_was_filed(petition: Petition, request: HttpRequest) -> str:
    """To its sender: the reason, and what he can do."""
    if petition.state != State.FILED.value:
        return ""
    complaint = petition.filing_reason == FilingReason.COMPLAINT
    context = {"petition": petition, "words": words_for_filing(petition.filing_reason), "complaint": complaint}
    return render_to_string("petitions/public/_filed.html", context, request)


@panel("petition.list", order=40)
def way_to_the_table(_subject: Any, request: HttpRequest) -> str:
    """From the list of petitions to the table of competence, for who keeps it."""
    if not MAY_KEEP_ROUTES.enters(request.user, on=timezone.localdate()):
        return ""
    return format_html('<a href="{}">{}</a>', reverse("petition-routes"), gettext("Table of competence"))

"""The answer on the officer's page of a petition, and on the sender's tracking page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.queries.answer_view import ShownAnswer, in_the_making, issued, walked
from danvan.ui.panels import panel


@panel("petition.detail", order=20)
def the_answer(petition: Any, request: HttpRequest) -> str:
    """The answer in the making with its checklist and way, and the issued ones."""
    making = in_the_making(petition, on=timezone.localdate())
    answers = issued(petition)
    if making is None and not answers:
        return ""
    ways = walked(answers)
    pairs = [(shown, ways[shown.answer.pk]) for shown in answers]
    context = {"petition": petition, "making": making, "answers": pairs}
    return render_to_string("petitions/desk/_answer_panel.html", context, request)


@panel("petition.outcome", order=20)
def that_it_is_answered(petition: Any, request: HttpRequest) -> str:
    """Above everything else: that there is an answer, and where."""
    answers = issued(petition) if petition.state == State.ANSWERED.value else []
    if not answers:
        return ""
    return render_to_string("petitions/public/_is_answered.html", {"answer": answers[0].answer}, request)


@panel("petition.tracking", order=50)
def the_answer_for_its_sender(petition: Any, request: HttpRequest) -> str:
    """What was answered, with its evidence; earlier answers folded."""
    answers = addressed(petition)
    if not answers:
        return ""
    secret = request.resolver_match.kwargs.get("secret", "") if request.resolver_match else ""
    context = {"answers": answers, "secret": secret}
    return render_to_string("petitions/public/_answers.html", context, request)


def addressed(petition: Petition) -> list[tuple[ShownAnswer, bool]]:
    """The issued answers, newest first, each with whether its letter is addressed to this petition's sender."""
    return [(shown, shown.answer.petition_id == petition.pk) for shown in issued(petition)]

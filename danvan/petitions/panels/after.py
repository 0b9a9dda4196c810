"""What the rest of the road shows on pages of others: rating on the sender's page, support and follow in public."""

from datetime import datetime, time

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.clocks import preview
from danvan.deadlines.stages import StageWords, register_stage
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, Rating, Reopening, Score
from danvan.petitions.pages.road import may_be_reopened
from danvan.petitions.queries.after import rating_of, support_count
from danvan.petitions.terms import LAST_ROUND, SETTLE, settle_stage
from danvan.ui.panels import panel

register_stage(settle_stage(LAST_ROUND), StageWords(start=_("Reopened"), done=_("Answered")))


@panel("petition.tracking", order=60)
def how_the_answer_serves(petition: Petition, request: HttpRequest) -> str:
    """Three choices under the answer; once rated, what was said, and the way on for who is not satisfied."""
    secret = request.resolver_match.kwargs.get("secret") if request.resolver_match else None
    if petition.state != State.ANSWERED.value or secret is None:
        return ""
    rating = rating_of(petition)
    context = {
        "petition": petition,
        "secret": secret,
        "rating": rating,
        "scores": Score.choices,
        "offer": rating is not None and rating.score == Score.DISSATISFIED and may_be_reopened(petition),
        "due": preview(SETTLE, timezone.now()),
    }
    return render_to_string("petitions/public/_rating.html", context, request)


@panel("petition.detail", order=15)
def what_the_sender_says(petition: Petition, request: HttpRequest) -> str:
    """To the officers of the case: the ratings and the objection, word for word, before the answer they speak of."""
    reopened = petition.round == LAST_ROUND
    if not reopened and petition.state != State.ANSWERED.value:
        return ""
    ratings = list(Rating.objects.filter(petition=petition).order_by("-round"))
    objections = Reopening.objects.filter(petition=petition).select_related("taken_over_by")
    reopening = objections.first() if reopened else None
    if not ratings and reopening is None:
        return ""
    context = {"ratings": ratings, "reopening": reopening}
    return render_to_string("petitions/desk/_sender_says.html", context, request)


@panel("petition.public", order=60)
def join_in(petition: Petition, request: HttpRequest) -> str:
    """How many have the same matter, and the way to say so or to follow."""
    midnight = datetime.combine(timezone.localdate(), time(), timezone.get_current_timezone())
    context = {"petition": petition, "supports": support_count(petition, before=midnight)}
    return render_to_string("petitions/public/_join_in.html", context, request)

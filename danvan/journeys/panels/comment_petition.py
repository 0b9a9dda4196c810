"""What the two pages show of each other, and what the writer is told."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.discussions import subjects
from danvan.discussions.lifecycle import LIFECYCLE, State
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_MODERATE, MAY_READ
from danvan.journeys.queries.comment_petition import comment_of, petition_of, tracking_secret
from danvan.petitions.models import Petition
from danvan.ui.panels import panel


@panel("comment.actions", order=20)
def turn_into_petition(comment: Comment, request: HttpRequest) -> str:
    """The button, where it can still become one."""
    possible = State.PETITION in LIFECYCLE.following(State(comment.state)) and comment.forgotten_at is None
    if not possible or not MAY_MODERATE.allows(request.user, comment, on=timezone.localdate()):
        return ""
    return render_to_string("journeys/desk/_turn_into_petition.html", {"comment": comment}, request)


@panel("comment.detail", order=10)
def the_petition_it_became(comment: Comment, request: HttpRequest) -> str:
    """To the moderator: its reference; whether he may open it is for the petition to say."""
    link = petition_of(comment) if comment.state == State.PETITION.value else None
    if link is None:
        return ""
    return render_to_string("journeys/desk/_became_petition.html", {"petition": link.petition}, request)


@panel("comment.writer", order=10)
def where_it_is_settled(comment: Comment, request: HttpRequest) -> str:
    """To the writer: the reference, the day of answer and the tracking link."""
    opened = request.resolver_match.kwargs.get("secret") if request.resolver_match else None
    link = petition_of(comment) if comment.state == State.PETITION.value and opened else None
    if link is None:
        return ""
    context = {"petition": link.petition, "secret": tracking_secret(comment), "contact": comment.contact_id}
    return render_to_string("journeys/public/_settled_as_petition.html", context, request)


@panel("petition.detail", order=12)
def the_comment_it_came_from(petition: Petition, request: HttpRequest) -> str:
    """To the officers of the petition: under which page it was written."""
    link = comment_of(petition)
    if link is None:
        return ""
    page = subjects.subject(*link.comment.subject_key)
    opens = MAY_READ.allows(request.user, link.comment, on=timezone.localdate())
    context = {"comment": link.comment, "page": page, "opens": opens}
    return render_to_string("journeys/desk/_from_comment.html", context, request)

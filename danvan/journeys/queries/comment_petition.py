"""From a comment to its petition and back: one query each."""

from danvan.discussions.models import Comment
from danvan.journeys.links import token_of_comment
from danvan.journeys.models import CommentPetition
from danvan.petitions.links import link_secret
from danvan.petitions.models import Petition


def petition_of(comment: Comment) -> CommentPetition | None:
    """The link with its petition."""
    return CommentPetition.objects.select_related("petition__unit").filter(comment=comment).first()


def comment_of(petition: Petition) -> CommentPetition | None:
    """The link with its comment."""
    return CommentPetition.objects.select_related("comment").filter(petition=petition).first()


def tracking_secret(comment: Comment) -> str:
    """The secret of the petition's tracking link: only for the page that the writer's own secret opened."""
    return link_secret(token_of_comment(comment.link_hash))

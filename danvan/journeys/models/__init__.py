"""Which row of one area came from which of another."""

from danvan.journeys.models.comment_petition import CommentPetition

__all__ = ["CommentPetition"]

"""Codes that stand in rows of comments, with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.discussions.lifecycle import State


class CommentState(models.TextChoices):
    """The states of the lifecycle in people's words."""

    PENDING = State.PENDING.value, _("Waits for a moderator")
    PUBLISHED = State.PUBLISHED.value, _("Published")
    REFUSED = State.REFUSED.value, _("Not published")
    HIDDEN = State.HIDDEN.value, _("Hidden")
    WITHDRAWN = State.WITHDRAWN.value, _("Withdrawn by its writer")
    PETITION = State.PETITION.value, _("Settled as a petition")


class RefusalReason(models.TextChoices):
    """Why a comment is not public; the writer reads it."""

    INSULT = "insult", _("It insults somebody")
    PERSONAL = "personal", _("It names private matters or data of a person")
    ACCUSATION = "accusation", _("It accuses somebody: this belongs into a denunciation, not under an article")
    OFF_TOPIC = "off_topic", _("It is not about this page")
    ADVERTISING = "advertising", _("It advertises something")
    REPEATED = "repeated", _("The same comment stands there already")
    UNREADABLE = "unreadable", _("It cannot be read: letters were lost, or it says nothing")
    OTHER = "other", _("Another reason, written below")


class ReportReason(models.TextChoices):
    """Why a reader says that a comment should not stand there."""

    INSULT = "insult", _("It insults somebody")
    PERSONAL = "personal", _("It names private matters or data of a person")
    FALSE = "false", _("It states something false")
    ADVERTISING = "advertising", _("It advertises something")
    OTHER = "other", _("Something else")

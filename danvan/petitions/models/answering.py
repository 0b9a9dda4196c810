"""How a unit answers: its approval path and register, who signs in whose name, and its ready texts."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.organisations.models.dated import Dated, DatedQuerySet
from danvan.petitions.models.choices import ApprovalStep, Outcome, SigningForm
from danvan.petitions.models.topic import Topic

#: The path of a unit that has not chosen one.
SHORTEST_PATH = (ApprovalStep.SPECIALIST, ApprovalStep.LEADER)
DEFAULT_SIGN = "PAKN"


def shortest_path() -> list[str]:
    return [step.value for step in SHORTEST_PATH]


class AnsweringPath(models.Model):
    """The approval steps of a unit's answers, in order, and the sign its numbers carry ("42/UBND-PAKN").

    steps: codes of ApprovalStep, the first `specialist`, the last `leader`. sign: the unit's own to set.

    Retention: a setting; each change is recorded in the trail.
    """

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="+")
    steps = models.JSONField(default=shortest_path)
    sign = models.CharField(_("sign of the register"), max_length=30, default=DEFAULT_SIGN)

    def __str__(self) -> str:
        return f"{self.unit_id}: {' > '.join(self.steps)}"


class SigningDelegationQuerySet(DatedQuerySet["SigningDelegation"]):
    def on(self, day: date) -> Self:
        """The delegations that give the right to sign on `day`."""
        return super().on(day).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


class SigningDelegation(Dated):
    """Who may sign a unit's answers in the head's place, in which form, from when to when, by which paper.

    `ended_on`: taken back early; from that day on it gives no right.
    Retention: never removed; it answers "by what right was this signed?".
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(_("form"), max_length=4, choices=[c for c in SigningForm.choices if c[0] != "self"])
    title = models.CharField(_("title of who signs"), max_length=120)
    basis = models.CharField(_("by which paper"), max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    objects = SigningDelegationQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="a_delegation_has_both_days", condition=Q(valid_from__isnull=False, valid_to__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}. {self.title}"

    def holds_on(self, day: date) -> bool:
        return super().holds_on(day) and (self.ended_on is None or day < self.ended_on)


class AnswerTemplate(models.Model):
    """A ready text by topic and outcome. No unit: for the whole city; no topic: for any.

    Retention: a working text; each change is recorded in the trail; a retired one is offered no more.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("answer"))
    next_step = models.CharField(_("next step"), max_length=500)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("outcome", "title")

    def __str__(self) -> str:
        return self.title

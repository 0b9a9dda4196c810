"""Who works where, as what, from when to when: the only source of rights in the house.

Retention: never removed while an event names the person; it answers "who could see this on that day?".
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models.dated import Dated, DatedQuerySet, valid_on
from danvan.organisations.models.no_overlap import NoOverlap
from danvan.organisations.models.unit import Unit


class Role(models.TextChoices):
    """What a person does for a unit; one person may hold several."""

    RECEIVER = "receiver", _("receiving officer")
    HANDLER = "handler", _("handling officer")
    HEAD = "head", _("head of unit")
    COORDINATOR = "coordinator", _("coordinator")
    CLERK = "clerk", _("clerk (document registry)")
    WRITER = "writer", _("writer")
    EDITOR = "editor", _("editor")
    MODERATOR = "moderator", _("moderator")
    INSPECTOR = "inspector", _("inspector")
    ADMINISTRATOR = "administrator", _("administrator")


class MembershipQuerySet(DatedQuerySet["Membership"]):
    def in_force(self, day: date) -> "MembershipQuerySet":
        """Memberships that give rights on `day`: their unit stands and the person may sign in."""
        return self.on(day).filter(valid_on(day, "unit__"), user__is_active=True)


class Membership(Dated):
    """One role of one person in one unit, with its days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=16, choices=Role)

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["unit", "role"], name="members_of_unit_by_role")]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="membership_has_a_first_day", condition=Q(valid_from__isnull=False)),
            models.CheckConstraint(name="membership_has_a_known_role", condition=Q(role__in=Role.values)),
            NoOverlap(
                fields=["user", "unit", "role"],
                name="no_role_held_twice_on_a_day",
                violation_error_message=_("This person already holds this role in this unit on some of these days."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.unit_id}"

"""What happens while a petition is being settled: cooperation, checks on the spot, notes, hand-over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.organisations.models import Unit
from danvan.petitions.models.petition import Petition

USER = settings.AUTH_USER_MODEL


class ExtensionReason(models.TextChoices):
    """Why the term of settlement is lengthened; the sender is told in these words."""

    COMPLEX = "complex", _("the matter is complex and needs further verification")
    OTHER_BODY = "other_body", _("another body must answer first")
    SENDER_PAPERS = "sender_papers", _("papers or facts from the sender are still missing")
    FORCE_MAJEURE = "force_majeure", _("natural disaster, epidemic or another event beyond control")


class Cooperation(models.Model):
    """A cooperating unit (đơn vị phối hợp) asked to contribute by an inner due date.

    Retention: as long as the petition.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="cooperations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    request = models.TextField(_("what is asked"))
    asked_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(_("due"))
    contribution = models.TextField(_("contribution"), blank=True)
    answered_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    # When it contributed, or was no longer needed.
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("petition_id", "asked_at", "pk")
        indexes = [models.Index(fields=["unit", "ended_at", "due_at"], name="cooperations_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "unit"], condition=Q(ended_at__isnull=True), name="a_unit_is_asked_once_at_a_time"
            ),
            models.CheckConstraint(
                name="a_contribution_has_its_moment", condition=Q(contribution="") | Q(ended_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.unit_id}"

    def get_absolute_url(self) -> str:
        return self.petition.get_absolute_url()


class FieldCheck(models.Model):
    """A visit on the spot with its photos (attachments of this row).

    Retention: as long as the petition.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("Before: as found")
        AFTER = "after", _("After: as it is now")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="field_checks")
    moment = models.CharField(max_length=8, choices=Moment)
    finding = models.TextField(_("what was found"))
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("petition_id", "at", "pk")

    def __str__(self) -> str:
        return f"{self.petition_id} {self.moment}"

    def get_absolute_url(self) -> str:
        return self.petition.get_absolute_url()


class InternalNote(models.Model):
    """A remark among the officers of the case; never shown to the sender. Retention: as long as the petition."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField(_("note"))
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("petition_id", "at", "pk")

    def __str__(self) -> str:
        return f"{self.petition_id} {self.pk}"


class CaseHandOver(models.Model):
    """The list of cases a leaving officer hands to another, signed by both; the cases move with the second signature.

    Retention: kept with the unit's records.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    leaving = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("hands over"))
    taking = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name=_("takes over"))
    remark = models.TextField(blank=True)
    prepared_at = models.DateTimeField()
    signed_by_leaving_at = models.DateTimeField(null=True)
    signed_by_taking_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    petitions = models.ManyToManyField(Petition, related_name="+")

    class Meta:
        ordering = ("-prepared_at", "-pk")
        constraints = [
            models.CheckConstraint(name="nobody_hands_over_to_himself", condition=~Q(leaving=F("taking"))),
            models.CheckConstraint(
                name="who_takes_signs_after_who_leaves",
                condition=Q(signed_by_taking_at__isnull=True) | Q(signed_by_leaving_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leaving_id} > {self.taking_id}"

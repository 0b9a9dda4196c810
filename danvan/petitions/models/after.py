"""What comes after the answer: rating, reopening, supports, followers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.organisations.models import Unit
from danvan.petitions.models.choices import Score
from danvan.petitions.models.petition import Petition


class Rating(models.Model):
    """The sender's word on the answer of one round. Retention: as long as the petition."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="ratings")
    round = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    score = models.CharField(max_length=12, choices=Score)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField()
    rated_on = models.DateField()

    class Meta:
        ordering = ("petition_id", "round")
        indexes = [models.Index(fields=["unit", "rated_on"], name="ratings_of_unit_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["petition", "round"], name="a_round_is_rated_once"),
            models.CheckConstraint(
                name="who_is_not_satisfied_says_why", condition=~Q(score=Score.DISSATISFIED) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.score}"


class Reopening(models.Model):
    """The sender's objection: the one time a petition is answered anew. Retention: as long as the petition.

    `taken_over_at`: when the unit above took it from the unit that answered first.
    """

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="reopening")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField()
    reopened_on = models.DateField()
    taken_over_at = models.DateTimeField(null=True)
    taken_over_by = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["unit", "reopened_on"], name="reopenings_of_unit_by_day")]

    def __str__(self) -> str:
        return f"{self.petition_id}"


class Support(models.Model):
    """ "I have this problem too", counted once: a keyed digest of petition and phone or mail, never who.

    Retention: leaves with the publication; it cannot be read back.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="supports")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "digest"], name="a_support_counts_once")]

    def __str__(self) -> str:
        return f"{self.petition_id}"


class Follower(models.Model):
    """Someone who asked to be told by mail of the public steps of a published petition, and confirmed it.

    Retention: the contact leaves when the follower ends it, or unconfirmed after a week.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="followers")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=5)
    secret_hash = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "digest"], condition=Q(ended_at__isnull=True), name="an_address_follows_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.petition_id}"

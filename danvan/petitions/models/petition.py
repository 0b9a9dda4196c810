"""A phản ánh or kiến nghị: what was written, where it stands, and by when it is answered."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.language import fold
from danvan.organisations.models import Territory, Unit
from danvan.petitions.lifecycle import AWAITS_SCREENING, LIFECYCLE, SETTLEMENT_RUNS, State
from danvan.petitions.models.topic import Topic


class Kind(models.TextChoices):
    """The two kinds the public form takes; complaints and denunciations go another way."""

    FEEDBACK = "feedback", _("Report of a fact (phản ánh)")
    PROPOSAL = "proposal", _("Proposal (kiến nghị)")


class Channel(models.TextChoices):
    """How it reached the city."""

    WEB = "web", _("This site")


class PetitionState(models.TextChoices):
    """The states of the lifecycle in people's words."""

    RECEIVED = State.RECEIVED.value, _("New, not yet screened")
    ACCEPTED = State.ACCEPTED.value, _("Being settled")


class PetitionQuerySet(models.QuerySet["Petition"]):
    def lock(self, pk: int) -> "Petition":
        """The petition, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("unit", "topic", "territory").get(pk=pk)

    def _fetch_all(self) -> None:
        """Rows read together know each other, so that what belongs to them can be read together too."""
        super()._fetch_all()
        found: list[Any] = list(self._result_cache or ())
        rows = [row for row in found if isinstance(row, Petition)]
        for row in rows:
            row.read_together = rows

    def of_units(self, unit_ids: Iterable[int]) -> Self:
        return self.filter(unit_id__in=unit_ids)

    def unscreened(self) -> Self:
        return self.filter(state__in=[state.value for state in AWAITS_SCREENING])

    def awaiting_answer(self) -> Self:
        """Petitions whose settlement clock runs."""
        return self.filter(state__in=[state.value for state in SETTLEMENT_RUNS])

    def overdue(self, *, at: datetime) -> Self:
        return self.awaiting_answer().filter(due_at__lt=at)

    def received_between(self, first: date, last: date) -> Self:
        """Received on local days `first` to `last`, both included."""
        return self.filter(received_on__range=(first, last))

    def containing(self, words: str) -> Self:
        """Every word, tones ignored, in reference, title, text or place."""
        found = self
        for word in fold(words).split():
            found = found.filter(Q(folded__contains=word) | Q(reference__icontains=word))
        return found


class Petition(models.Model):
    """One petition.

    Retention: a statutory record, kept under archive law; a request to erase is answered by restriction, and what
    leaves at last leaves a tombstone in the trail.
    """

    reference = models.CharField(_("reference"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    state = models.CharField(_("state"), max_length=12, choices=PetitionState)
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("content"))
    # What may be shown to everyone: a redacted copy an officer has read; empty until then.
    public_text = models.TextField(blank=True)
    folded = models.TextField(editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", verbose_name=_("topic"))
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+", verbose_name=_("ward"))
    place = models.CharField(_("address or landmark"), max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge"))
    received_at = models.DateTimeField(_("received"))
    received_on = models.DateField(db_index=True)
    due_at = models.DateTimeField(_("due"))
    consent_version = models.CharField(max_length=20)
    may_publish = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="vi")
    link_hash = models.CharField(max_length=64, unique=True)
    form_hash = models.CharField(max_length=64, unique=True)

    objects = PetitionQuerySet.as_manager()
    read_together: "list[Petition]"

    class Meta:
        ordering = ("due_at", "pk")
        indexes = [models.Index(fields=["unit", "state", "due_at"], name="petition_desk_order")]
        constraints = [
            models.CheckConstraint(
                name="petition_point_is_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The officer's page."""
        return reverse("petition-desk", args=[self.reference])

    def move_to(self, state: State) -> None:
        """Change the state if the lifecycle has this move; raises MoveNotAllowed."""
        LIFECYCLE.require(State(self.state), state)
        self.state = state.value

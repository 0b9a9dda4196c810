"""A phản ánh or kiến nghị: what was written, where it stands, and by when it is answered."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.organisations.models import Territory, Unit
from danvan.petitions.lifecycle import CLOSED, LIFECYCLE, SETTLEMENT_RUNS, State
from danvan.petitions.models.choices import Channel, FilingReason, Kind, PetitionState
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.models.topic import Topic
from danvan.petitions.terms import FIRST_ROUND, LAST_ROUND, intake_stage, settle_stage

_OPEN = Q(state__in=sorted(state.value for state in SETTLEMENT_RUNS))
_CLOSED = Q(state__in=sorted(state.value for state in CLOSED))
_HAS_ROOM = Q(room__isnull=False)
_HAS_OFFICER = Q(assignee__isnull=False)


class Petition(models.Model):
    """One petition.

    `unit` is the lead unit now, `received_unit` the first; `room` the division of the lead unit that works on it and
    `assignee` its officer. `about_unit`: the unit complained about, which never reads it. `restricted`: it looks like a
    denunciation; one person reads it, no contact is kept. `main`: the petition it is settled together with.
    `round` 2: reopened. `hops`: how often it was passed on. `closed_at`: when its settlement ended.

    Retention: a statutory record, kept under archive law; a request to erase is answered by restriction, and what
    leaves at last leaves a tombstone in the trail.
    """

    reference = models.CharField(_("reference"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    state = models.CharField(_("state"), max_length=12, choices=PetitionState)
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("content"))
    folded = models.TextField(editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", verbose_name=_("topic"))
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+", verbose_name=_("ward"))
    place = models.CharField(_("address or landmark"), max_length=200, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Who brought it for the sender (gửi hộ).
    helper = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit in charge"))
    unit_since = models.DateTimeField()
    received_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sender_hidden = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)
    only_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    main = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="attached")
    round = models.PositiveSmallIntegerField(default=FIRST_ROUND)
    hops = models.PositiveSmallIntegerField(default=0)
    # How often it came back to be screened anew: each time has an intake clock of its own.
    intakes = models.PositiveSmallIntegerField(default=0)
    filing_reason = models.CharField(max_length=20, choices=FilingReason, blank=True)
    received_at = models.DateTimeField(_("received"))
    received_on = models.DateField(db_index=True)
    due_at = models.DateTimeField(_("due"))
    closed_at = models.DateTimeField(null=True, blank=True)
    # When something last happened to it: newer than an officer's last look, it is unread.
    changed_at = models.DateTimeField()
    # What the registry's clerk writes down of a petition that came on paper.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    arrival_number = models.CharField(_("arrival number"), max_length=40, blank=True)
    arrived_on = models.DateField(_("arrival date"), null=True, blank=True)
    dated_on = models.DateField(_("date on the petition"), null=True, blank=True)
    consent_version = models.CharField(max_length=20)
    may_publish = models.BooleanField(default=False)
    # The version under which the sender last decided on publication; "" as when it was sent.
    publishing_consent = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=5, default="vi")
    link_hash = models.CharField(max_length=64, unique=True)
    form_hash = models.CharField(max_length=64, unique=True)

    objects = PetitionQuerySet.as_manager()
    read_together: "list[Petition]"

    class Meta:
        ordering = ("due_at", "pk")
        indexes = [
            models.Index(fields=["unit", "state", "due_at"], name="petition_desk_order"),
            # Most have neither room nor officer: counted in, they would make a room look like half of the city.
            models.Index(fields=["room", "state", "due_at"], condition=_HAS_ROOM, name="petition_room_order"),
            models.Index(fields=["assignee", "state", "due_at"], condition=_HAS_OFFICER, name="petition_own_work"),
            models.Index(fields=["state", "due_at"], name="petition_city_order"),
            models.Index(fields=["due_at"], name="petition_by_due"),
            models.Index(fields=["due_at"], condition=Q(closed_at__isnull=True), name="petition_open_by_due"),
            models.Index(fields=["unit", "due_at"], name="petition_unit_due"),
            models.Index(fields=["received_unit", "received_on"], name="petition_unit_received"),
            models.Index(fields=["territory", "received_on"], name="petition_ward_received"),
            models.Index(fields=["topic", "received_on"], name="petition_topic_received"),
            # Rare ones that the coordinator's page asks for.
            models.Index(fields=["state", "due_at"], condition=Q(round=LAST_ROUND), name="petition_reopened"),
            models.Index(fields=["state"], condition=Q(restricted=True), name="petition_restricted"),
        ]
        constraints = [
            models.CheckConstraint(
                name="petition_point_is_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
            ),
            models.CheckConstraint(
                name="petition_is_closed_or_has_its_clock",
                condition=(_OPEN & Q(closed_at__isnull=True)) | (_CLOSED & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="attached_petition_names_the_main_one",
                condition=~Q(state=State.ATTACHED.value) | Q(main__isnull=False),
            ),
            models.CheckConstraint(
                name="restricted_petition_has_one_reader_and_no_sender",
                condition=Q(restricted=False) | Q(contact__isnull=True, helper__isnull=True, only_reader__isnull=False),
            ),
            models.CheckConstraint(name="petition_is_reopened_once", condition=Q(round__lte=LAST_ROUND, round__gte=1)),
            models.CheckConstraint(
                name="filed_petition_says_why", condition=~Q(state=State.FILED.value) | ~Q(filing_reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The officer's page."""
        return reverse("petition-desk", args=[self.reference])

    def move_to(self, state: State, *, at: datetime) -> None:
        """Change the state if the lifecycle has this move, and note the moment; raises MoveNotAllowed."""
        LIFECYCLE.require(State(self.state), state)
        self.state = state.value
        self.changed_at = at
        self.closed_at = at if state in CLOSED else None

    @property
    def is_open(self) -> bool:
        """Its settlement clock runs."""
        return State(self.state) in SETTLEMENT_RUNS

    @property
    def settle_stage(self) -> str:
        """The step whose clock says when it is due: of this round."""
        return settle_stage(self.round)

    @property
    def intake_stage(self) -> str:
        """The step of the present, or last, intake."""
        return intake_stage(self.intakes)


#: The fields that `move_to` changes.
MOVED = ("state", "changed_at", "closed_at")

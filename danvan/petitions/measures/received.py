"""What came in, and whether it was taken in on time."""

from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.models import Clock
from danvan.measures.figures import Kind
from danvan.measures.scopes import Scope
from danvan.petitions.measures.counting import Counted, of_petition, on_days
from danvan.petitions.measures.publishing import publish
from danvan.petitions.models import Petition
from danvan.petitions.terms import intake_stage


def taken_in(scope: Scope) -> Any:
    """Petitions of the period whose first screening has ended, with `taken_at` and `wanted_at`."""
    clock = Clock.objects.filter(
        subject_type=Petition._meta.label_lower,
        subject_id=OuterRef("pk"),
        stage=intake_stage(0),
        outcome=Clock.Outcome.DONE,
    )
    found = Petition.objects.received_between(scope.first, scope.last).annotate(
        taken_at=Subquery(clock.values("closed_at")[:1]), wanted_at=Subquery(clock.values("due_at")[:1])
    )
    return found.filter(taken_at__isnull=False)


RECEIVED = Counted(cases=on_days(Petition, "received_on"), keys=of_petition("received_unit_id"), petition="pk")
TAKEN_IN = Counted(
    cases=taken_in,
    keys=of_petition("received_unit_id"),
    petition="pk",
    kind=Kind.SHARE,
    part=Q(taken_at__lte=F("wanted_at")),
)

publish(
    "petitions.received",
    RECEIVED,
    order=10,
    label=_("Petitions received"),
    definition=_(
        "Reports and proposals received on a day of the period, by every channel. Counted for the unit that received "
        "it first."
    ),
)
publish(
    "petitions.intake_on_time",
    TAKEN_IN,
    order=20,
    label=_("Taken in on time"),
    definition=_(
        "Of the petitions received in the period whose first screening has ended (accepted, passed on, filed or "
        "attached): those screened within the working hours that the intake rule of their day gives. Counted for the "
        "unit that received it first."
    ),
)

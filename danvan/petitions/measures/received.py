"""What is counted of petitions; every counted row stores the unit of its day."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.models import Clock
from danvan.measures.figures import Figure, Kind
from danvan.measures.registry import Measure, register
from danvan.measures.scopes import Scope
from danvan.petitions.models import Petition


def _received(scope: Scope) -> Any:
    rows = Petition.objects.received_between(scope.first, scope.last)
    return rows if scope.unit_ids is None else rows.of_units(scope.unit_ids)


def _count(scope: Scope) -> Figure:
    return Figure(_received(scope).count(), None, Kind.COUNT)


def _accepted(scope: Scope) -> Figure:
    ended = _intake(scope).filter(closed_at__isnull=False)
    on_time = ended.filter(closed_at__lte=F("due_at")).count()
    return Figure(on_time, ended.count(), Kind.SHARE)


def _intake(scope: Scope) -> Any:
    label = Petition._meta.label_lower
    return Clock.objects.filter(subject_type=label, stage="intake", subject_id__in=_received(scope).values("pk"))


register(
    Measure(
        key="petitions.received",
        kind=Kind.COUNT,
        label=_("Petitions received"),
        definition=_("Reports and proposals received on a day of the period, by every channel."),
        compute=_count,
        order=10,
    )
)
register(
    Measure(
        key="petitions.intake_on_time",
        kind=Kind.SHARE,
        label=_("Taken in on time"),
        definition=_(
            "Of the petitions received in the period and already accepted: those accepted within the working hours "
            "that the intake rule of their day gives."
        ),
        compute=_accepted,
        order=20,
    )
)

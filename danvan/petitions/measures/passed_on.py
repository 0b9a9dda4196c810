"""How often petitions were passed on, and the days that cost."""

from django.utils.translation import gettext_lazy as _

from danvan.measures.figures import Kind
from danvan.petitions.measures.counting import Counted, on_days, through_petition
from danvan.petitions.measures.publishing import publish
from danvan.petitions.models import Transfer

TRANSFERRED = Counted(cases=on_days(Transfer, "moved_on"), keys=through_petition("from_unit_id"))
DAYS_LOST = Counted(
    cases=on_days(Transfer, "moved_on"), keys=through_petition("from_unit_id"), kind=Kind.SUM, summed="days_lost"
)

publish(
    "petitions.transferred",
    TRANSFERRED,
    order=70,
    label=_("Times passed on"),
    definition=_(
        "Each time a petition was passed on in the period, also to the coordinator. Counted for the unit that passed "
        "it on."
    ),
)
publish(
    "petitions.days_lost",
    DAYS_LOST,
    order=80,
    label=_("Days lost by passing on"),
    definition=_(
        "Days from the arrival of a petition at a unit to the day that unit passed it on, summed over the period. "
        "Counted for the unit that passed it on."
    ),
    unit=_("days"),
)

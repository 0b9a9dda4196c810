"""What senders said of the answers."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.measures.figures import Kind
from danvan.petitions.measures.counting import Counted, on_days, through_petition
from danvan.petitions.measures.publishing import publish
from danvan.petitions.models import Rating, Reopening, Score

SATISFIED = Counted(
    cases=on_days(Rating, "rated_on"),
    keys=through_petition("unit_id"),
    kind=Kind.SHARE,
    part=Q(score=Score.SATISFIED.value),
)
REOPENED = Counted(cases=on_days(Reopening, "reopened_on"), keys=through_petition("unit_id"))

publish(
    "petitions.satisfied",
    SATISFIED,
    order=50,
    label=_("Satisfied with the answer"),
    definition=_(
        "Of the ratings given in the period: those that say “satisfied”. “Acceptable” is not counted as satisfied. "
        "Counted for the unit that answered."
    ),
)
publish(
    "petitions.reopened",
    REOPENED,
    order=56,
    label=_("Petitions reopened"),
    definition=_(
        "Objections made on a day of the period; a petition can be reopened once. Counted for the unit that answered."
    ),
)

"""What the unit above and the coordinator may do with a reopened petition."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.petitions.actions.take_over import take_over_petition
from danvan.petitions.queries.after import reopening_of
from danvan.petitions.queries.overseers import taking_unit
from danvan.petitions.rules.overseeing import MAY_TAKE_OVER
from danvan.petitions.steps.step import DeskStep


def _what_is_taken(petition: Any, form: Any, user: Any, at: Any) -> dict[str, Any]:
    """The objection, and in whose name the answer will be given."""
    return {
        "reopening": reopening_of(petition),
        "taking": taking_unit(user, petition, on=timezone.localdate(at)),
    }


STEPS = (
    DeskStep(
        name="take-over",
        path="nhan-ve",
        rule=MAY_TAKE_OVER,
        title=_("Take over from the unit below"),
        button=_("Take over"),
        hint=_("Your unit answers in place of the one that has the petition now. This is not undone by a button."),
        act=lambda petition, form, user, at: take_over_petition(petition.pk, by=user, at=at),
        done=_("Taken over. The former unit and the sender are told."),
        group="danger",
        icon="flag",
        template="petitions/desk/take_over.html",
        more=_what_is_taken,
    ),
)

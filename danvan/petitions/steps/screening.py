"""Screening: accept, file, pass on, attach, detach; the coordinator's decision."""

from django.utils.translation import gettext_lazy as _

from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.rules.screening import MAY_ACCEPT
from danvan.petitions.steps.step import DeskStep

STEPS = (
    DeskStep(
        name="accept",
        path="tiep-nhan",
        rule=MAY_ACCEPT,
        title=_("Accept for settlement"),
        button=_("Accept for settlement"),
        hint=_("The matter is within this unit’s competence; the sender sees it at once."),
        act=lambda petition, form, user, at: accept_petition(petition.pk, by=user, at=at),
        done=_("Accepted for settlement. The sender can see it now."),
        group="main",
        key="a",
        icon="check",
    ),
)

"""Every step an officer may take, in the order the petition's page offers them."""

from datetime import date
from typing import Any

from danvan.petitions.models import Petition
from danvan.petitions.steps import answering, handling, intake, overseeing, publishing, screening
from danvan.petitions.steps.step import DeskStep

STEPS: tuple[DeskStep, ...] = (
    *screening.STEPS,
    *answering.STEPS,
    *handling.STEPS,
    *intake.STEPS,
    *overseeing.STEPS,
    *publishing.STEPS,
)


def steps_for(user: Any, petition: Petition, *, on: date) -> list[tuple[DeskStep, str]]:
    """What this person may do with the petition now, with the address of each."""
    return [(step, step.url(petition)) for step in STEPS if step.open_to(user, petition, on=on)]

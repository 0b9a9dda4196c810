"""Each step of the demonstration is done once; the trail itself remembers which."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.db import transaction

from danvan.errors import N_
from danvan.events.actors import JobActor
from danvan.events.definition import DomainEvent
from danvan.events.models import RecordedEvent
from danvan.events.recording import About, record

INSTALLATION = About("danvan_project.installation", 1)


@dataclass(frozen=True, slots=True)
class DemonstrationStepDone(DomainEvent):
    """The demonstration city has this part of it."""

    kind: ClassVar[str] = "project.demonstration-step-done"
    sentence: ClassVar[str] = N_("Demonstration data were made (%(step)s).")
    step: str


def do_once(step: Callable[[], None]) -> bool:
    """Run `step` unless it was done; False when it was. A step that fails half-way is run again: it is idempotent."""
    name = step.__name__
    token = f"demonstration:{name}"
    if RecordedEvent.objects.filter(once=token).exists():
        return False
    step()
    with transaction.atomic():
        record(DemonstrationStepDone(step=name), about=INSTALLATION, by=JobActor("project.demo"), once=token)
    return True

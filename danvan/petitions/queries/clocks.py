"""The clocks of petitions, read together: a fixed number of queries however many rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from danvan.deadlines.faces import faces
from danvan.deadlines.models import Clock
from danvan.petitions.models import Petition
from danvan.ui.clock import ClockFace


def stage_clocks(stages: Mapping[int, str]) -> dict[int, Clock]:
    """Petition key -> its clock of the step named for it; one query."""
    if not stages:
        return {}
    found = Clock.objects.filter(
        subject_type=Petition._meta.label_lower, subject_id__in=list(stages), stage__in=sorted(set(stages.values()))
    ).select_related("rule")
    return {clock.subject_id: clock for clock in found if clock.stage == stages[clock.subject_id]}


def stage_faces(stages: Mapping[int, str], *, at: datetime) -> dict[int, ClockFace]:
    """Petition key -> that clock drawn; three queries."""
    clocks = stage_clocks(stages)
    drawn = faces(clocks.values(), at=at)
    return {key: drawn[clock.pk] for key, clock in clocks.items()}


def settle_faces(petitions: Iterable[Petition], *, at: datetime) -> dict[int, ClockFace]:
    """Petition key -> the settlement clock of its present round, drawn; three queries."""
    return stage_faces({petition.pk: petition.settle_stage for petition in petitions}, at=at)


@dataclass
class Clocks:
    """The settlement clocks of a page's rows, read together when the first is drawn."""

    at: datetime
    _faces: dict[int, ClockFace] = field(default_factory=dict)

    def face(self, petition: Petition) -> ClockFace | None:
        """The clock of one row; the same few queries for all rows read together with it."""
        if petition.pk not in self._faces:
            self._faces.update(settle_faces(getattr(petition, "read_together", [petition]), at=self.at))
        return self._faces.get(petition.pk)


@dataclass(frozen=True, slots=True)
class BothClocks:
    """Settlement and intake of one petition, each with its rule and drawn; `intake` None once another step has it."""

    settle: Clock
    intake: Clock | None
    settle_face: ClockFace
    intake_face: ClockFace | None


def both_clocks(petition: Petition, *, at: datetime) -> BothClocks:
    """The clocks of an officer's page, with the reasons of each; three queries."""
    rows = Clock.objects.of(petition).filter(stage__in=(petition.settle_stage, petition.intake_stage))
    found = {clock.stage: clock for clock in rows}
    drawn = faces(found.values(), at=at, why=True)
    settle, intake = found[petition.settle_stage], found.get(petition.intake_stage)
    return BothClocks(settle, intake, drawn[settle.pk], drawn[intake.pk] if intake else None)

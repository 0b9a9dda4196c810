"""What happens to indicators and their figures: ids, codes and dates only."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class IndicatorAdded(DomainEvent):
    """A plan or the board of people's livelihood has a new indicator; `measure` "" is a typed one."""

    kind: ClassVar[str] = "plans.indicator_added"
    sentence: ClassVar[str] = N_("The indicator was added")

    plan_id: int | None
    measure: str


@dataclass(frozen=True, slots=True)
class IndicatorChanged(DomainEvent):
    """Words, baseline, target or keeper changed; `fields` names them."""

    kind: ClassVar[str] = "plans.indicator_changed"
    sentence: ClassVar[str] = N_("The indicator was changed")

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorEnded(DomainEvent):
    """No more figures are taken."""

    kind: ClassVar[str] = "plans.indicator_ended"
    sentence: ClassVar[str] = N_("The indicator ended on %(on)s")

    on: date


@dataclass(frozen=True, slots=True)
class FigureEntered(DomainEvent):
    """A figure was typed with its source; `correction`: one of the same period and unit stood before it."""

    kind: ClassVar[str] = "plans.figure_entered"
    sentence: ClassVar[str] = N_("The figure of the period to %(period_to)s was entered")

    value_id: int
    period_to: date
    unit_id: int | None
    correction: bool


@dataclass(frozen=True, slots=True)
class FiguresAsked(DomainEvent):
    """One line each, once a week."""

    kind: ClassVar[str] = "plans.figures_asked"
    sentence: ClassVar[str] = N_("%(people)s people were asked for missing figures on %(on)s")

    on: date
    people: int

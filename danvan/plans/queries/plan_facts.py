"""The facts of a plan as its keeper writes them."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from danvan.organisations.models import Unit
from danvan.plans.errors.keeping import PlanDatesReversed
from danvan.plans.models import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """respond_days: working days; risk_margin: points of a hundred."""

    title: str
    owner: Unit
    kind: str = "plan"
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    abstract: str = ""
    bases: str = ""
    purpose: str = ""
    respond_days: int = 3
    risk_margin: int = 15
    public: bool = True
    illustration: bool = False

    @classmethod
    def of(cls, plan: Plan) -> "PlanFacts":
        return cls(**{each.name: getattr(plan, each.name) for each in fields(cls)})

    def columns(self) -> dict[str, Any]:
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def put_into(self, plan: Plan) -> list[str]:
        """Write the columns; returns the names of those that changed. Raises PlanDatesReversed."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise PlanDatesReversed
        changed = [name for name, value in self.columns().items() if getattr(plan, name, None) != value]
        for name in changed:
            setattr(plan, name, getattr(self, name))
        plan.prepare()
        return changed

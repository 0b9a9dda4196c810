"""Indicators of the small city: one bound, one typed, and what is needed to type a figure."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from danvan.measures import registry
from danvan.measures.figures import Kind, share
from danvan.measures.registry import Measure
from danvan.measures.scopes import Scope
from danvan.organisations.models import Unit
from danvan.plans.actions.enter_figure import TypedFigure
from danvan.plans.models import Indicator

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
ON = date(2026, 11, 24)
ASKED: list[Scope] = []


def a_board_indicator(owner: Unit, **fields: Any) -> Indicator:
    values = {"field": "jobs", "title": "Việc làm mới", "unit_word": "việc làm", "period": "quarter", "made_at": AT}
    found: Indicator = Indicator.objects.create(owner=owner, **(values | fields))
    return found


def a_figure(**fields: Any) -> TypedFigure:
    """Of the third quarter, from a report of October."""
    values: dict[str, Any] = {
        "period_from": date(2026, 7, 1),
        "period_to": date(2026, 9, 30),
        "value": Decimal("12.5"),
        "source": "Báo cáo quý III",
        "dated_on": date(2026, 10, 5),
        "link": "https://example.vn/bao-cao",
    }
    return TypedFigure(**(values | fields))


def a_measure(key: str = "trying.share") -> Measure:
    """Three of four in each period; remembers what it was asked. Forget it afterwards."""

    def compute(scope: Scope) -> Any:
        ASKED.append(scope)
        return share(3, 4)

    return registry.register(
        Measure(key=key, kind=Kind.SHARE, label="Thử", definition="Ba trong bốn.", compute=compute, order=900)
    )

"""One measure of petitions, published with its rows and cuts."""

from typing import Any

from danvan.measures.registry import Measure, register
from danvan.petitions.measures.counting import CUTS, Counted
from danvan.petitions.measures.listing import BEHIND_A_FIGURE
from danvan.petitions.rules.reading import MAY_READ


def publish(key: str, counted: Counted, *, order: int, label: Any, definition: Any, unit: Any = "") -> Measure:
    """Register what `counted` counts under `key`; the rows open to those who may read each petition."""
    return register(
        Measure(
            key=key,
            kind=counted.kind,
            label=label,
            definition=definition,
            compute=counted.figure,
            group=counted.group,
            cuts=CUTS,
            rows=counted.petitions,
            opens=MAY_READ,
            listing=BEHIND_A_FIGURE,
            unit=unit,
            order=order,
        )
    )

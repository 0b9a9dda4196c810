"""Figures of the home page: the first measures of the house, for the reporting quarter that runs."""

from datetime import date
from typing import Any

from danvan.measures.quarters import quarter_of
from danvan.measures.queries import figures
from danvan.measures.registry import all_measures
from danvan.measures.showing import Shown

SHOWN = 3


def home_figures(*, on: date) -> dict[str, Any]:
    """`figures` (Shown) and their `quarter`, for `measures/tile.html`."""
    quarter = quarter_of(on)
    measures = all_measures()[:SHOWN]
    found = figures((measure, quarter.scope()) for measure in measures)
    return {"quarter": quarter, "figures": [Shown(m, f) for m, f in zip(measures, found, strict=True)]}

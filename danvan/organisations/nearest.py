"""The ward nearest to a point."""

import math
from datetime import date

from danvan.organisations.models import Territory
from danvan.organisations.queries import territories_today


def nearest_ward(lat: float, lon: float, on: date) -> Territory | None:
    """The ward or commune a point probably lies in, by centres alone; None far outside the city.

    A proposal for the sender to confirm: right for about four points in five. A large commune reaches further, so
    the distance is weighed by the size.
    """
    best: tuple[float, Territory] | None = None
    for ward in territories_today(on):
        if ward.lat is None or ward.lon is None:
            continue
        size = ward.km2 or 1.0
        away = _km(lat, lon, ward.lat, ward.lon)
        if away > max(10.0, 3 * math.sqrt(size)):
            continue
        weight = away**2 / math.sqrt(size)
        if best is None or weight < best[0]:
            best = (weight, ward)
    return best[1] if best else None


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    north = (lat - other_lat) * 111.2
    east = (lon - other_lon) * 111.2 * math.cos(math.radians(other_lat))
    return math.hypot(north, east)

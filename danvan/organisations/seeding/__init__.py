"""The register of Hà Nội as it is delivered: entered once, never written over.

What an administrator changed later stays: a row that is there, whatever its state, is left alone.
"""

from django.conf import settings
from django.db import transaction

from danvan.organisations.seeding import mandates, successions, territories, units

REFERENCE_CITY = "H26"


def load() -> None:
    """Enter what is missing: the map of today and its history, units, lines, mandates, posts of heads."""
    if settings.CITY_CODE != REFERENCE_CITY:
        return
    with transaction.atomic():
        places = territories.enter()
        bodies = units.enter(places)
        successions.enter(places, bodies)
        mandates.enter(bodies)

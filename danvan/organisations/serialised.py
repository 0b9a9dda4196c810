"""Places as JSON values: the machine-readable twin of the old-ward page."""

from typing import Any

from django.http import HttpRequest

from danvan.organisations.models import Territory
from danvan.organisations.places import Found, Successor


def place_as_json(place: Found, request: HttpRequest) -> dict[str, Any]:
    """A place, whether it stands, and where it belongs today."""
    return {
        **_territory(place.territory),
        "standing": place.standing,
        "district": place.district.full_name if place.district else None,
        "belongs_to": [_successor(successor, request) for successor in place.successors],
    }


def _territory(territory: Territory) -> dict[str, Any]:
    return {
        "code": territory.code,
        "slug": territory.slug,
        "name": territory.full_name,
        "valid_from": territory.valid_from and territory.valid_from.isoformat(),
        "valid_to": territory.valid_to and territory.valid_to.isoformat(),
    }


def _successor(successor: Successor, request: HttpRequest) -> dict[str, Any]:
    office = successor.committee
    return {
        **_territory(successor.territory),
        "share": str(successor.share),
        "on": successor.on and successor.on.isoformat(),
        "office": office and {"name": office.name, "url": request.build_absolute_uri(office.get_absolute_url())},
    }

"""Everyone who could meet a petition of the ward, and where he stands to it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from danvan.organisations.models import Role
from tests.organisations.cast import SmallCity, member, someone

#: (name, who it is in words); the order of the columns in the table of rights.
PEOPLE = {
    "receiver": "receiving officer of the lead unit",
    "handler": "handling officer of the lead unit",
    "head": "head of the lead unit",
    "clerk": "clerk of the lead unit",
    "room_head": "head of the room that works on it",
    "room_handler": "officer of that room",
    "cooperating": "receiving officer of a cooperating unit",
    "head_above": "head of the unit above",
    "coordinator": "coordinator",
    "concerned": "officer of the unit complained about",
    "one_reader": "the one reader of a restricted petition",
    "inspector": "inspector",
    "administrator": "administrator",
    "stranger": "receiving officer of another ward",
    "outsider": "signed in, without a role",
    "anonymous": "not signed in",
}


@dataclass(frozen=True)
class Crew:
    """The people by name, and the city they work in."""

    city: SmallCity
    people: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.people[name]


def crew(city: SmallCity) -> Crew:
    """All of PEOPLE, each with the one role that the words say."""
    roles = {
        "receiver": (city.ward_committee, Role.RECEIVER),
        "handler": (city.ward_committee, Role.HANDLER),
        "head": (city.ward_committee, Role.HEAD),
        "clerk": (city.ward_committee, Role.CLERK),
        "room_head": (city.ward_division, Role.HEAD),
        "room_handler": (city.ward_division, Role.HANDLER),
        "cooperating": (city.department, Role.RECEIVER),
        "head_above": (city.committee, Role.HEAD),
        "coordinator": (city.office, Role.COORDINATOR),
        "concerned": (city.other_ward_committee, Role.HANDLER),
        "one_reader": (city.ward_committee, Role.RECEIVER),
        "inspector": (city.inspectorate, Role.INSPECTOR),
        "administrator": (city.committee, Role.ADMINISTRATOR),
        "stranger": (city.other_ward_committee, Role.RECEIVER),
    }
    people: dict[str, Any] = {name: member(name, unit, role) for name, (unit, role) in roles.items()}
    people["outsider"] = someone("outsider")
    people["anonymous"] = AnonymousUser()
    return Crew(city, people)

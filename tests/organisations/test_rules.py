"""Each rule answers "may this person?" and "which rows?" alike, for the whole cast."""

from datetime import date

import pytest

from danvan.organisations.models import Membership, Unit
from danvan.organisations.rules import MAY_MANAGE_MEMBERS, MAY_PLACE_UNIT, MAY_SEE_MEMBERS, MAY_USE_DESK
from danvan.permissions.administrators import is_administrator
from tests.organisations import cast

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.django_db
WITH_ROLE = [name for name in cast.CAST if name not in ("outsider", "anonymous")]


@pytest.mark.parametrize("who", cast.CAST)
def test_the_desk_opens_to_members_only(who, play):
    assert MAY_USE_DESK.enters(play(who), on=TODAY) is (who in WITH_ROLE)


@pytest.mark.parametrize("rule", [MAY_SEE_MEMBERS, MAY_PLACE_UNIT])
@pytest.mark.parametrize("who", cast.CAST)
def test_units_listed_and_units_allowed_agree(who, rule, play):
    person = play(who)
    listed = set(rule.rows(Unit.objects.all(), person, on=TODAY))
    assert listed == {unit for unit in Unit.objects.all() if rule.allows(person, unit, on=TODAY)}


@pytest.mark.parametrize("who", cast.CAST)
def test_memberships_listed_and_memberships_allowed_agree(who, play, small_city):
    person = play(who)
    cast.member("another", small_city.ward_division, "handler")
    rows = Membership.objects.all()
    listed = set(MAY_MANAGE_MEMBERS.rows(rows, person, on=TODAY))
    assert listed == {row for row in rows if MAY_MANAGE_MEMBERS.allows(person, row, on=TODAY)}
    assert bool(listed) is (who == "administrator")


@pytest.mark.parametrize("who", cast.CAST)
def test_only_the_administrator_opens_the_pages_of_administrators(who, play):
    assert is_administrator(play(who), on=TODAY) is (who == "administrator")


def test_an_administrator_of_tomorrow_is_none_today(small_city):
    person = cast.member("soon", small_city.committee, "administrator", since=date(2027, 1, 1))
    assert not is_administrator(person, on=TODAY)
    assert is_administrator(person, on=date(2027, 1, 1))


def test_a_person_who_left_has_no_rights(receiver):
    receiver.is_active = False
    receiver.save()
    assert not MAY_USE_DESK.enters(receiver, on=TODAY)

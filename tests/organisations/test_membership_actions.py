"""Giving and ending roles: an administrator of the unit or above, recorded, never for oneself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from danvan.errors import NotAllowed
from danvan.events.actors import JobActor
from danvan.events.models import RecordedEvent
from danvan.organisations import errors
from danvan.organisations.actions.end_membership import end_membership
from danvan.organisations.actions.grant_membership import grant_membership
from danvan.organisations.models import Membership, Role, Unit
from danvan.organisations.queries import memberships_of, unit_ids_of
from tests.organisations import cast, factories

TODAY = date(2026, 11, 24)
JOB = JobActor("tests")
pytestmark = pytest.mark.django_db


def grant(person, unit, role=Role.HANDLER, *, by, **days):
    days.setdefault("valid_from", TODAY)
    return grant_membership(person.pk, unit=unit, role=role, by=by, on=TODAY, **days)


def test_an_administrator_gives_a_role_below_the_own_unit_and_it_is_recorded(administrator, outsider, small_city):
    membership = grant(outsider, small_city.ward_division, by=administrator)
    event = RecordedEvent.objects.about(membership).get()
    assert event.kind == "organisations.membership_granted"
    assert (event.actor_id, event.unit_id) == (str(administrator.pk), small_city.ward_division.pk)
    assert memberships_of(outsider, on=TODAY) == [membership]


@pytest.mark.parametrize("who", [name for name in cast.CAST if name not in ("administrator", "outsider", "anonymous")])
def test_nobody_else_gives_roles(who, play, outsider, small_city):
    with pytest.raises(NotAllowed):
        grant(outsider, small_city.ward_committee, by=play(who))
    assert not Membership.objects.filter(user=outsider).exists()


def test_a_stranger_gives_no_roles(anonymous, outsider, small_city):
    with pytest.raises(NotAllowed):
        grant(outsider, small_city.ward_committee, by=anonymous)


def test_an_administrator_gives_no_role_to_the_own_person(administrator, small_city):
    with pytest.raises(NotAllowed):
        grant(administrator, small_city.ward_committee, Role.HEAD, by=administrator)


def test_an_administrator_of_one_ward_does_not_reach_another(small_city, outsider):
    local = cast.member("local", small_city.ward_committee, Role.ADMINISTRATOR)
    grant(outsider, small_city.ward_division, by=local)
    with pytest.raises(NotAllowed):
        grant(outsider, small_city.other_ward_committee, by=local)


def test_rights_of_an_administrator_end_with_the_last_day(small_city, outsider):
    former = cast.member("former", small_city.committee, Role.ADMINISTRATOR, until=TODAY - timedelta(days=1))
    with pytest.raises(NotAllowed):
        grant(outsider, small_city.ward_committee, by=former)


def test_the_same_role_is_not_held_twice_on_a_day(administrator, receiver, small_city):
    with pytest.raises(errors.AlreadyMember):
        grant(receiver, small_city.ward_committee, Role.RECEIVER, by=administrator)


def test_the_database_itself_refuses_the_same_role_twice(receiver, small_city):
    first = Membership.objects.get(user=receiver)
    Membership.objects.filter(pk=first.pk).update(valid_to=TODAY)
    row = {"user": receiver, "unit": small_city.ward_committee, "role": Role.RECEIVER}
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**row, valid_from=TODAY)
    later = Membership.objects.create(**row, valid_from=TODAY + timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=later.pk).update(valid_from=TODAY)
    Membership.objects.create(user=receiver, unit=small_city.ward_committee, role=Role.CLERK, valid_from=TODAY)


def test_the_database_refuses_a_last_day_before_the_first(receiver):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(user=receiver).update(valid_to=date(2020, 1, 1))


def test_the_database_refuses_a_role_that_nobody_knows(receiver):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(user=receiver).update(role="king")


def test_a_role_does_not_outlive_its_unit(small_city, outsider):
    old = factories.unit("UBND phường Trúc Bạch", valid_to=date(2025, 6, 30))
    with pytest.raises(errors.UnitNotStanding):
        grant(outsider, old, by=JOB)
    with pytest.raises(errors.UnitNotStanding):
        grant(outsider, old, by=JOB, valid_from=date(2025, 1, 1))
    assert grant(outsider, old, by=JOB, valid_from=date(2025, 1, 1), valid_to=date(2025, 6, 30)).pk


def test_the_party_body_gets_reports_and_nobody_a_role_in_it(outsider):
    party = factories.unit("Ban Tuyên giáo và Dân vận Thành ủy", kind="party", tier="city")
    with pytest.raises(errors.PartyBodyHandlesNoCase):
        grant(outsider, party, by=JOB)
    assert party not in Unit.objects.handling_cases()


def test_days_out_of_order_are_refused_before_the_database_is_asked(outsider, small_city):
    with pytest.raises(errors.DaysOutOfOrder):
        grant(outsider, small_city.ward_committee, by=JOB, valid_to=TODAY - timedelta(days=1))


def test_ending_keeps_the_days_already_lived(administrator, receiver, small_city):
    membership = Membership.objects.get(user=receiver)
    end_membership(membership.pk, last_day=TODAY, by=administrator, on=TODAY)
    again = type(receiver).objects.get(pk=receiver.pk)
    assert unit_ids_of(again, on=TODAY) == {small_city.ward_committee.pk}
    assert unit_ids_of(again, on=TODAY + timedelta(days=1)) == frozenset()
    assert RecordedEvent.objects.about(membership).get().kind == "organisations.membership_ended"


@pytest.mark.parametrize("last_day", [TODAY - timedelta(days=2), date(2025, 6, 30)])
def test_the_last_day_does_not_rewrite_the_past(administrator, receiver, last_day):
    membership = Membership.objects.get(user=receiver)
    with pytest.raises(errors.DaysOutOfOrder):
        end_membership(membership.pk, last_day=last_day, by=administrator, on=TODAY)


def test_an_ended_membership_does_not_end_again(administrator, receiver):
    membership = Membership.objects.get(user=receiver)
    Membership.objects.filter(pk=membership.pk).update(valid_to=date(2026, 1, 1))
    with pytest.raises(errors.AlreadyEnded):
        end_membership(membership.pk, last_day=TODAY, by=administrator, on=TODAY)


def test_nobody_ends_the_own_membership(administrator):
    membership = Membership.objects.get(user=administrator)
    with pytest.raises(NotAllowed):
        end_membership(membership.pk, last_day=TODAY, by=administrator, on=TODAY)

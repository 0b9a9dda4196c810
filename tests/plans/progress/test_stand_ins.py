"""While one person is away another reports and confirms for him."""

from datetime import date, timedelta

import pytest

from danvan.errors import NotAllowed
from danvan.organisations.models import Role
from danvan.plans.actions.confirm_report import confirm_report
from danvan.plans.actions.end_stand_in import end_stand_in
from danvan.plans.actions.name_stand_in import name_stand_in
from danvan.plans.errors.progress import StandInDaysWrong, StandInEndedAlready, StandInNotOfUnit, StandInOverlaps
from danvan.plans.models import StandIn
from danvan.plans.rules.working import MAY_CONFIRM, MAY_NAME_STAND_IN, MAY_REPORT
from tests.organisations.cast import CAST, member
from tests.plans.progress.cases import NOW, events, reported

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
WEEK = {"first": TODAY, "last": TODAY + timedelta(days=6)}


@pytest.fixture
def deputy(small_city):
    return member("phochanhvanphong", small_city.office, Role.HANDLER)


def named(city, absent, user, by, **days):
    return name_stand_in(city.office.pk, absent_id=absent.pk, user_id=user.pk, by=by, at=NOW, **(WEEK | days))


def again(user):
    """The same person at the next request."""
    return type(user).objects.get(pk=user.pk)


def test_the_stand_in_confirms_on_these_days_only(work, handler, coordinator, deputy, small_city):
    report = reported(work.task, handler)
    task = report.task
    task.refresh_from_db()
    assert not MAY_CONFIRM.allows(deputy, task, on=TODAY)
    row = named(small_city, coordinator, deputy, coordinator)
    assert named(small_city, coordinator, deputy, coordinator) == row
    assert len(events(row)) == 1
    assert MAY_CONFIRM.allows(again(deputy), task, on=TODAY)
    assert not MAY_CONFIRM.allows(again(deputy), task, on=TODAY + timedelta(days=7))
    confirm_report(task.pk, report_id=report.pk, by=again(deputy), at=NOW)
    (event,) = events(task, "plans.report_confirmed")
    # He works in the office himself, yet confirms only for who leads it.
    assert event.on_behalf_of == f"user:{coordinator.pk}"


def test_taken_back_it_gives_no_right_from_that_day_on(work, coordinator, deputy, small_city):
    row = named(small_city, coordinator, deputy, coordinator)
    with pytest.raises(NotAllowed):
        end_stand_in(row.pk, by=deputy, at=NOW)
    assert end_stand_in(row.pk, by=coordinator, at=NOW).ended_on == TODAY
    end_stand_in(row.pk, by=coordinator, at=NOW)
    assert len(events(row, "plans.stand_in_ended")) == 1
    assert not MAY_REPORT.enters(again(member("khac", small_city.department)), on=TODAY)
    # Another may follow from that very day.
    assert named(small_city, coordinator, deputy, coordinator, last=TODAY).pk != row.pk


def test_over_it_is_not_taken_back(coordinator, deputy, small_city):
    row = named(small_city, coordinator, deputy, coordinator, last=TODAY)
    with pytest.raises(StandInEndedAlready):
        end_stand_in(row.pk, by=coordinator, at=NOW + timedelta(days=2))


@pytest.mark.parametrize(
    "days",
    [
        {"first": TODAY - timedelta(days=1)},
        {"last": TODAY - timedelta(days=1)},
        {"last": TODAY + timedelta(days=90)},
    ],
)
def test_days_are_an_absence(days, coordinator, deputy, small_city):
    with pytest.raises(StandInDaysWrong):
        named(small_city, coordinator, deputy, coordinator, **days)


def test_one_person_of_the_unit_at_a_time(coordinator, deputy, handler, small_city):
    with pytest.raises(StandInNotOfUnit):
        named(small_city, coordinator, handler, coordinator)
    with pytest.raises(StandInNotOfUnit):
        named(small_city, coordinator, coordinator, coordinator)
    with pytest.raises(StandInNotOfUnit):
        named(small_city, handler, deputy, coordinator)
    named(small_city, coordinator, deputy, coordinator)
    other = member("chuyenvienvp", small_city.office, Role.HANDLER)
    with pytest.raises(StandInOverlaps):
        named(small_city, coordinator, other, coordinator, first=TODAY + timedelta(days=3))


@pytest.mark.parametrize("who", CAST)
def test_who_names_a_stand_in(who, play, small_city):
    person = play(who)
    away = member("vangmat", small_city.ward_committee, Role.HANDLER)
    user = member("thaythe", small_city.ward_committee, Role.HANDLER)
    row = StandIn.objects.create(
        unit=small_city.ward_committee, absent=away, user=user, valid_from=TODAY, valid_to=TODAY
    )
    expected = who == "head"
    assert MAY_NAME_STAND_IN.allows(person, row, on=TODAY) is expected
    assert MAY_NAME_STAND_IN.rows(StandIn.objects.all(), person, on=TODAY).exists() is expected
    assert MAY_NAME_STAND_IN.allows(away, row, on=TODAY)

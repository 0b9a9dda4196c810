"""The coordinator's page: nobody's, disputed, reopened, where most is late, and restricted ones as a number only."""

from datetime import datetime, timedelta

import pytest

from danvan.organisations.models import Membership, Role
from danvan.petitions.models import Petition, Reopening, Transfer
from danvan.petitions.pages.coordinator import coordinator_page
from danvan.petitions.rules.overseeing import MAY_COORDINATE
from tests.organisations import cast
from tests.petitions.desk import rows
from tests.petitions.factories import HANOI

pytestmark = pytest.mark.django_db
PAGE = "/ban-lam-viec/dieu-phoi/"
MONDAY = datetime(2026, 9, 7, 9, 0, tzinfo=HANOI)


def ownerless(person, at) -> list[Petition]:
    return [case.petition for case in coordinator_page(person, at=at)["ownerless"]]


def test_nobody_s_is_what_was_accepted_more_than_a_working_day_ago(ward, coordinator, handler):
    petition = rows.accepted(ward, at=MONDAY)
    rows.accepted(ward, at=MONDAY, assignee=handler)
    rows.standing(ward, at=MONDAY)
    assert ownerless(coordinator, MONDAY + timedelta(hours=34)) == []  # Tuesday evening
    assert ownerless(coordinator, MONDAY + timedelta(days=2)) == [petition]


def test_days_off_do_not_count(ward, coordinator):
    friday = MONDAY + timedelta(days=4)
    petition = rows.accepted(ward, at=friday)
    assert ownerless(coordinator, friday + timedelta(days=3)) == []  # Monday
    assert ownerless(coordinator, friday + timedelta(days=4)) == [petition]


def test_a_reopened_one_has_its_own_day(ward, coordinator, small_city):
    petition = rows.accepted(ward, at=MONDAY - timedelta(days=30), round=2)
    again = Reopening.objects.create(
        petition=petition, unit=petition.unit, reason="Chưa xong", at=MONDAY, reopened_on=MONDAY.date()
    )
    assert ownerless(coordinator, MONDAY + timedelta(hours=8)) == []
    assert ownerless(coordinator, MONDAY + timedelta(days=2)) == [petition]
    page = coordinator_page(coordinator, at=MONDAY)
    assert [case.petition for case in page["reopened"]] == [petition]
    again.taken_over_at, again.taken_over_by = MONDAY, small_city.department
    again.save()
    assert (
        coordinator_page(coordinator, at=MONDAY)["reopened"][0].petition.reopening.taken_over_by.name == "Sở Xây dựng"
    )


def test_a_dispute_shows_its_whole_way(ward, coordinator, small_city, as_):
    petition = rows.standing(ward, state="undecided", hops=2)
    units = (small_city.department, small_city.ward_committee)
    for hop, (unit, days) in enumerate(zip(units, (3, 2), strict=True), 1):
        Transfer.objects.create(
            petition=petition, hop=hop, from_unit=unit, to_unit=units[1] if hop == 1 else None, decided=hop == 1,
            reason="field", at=rows.NOW, moved_on=rows.NOW.date(), days_lost=days,
        )  # fmt: skip
    (dispute,) = coordinator_page(coordinator, at=rows.NOW)["disputed"]
    assert dispute.path.startswith(f"{small_city.department.name} → {small_city.ward_committee.name} → ")
    assert dispute.days_lost == 5
    assert dispute.path.replace("→", "→") in as_(coordinator).get(PAGE).content.decode()


def test_units_with_most_late_come_first(ward, coordinator, small_city, as_):
    late = rows.NOW - timedelta(days=1)
    for _ in range(2):
        rows.accepted(small_city.other_ward, due_at=late)
    rows.accepted(ward, due_at=late)
    rows.accepted(ward)
    found = coordinator_page(coordinator, at=rows.NOW)["overdue"]
    assert [(line.unit, line.number) for line in found] == [
        (small_city.other_ward_committee, 2),
        (small_city.ward_committee, 1),
    ]
    page = as_(coordinator).get(PAGE).content.decode()
    assert f"?unit={small_city.other_ward_committee.slug}&amp;due=late" in page


def test_units_in_which_nobody_receives(ward, coordinator, receiver, small_city):
    rows.standing(ward)
    rows.standing(small_city.other_ward)
    page = coordinator_page(coordinator, at=rows.NOW)
    assert [(line.unit, line.number) for line in page["unattended"]] == [(small_city.other_ward_committee, 1)]
    assert page["committees"] == 2  # the other ward and the city
    Membership.objects.create(
        user=receiver, unit=small_city.other_ward_committee, role=Role.RECEIVER, valid_from=cast.SINCE
    )
    assert coordinator_page(coordinator, at=rows.NOW)["unattended"] == []


def test_restricted_ones_are_a_number_and_nothing_else(ward, coordinator, receiver, as_):
    hidden = rows.standing(ward, due_at=rows.NOW - timedelta(days=1))
    Petition.objects.filter(pk=hidden.pk).update(restricted=True, only_reader=receiver, contact=None)
    page = coordinator_page(coordinator, at=rows.NOW)
    assert page["restricted"] == 1
    assert page["overdue"] == []
    assert hidden.reference not in as_(coordinator).get(PAGE).content.decode()


def test_as_many_queries_for_twenty_as_for_one(ward, coordinator, handler, small_city, as_, queries_of):
    def more():
        rows.accepted(ward, at=MONDAY - timedelta(days=10), due_at=rows.NOW - timedelta(days=1))
        undecided = rows.standing(ward, state="undecided", hops=1)
        Transfer.objects.create(
            petition=undecided, hop=1, from_unit=undecided.unit, reason="field", at=rows.NOW,
            moved_on=rows.NOW.date(), days_lost=1,
        )  # fmt: skip
        again = rows.accepted(ward, round=2)
        Reopening.objects.create(
            petition=again, unit=again.unit, reason="Chưa", at=rows.NOW, reopened_on=rows.NOW.date()
        )

    more()
    one = queries_of(as_(coordinator), PAGE)
    for _ in range(6):
        more()
    assert queries_of(as_(coordinator), PAGE) == one <= 31


@pytest.mark.parametrize("who", cast.CAST)
def test_the_coordinator_only(ward, play, who, client):
    person = play(who)
    if who != "anonymous":
        client.force_login(person)
    assert client.get(PAGE).status_code == {"anonymous": 302, "coordinator": 200}.get(who, 403)


@pytest.mark.parametrize("who", cast.CAST)
def test_row_and_list_of_the_rule_agree(ward, play, who, small_city):
    person, on = play(who), rows.NOW.date()
    for petition in (rows.accepted(ward), rows.accepted(ward, about_unit=small_city.office)):
        listed = MAY_COORDINATE.rows(Petition.objects.all(), person, on=on).filter(pk=petition.pk).exists()
        assert listed is MAY_COORDINATE.allows(person, petition, on=on)

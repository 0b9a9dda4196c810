"""The tree of units on one day: several parents, other parents later, no circle, a fixed number of queries."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from danvan.errors import NotAllowed
from danvan.events.actors import JobActor
from danvan.events.models import RecordedEvent
from danvan.organisations import errors, queries
from danvan.organisations.actions.place_unit import place_unit
from danvan.organisations.models import UnitParent
from tests.organisations import cast, factories

TODAY = date(2026, 11, 24)
JOB = JobActor("tests")
pytestmark = pytest.mark.django_db


def chain(length: int):
    """Units each below the one before."""
    units = [factories.unit("Đơn vị 0", slug="u0")]
    for number in range(1, length):
        units.append(factories.unit(f"Đơn vị {number}", slug=f"u{number}", below=units[-1]))
    return units


def test_everything_below_is_found_in_one_query_however_deep(django_assert_num_queries):
    units = chain(12)
    with django_assert_num_queries(1):
        assert queries.units_below([units[0].pk], TODAY) == {u.pk for u in units}
    with django_assert_num_queries(1):
        assert queries.units_above([units[-1].pk], TODAY) == {u.pk for u in units}
    with django_assert_num_queries(0):
        assert queries.units_below([], TODAY) == frozenset()


def test_a_unit_has_several_parents_and_others_later(small_city):
    division, city = small_city.ward_division, small_city
    place_unit(division, below=city.department, valid_from=date(2026, 1, 1), valid_to=TODAY, by=JOB, on=TODAY)
    assert division.pk in queries.units_below([city.department.pk], TODAY)
    assert division.pk in queries.units_below([city.ward_committee.pk], TODAY)
    assert division.pk not in queries.units_below([city.department.pk], TODAY + timedelta(days=1))
    assert division.pk not in queries.units_below([city.department.pk], date(2025, 12, 31))
    assert queries.unit_above(division, TODAY) == city.ward_committee


def test_placing_a_unit_is_recorded(small_city):
    place_unit(small_city.ward_division, below=small_city.office, valid_from=TODAY, by=JOB, on=TODAY)
    assert RecordedEvent.objects.about(small_city.ward_division).get().kind == "organisations.unit_placed"


def test_no_unit_comes_to_stand_below_itself():
    units = chain(4)
    for above in (units[3], units[2], units[0]):
        with pytest.raises(errors.ParentBelowUnit):
            place_unit(units[0], below=above, valid_from=TODAY, by=JOB, on=TODAY)


def test_a_line_of_other_days_closes_no_circle():
    units = chain(3)
    UnitParent.objects.filter(unit=units[1]).update(valid_to=date(2025, 12, 31))
    place_unit(units[0], below=units[2], valid_from=date(2026, 1, 1), by=JOB, on=TODAY)
    with pytest.raises(errors.ParentBelowUnit):
        place_unit(units[0], below=units[1], valid_from=date(2025, 12, 31), by=JOB, on=TODAY)


def test_even_a_circle_in_the_data_ends():
    units = chain(3)
    UnitParent.objects.create(unit=units[0], parent=units[2], valid_from=TODAY)
    assert queries.units_below([units[0].pk], TODAY) == {u.pk for u in units}


def test_the_database_refuses_a_unit_above_itself_and_the_same_line_twice():
    units = chain(2)
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitParent.objects.create(unit=units[0], parent=units[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitParent.objects.create(unit=units[1], parent=units[0], valid_from=TODAY)


def test_an_administrator_places_only_own_units_and_only_below_own_ones(small_city):
    local = cast.member("local", small_city.ward_committee, "administrator")
    for unit, above in [
        (small_city.department, small_city.ward_committee),
        (small_city.ward_division, small_city.department),
    ]:
        with pytest.raises(NotAllowed):
            place_unit(unit, below=above, valid_from=TODAY, by=local, on=TODAY)


def test_memberships_are_asked_once_a_request_and_below_once_more(administrator, django_assert_num_queries):
    with django_assert_num_queries(2):
        for _ in range(3):
            queries.memberships_of(administrator, on=TODAY)
            queries.unit_ids_of(administrator, on=TODAY, roles=["administrator"])
            queries.unit_ids_of(administrator, on=TODAY, below=True)


def test_only_the_asked_roles_count(receiver, small_city):
    assert queries.unit_ids_of(receiver, on=TODAY, roles=["receiver"]) == {small_city.ward_committee.pk}
    assert queries.unit_ids_of(receiver, on=TODAY, roles=["head"]) == frozenset()
    assert queries.unit_ids_of(receiver, on=date(2025, 6, 30)) == frozenset()


def test_the_committee_of_a_ward_and_the_coordinating_unit_are_those_of_the_day(small_city):
    assert queries.committee_of(small_city.ward, on=TODAY) == small_city.ward_committee
    assert queries.coordinating_unit(TODAY) == small_city.office
    small_city.ward_committee.valid_to = date(2026, 1, 1)
    small_city.ward_committee.save()
    with pytest.raises(errors.NoSuchUnit):
        queries.committee_of(small_city.ward, on=TODAY)


def test_two_units_cannot_coordinate_at_once(small_city):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.unit("Sở Nội vụ", kind="department", tier="city", coordinates=True)


def test_units_are_found_by_words_tones_or_none_and_by_abbreviations(small_city):
    found = lambda text: [unit.name for unit in type(small_city.office).objects.matching(text)]  # noqa: E731
    assert found("ubnd p. ba dinh") == ["UBND phường Ba Đình"]
    assert found("uy ban nhan dan phuong BA ĐÌNH") == ["UBND phường Ba Đình"]
    assert found("so xd") == []
    assert found("ba dinh")[0] == "UBND phường Ba Đình"
    assert "UBND phường Hồng Hà" not in found("ba h"), "ban of Ủy ban was taken for Ba"
    assert found("văn hoá") == found("van hoa") == ["Phòng Văn hóa - Xã hội phường Ba Đình"]
    assert found("'; DROP TABLE units; --%_") == []

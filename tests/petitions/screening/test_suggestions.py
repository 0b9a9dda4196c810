"""What is proposed to a receiver: by table, by place, by level; only to units that can take it."""

from datetime import date, timedelta

import pytest

from danvan.organisations.models import Membership, Territory
from danvan.petitions.models import Petition, Route, TransferReason
from danvan.petitions.queries.routing import best_mandate, suggest, units_to_choose
from danvan.petitions.queries.same_matter import probably_the_same
from tests.petitions.factories import MORNING, a_petition, a_topic
from tests.petitions.screening.conftest import a_mandate
from tests.petitions.screening.test_transfer_petition import passed

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 10)


def names(petition, on=ON):
    petition = Petition.objects.select_related("unit", "topic__parent", "territory").get(pk=petition.pk)
    return [s.unit.slug for s in suggest(petition, on)]


def a_route(unit, topic="ha-tang-duong", territory: Territory | None = None):
    return Route.objects.create(topic=a_topic(topic), territory=territory, unit=unit)


def test_the_table_s_unit_comes_before_the_one_above(ward, bodies):
    petition = a_petition(ward)
    a_route(bodies.city.department)
    assert names(petition) == [bodies.city.department.slug, bodies.city.committee.slug]


def test_the_exact_topic_before_its_branch_and_the_place_before_the_city(ward, bodies):
    petition = a_petition(ward)
    a_route(bodies.city.inspectorate, "ha-tang", ward)
    a_route(bodies.city.department)
    a_route(bodies.city.other_ward_committee, territory=ward)
    assert names(petition)[:3] == [
        bodies.city.other_ward_committee.slug,
        bodies.city.department.slug,
        bodies.city.inspectorate.slug,
    ]


def test_lines_of_another_topic_or_ward_say_nothing(ward, bodies):
    petition = a_petition(ward)
    a_route(bodies.city.inspectorate, "moi-truong")
    a_route(bodies.city.inspectorate, territory=bodies.city.other_ward)
    assert names(petition) == [bodies.city.committee.slug]


def test_the_committee_of_the_place_where_that_is_another_ward(ward, bodies):
    petition = a_petition(ward)
    petition.territory = bodies.city.other_ward
    petition.save()
    petition = Petition.objects.select_related("unit", "topic__parent", "territory").get(pk=petition.pk)
    first = suggest(petition, ON)[0]
    assert (first.unit, first.reason) == (bodies.city.other_ward_committee, TransferReason.PLACE)


def test_reasons_that_go_with_them(ward, bodies):
    petition = a_petition(ward)
    a_route(bodies.city.department)
    assert [s.reason for s in suggest(petition, ON)] == [TransferReason.FIELD, TransferReason.LEVEL]
    assert all(s.why and s.mandate.unit == s.unit for s in suggest(petition, ON))


def test_not_a_unit_where_nobody_receives_or_without_function(ward, bodies):
    petition = a_petition(ward)
    a_route(bodies.city.department)
    Membership.objects.filter(user=bodies.receivers["department"]).update(valid_to=date(2026, 9, 9))
    bodies.mandates["committee"].valid_to = date(2026, 9, 9)
    bodies.mandates["committee"].save()
    assert names(petition) == []
    assert names(petition, on=date(2026, 9, 9)) == [bodies.city.department.slug, bodies.city.committee.slug]


def test_not_the_unit_it_is_about(ward, bodies):
    petition = a_petition(ward)
    a_route(bodies.city.department)
    petition.about_unit = bodies.city.department
    petition.save()
    assert names(petition) == [bodies.city.committee.slug]


def test_who_passed_it_on_comes_last_and_it_is_said(ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "department")
    petition = Petition.objects.select_related("unit", "topic__parent", "territory").get(pk=petition.pk)
    found = suggest(petition, ON)
    assert [s.unit for s in found] == [bodies.city.committee, bodies.city.ward_committee]
    assert "đã chuyển" in found[-1].why or "passed" in found[-1].why


def test_never_more_than_five(ward, bodies):
    from tests.organisations import factories
    from tests.organisations.cast import member

    petition = a_petition(ward)
    for number in range(8):
        unit = factories.unit(f"Sở số {number}", kind="department", tier="city")
        member(f"nguoi{number}", unit, "head")
        a_mandate(unit)
        a_route(unit)
    assert len(names(petition)) == 5


def test_the_function_nearest_to_the_topic(ward, bodies):
    roads = a_mandate(bodies.city.inspectorate, 2, text="Quản lý hạ tầng, giao thông, đường, cầu.")
    other = a_mandate(bodies.city.inspectorate, 3, text="Quản lý trường học.")
    held = [bodies.mandates["inspectorate"], roads, other]
    assert best_mandate(held, a_topic("ha-tang-duong")) == roads
    assert best_mandate(held, a_topic("van-xa-truong-hoc")) == other
    assert best_mandate(held, a_topic("khac-khac")) == held[0]


def test_as_many_queries_for_a_full_table_as_for_an_empty_one(ward, bodies, django_assert_num_queries):
    petition = a_petition(ward)
    petition = Petition.objects.select_related("unit", "topic__parent", "territory").get(pk=petition.pk)
    with django_assert_num_queries(7):
        suggest(petition, ON)
    for unit in ("department", "inspectorate", "other_ward_committee"):
        a_route(bodies.unit(unit))
        a_route(bodies.unit(unit), "ha-tang", ward)
    with django_assert_num_queries(7):
        assert len(suggest(petition, ON)) == 4


def test_only_units_that_can_take_it_are_listed_by_name(ward, bodies):
    assert {unit.slug for unit in units_to_choose(ON)} == {bodies.unit(name).slug for name in bodies.mandates}


def test_likely_duplicates_are_open_readable_and_of_the_same_ward_and_field(
    ward, bodies, receiver, other_ward_receiver
):
    mine = a_petition(ward)
    near = a_petition(ward, token="form-token-near", at=MORNING - timedelta(days=3))
    far = a_petition(ward, token="form-token-far", content="Đèn tắt.", title="Đèn đường tắt", place="")
    a_petition(ward, token="form-token-field", topic=a_topic("moi-truong-rac"))
    a_petition(bodies.city.other_ward, token="form-token-ward")
    secret = a_petition(ward, token="form-token-secret")
    secret.contact, secret.restricted, secret.only_reader = None, True, receiver
    secret.save()
    assert probably_the_same(mine, receiver, on=ON) == [near, far]
    assert probably_the_same(mine, other_ward_receiver, on=ON) == []

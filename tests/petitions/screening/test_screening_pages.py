"""The pages of screening: few keys, nothing typed lost, nobody else's petition."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.petitions.models import Petition, Route, Transfer
from tests.petitions.factories import MORNING, a_petition, a_topic
from tests.petitions.screening.conftest import a_mandate
from tests.petitions.screening.test_transfer_petition import disputed

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, bodies):
    client.force_login(bodies.receivers["ward_committee"])
    return client


@pytest.fixture
def petition(ward, bodies):
    found = a_petition(ward)
    Route.objects.create(topic=a_topic(), unit=bodies.city.department)
    return found


def step(petition, path):
    return f"{petition.get_absolute_url()}{path}/"


def proposed(page):
    return re.search(r'name="choice" value="([^"]+)"[^>]*checked', page) or re.search(
        r'name="choice"[^>]*value="([^"]+)"[^>]*checked', page
    )


def test_the_best_suggestion_is_chosen_and_one_key_passes_it_on(desk, petition, bodies):
    page = desk.get(step(petition, "chuyen")).content.decode()
    chosen = proposed(page)[1]
    assert chosen == str(bodies.city.department.pk)
    assert "autofocus" in page
    answer = desk.post(step(petition, "chuyen"), {"choice": chosen})
    assert answer.status_code == 302
    assert answer.url == "/ban-lam-viec/don-thu/"
    hop = Transfer.objects.get()
    assert (hop.to_unit, hop.mandate, hop.reason) == (bodies.city.department, bodies.mandates["department"], "field")


def test_both_ways_on_have_their_key_on_the_page(desk, petition):
    page = desk.get(petition.get_absolute_url()).content.decode()
    assert re.search(r'<button[^>]*data-key="a"', page)
    assert re.search(r'<a [^>]*href="[^"]*/chuyen/" data-key="c"', page)


OTHER = {"choice": "other", "unit_name": "thanh tra", "reason": "level", "remark": "Đã hỏi trước"}


def test_another_unit_shows_its_functions_and_keeps_what_was_typed(desk, petition, bodies):
    second = a_mandate(bodies.city.inspectorate, 2)
    page = desk.post(step(petition, "chuyen"), OTHER)
    text = page.content.decode()
    assert page.status_code == 422
    assert second.text in text
    assert 'value="Đã hỏi trước"' in text
    assert not Transfer.objects.exists()
    assert desk.post(step(petition, "chuyen"), {**OTHER, "mandate": second.pk}).status_code == 302
    assert Transfer.objects.get().mandate == second


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"choice": ""}, "choice"),
        ({"choice": "999999"}, "choice"),
        ({"choice": "other", "unit_name": ""}, "unit_name"),
        ({"choice": "other", "unit_name": "Sở Không Có"}, "unit_name"),
        ({"choice": "other", "unit_name": "ubnd"}, "unit_name"),
        ({"choice": "other", "unit_name": "x" * 5000}, "unit_name"),
        ({"choice": "other", "unit_name": "\x00"}, "unit_name"),
        ({"choice": "other", "unit_name": "UBND phường Ba Đình"}, "unit_name"),
        ({"choice": "other", "unit_name": "Thanh tra", "reason": ""}, "reason"),
        ({"choice": "other", "unit_name": "Thanh tra", "mandate": "1 OR 1=1"}, "mandate"),
        ({"unit_name": "Thanh tra"}, "unit_name"),
        ({"remark": "r" * 501}, "remark"),
        ({"reason": "<script>"}, "reason"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(desk, petition, bodies, changes, field):
    sent = {"choice": str(bodies.city.department.pk), **changes}
    page = desk.post(step(petition, "chuyen"), sent)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Transfer.objects.exists()


def test_a_function_of_a_third_unit_is_no_choice(desk, petition, bodies):
    page = desk.post(step(petition, "chuyen"), {**OTHER, "mandate": bodies.mandates["department"].pk})
    assert "mandate" in page.context["form"].errors


def test_after_the_coordinator_s_word_the_step_is_gone_and_the_address_says_why(client, ward, bodies, coordinator):
    petition = disputed(a_petition(ward), bodies)
    client.force_login(coordinator)
    page = client.get(step(petition, "quyet-dinh-tham-quyen")).content.decode()
    assert proposed(page)[1] == str(bodies.city.committee.pk)
    assert client.post(step(petition, "quyet-dinh-tham-quyen"), {"choice": proposed(page)[1]}).status_code == 302
    client.force_login(bodies.receivers["committee"])
    assert step(petition, "chuyen") not in client.get(petition.get_absolute_url()).content.decode()
    refused = client.post(step(petition, "chuyen"), {"choice": str(bodies.city.ward_committee.pk)})
    assert refused.status_code == 409
    assert refused.context["form"].non_field_errors()


def test_filing_shows_under_each_reason_what_the_sender_will_be_told(desk, petition):
    from danvan.petitions.queries.sender_words import words_for_filing

    page = desk.get(step(petition, "luu")).content.decode()
    assert str(words_for_filing("no_facts").way_on) in page
    assert desk.post(step(petition, "luu"), {"remark": "chưa chọn"}).status_code == 422
    assert desk.post(step(petition, "luu"), {"reason": "no_facts", "remark": ""}).status_code == 302
    petition.refresh_from_db()
    assert petition.state == "filed"


def test_attaching_from_the_list_or_by_reference(desk, ward, petition):
    other = a_petition(ward, token="form-token-of-another")
    page = desk.get(step(petition, "gop")).content.decode()
    assert other.reference in page
    for sent in ({}, {"reference": "H26.PAKN.20260909.9999"}, {"main": other.reference, "reference": "x"}):
        assert desk.post(step(petition, "gop"), sent).status_code in (409, 422)
    assert desk.post(step(petition, "gop"), {"main": other.reference}).status_code == 302
    petition.refresh_from_db()
    assert petition.main == other
    assert petition.reference in desk.get(other.get_absolute_url()).content.decode()
    shown = desk.get(petition.get_absolute_url()).content.decode()
    assert other.get_absolute_url() in shown
    assert desk.post(step(petition, "tach")).status_code == 302
    petition.refresh_from_db()
    assert petition.state == "received"


@pytest.mark.parametrize("path", ["chuyen", "luu", "gop", "tach", "quyet-dinh-tham-quyen"])
def test_a_stranger_finds_nothing(client, petition, other_ward_receiver, path):
    client.force_login(other_ward_receiver)
    assert client.get(step(petition, path)).status_code in (403, 404)
    assert client.post(step(petition, path), {}).status_code in (403, 404)
    client.logout()
    assert client.get(step(petition, path)).status_code == 302


@pytest.mark.parametrize("path", ["chuyen", "gop"])
def test_a_step_page_takes_a_fixed_number_of_queries(desk, ward, petition, bodies, path):
    desk.get(step(petition, path))
    few = _count(desk, step(petition, path))
    for number in range(12):
        a_petition(ward, token=f"form-token-number-{number:03d}")
        Route.objects.create(topic=a_topic("ha-tang"), unit=a_unit(number))
    assert _count(desk, step(petition, path)) == few <= 30


def a_unit(number):
    from tests.organisations import factories
    from tests.organisations.cast import member

    unit = factories.unit(f"Sở số {number}", kind="department", tier="city")
    member(f"nguoi{number}", unit, "head")
    a_mandate(unit)
    return unit


def _count(desk, path):
    with CaptureQueriesContext(connection) as found:
        assert desk.get(path).status_code == 200
    return len(found)


def test_the_petition_s_page_takes_no_more_queries_for_many_hops_or_many_attached(desk, ward, petition, bodies):
    from danvan.petitions.actions.attach import attach_petition

    by = bodies.receivers["ward_committee"]
    copies = [a_petition(ward, token=f"form-token-number-{number:03d}") for number in range(6)]
    attach_petition(copies[0].pk, main=petition.reference, by=by, at=MORNING)
    desk.get(petition.get_absolute_url())
    one = _count(desk, petition.get_absolute_url())
    for copy in copies[1:]:
        attach_petition(copy.pk, main=petition.reference, by=by, at=MORNING)
    assert _count(desk, petition.get_absolute_url()) == one
    assert Petition.objects.filter(main=petition).count() == 6

"""A petition about an office: the unit above reads it, the office itself never does, and the name is hidden."""

import pytest

from danvan.organisations.models import Unit
from danvan.petitions.errors.receiving import NoUnitAbove
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import receiving_unit
from danvan.petitions.rules.reading import MAY_SEE_SENDER
from tests.organisations import factories
from tests.organisations.cast import member
from tests.petitions.factories import MORNING, a_topic
from tests.petitions.recognition.conftest import SEND, look, send

pytestmark = pytest.mark.django_db
TODAY = MORNING.date()


def test_without_an_office_it_goes_to_the_ward(client, filled, small_city):
    send(client, filled)
    petition = Petition.objects.get()
    assert (petition.unit, petition.about_unit, petition.sender_hidden) == (small_city.ward_committee, None, False)


@pytest.mark.parametrize(
    ("office", "about", "above"),
    [
        ("ubnd", "ward_committee", "committee"),
        ("ward_division", "ward_division", "ward_committee"),
        ("department", "department", "committee"),
    ],
)
def test_the_unit_above_receives_it(client, filled, small_city, office, about, above):
    chosen = office if office == "ubnd" else getattr(small_city, office).slug
    assert send(client, {**filled, "office": chosen}).status_code == 303
    petition = Petition.objects.get()
    assert (petition.about_unit, petition.unit) == (getattr(small_city, about), getattr(small_city, above))
    assert petition.sender_hidden


def test_a_topic_about_officials_means_the_committee_of_the_ward(client, filled, small_city):
    send(client, {**filled, "topic": a_topic("can-bo-thai-do").slug})
    petition = Petition.objects.get()
    assert (petition.about_unit, petition.unit) == (small_city.ward_committee, small_city.committee)
    assert petition.sender_hidden


def test_the_sender_may_agree_that_the_office_learns_the_name(client, filled):
    send(client, {**filled, "office": "ubnd", "shows_name": "on"})
    assert not Petition.objects.get().sender_hidden


def test_nobody_of_the_office_reads_it_by_any_door(client, filled, small_city, receiver, head, city_receiver):
    send(client, {**filled, "office": "ubnd"})
    petition = Petition.objects.get()
    for person in (receiver, head):
        client.force_login(person)
        assert client.get(petition.get_absolute_url()).status_code == 404
        assert petition.reference not in client.get("/ban-lam-viec/don-thu/").content.decode()
    client.force_login(city_receiver)
    assert client.get(petition.get_absolute_url()).status_code == 200
    assert MAY_SEE_SENDER.allows(city_receiver, petition, on=TODAY)


def test_a_hidden_name_is_seen_by_receiver_and_head_only(client, filled, small_city, city_receiver):
    handler = member("city_handler", small_city.committee, "handler")
    send(client, {**filled, "office": "ubnd"})
    petition = Petition.objects.get()
    assert not MAY_SEE_SENDER.allows(handler, petition, on=TODAY)


def test_the_page_before_sending_says_who_reads_it_and_who_does_not(client, filled, small_city):
    text = look(client, {**filled, "office": "ubnd"}).content.decode()
    assert small_city.committee.name in text
    assert small_city.ward_committee.name in text


def test_the_offices_of_a_ward_are_offered_once_the_ward_is_known(client, filled, small_city):
    division = f'value="{small_city.ward_division.slug}"'
    assert division not in client.get(SEND).content.decode()
    assert division in client.post(SEND, {**filled, "step": "edit"}).content.decode()


@pytest.mark.parametrize("office", ["no-such-office", "ubnd-phuong-hong-ha", "\x00", "x" * 4000, "'; DROP TABLE x"])
def test_an_office_that_is_not_offered_is_refused_beside_its_field(client, filled, office):
    page = look(client, {**filled, "office": office})
    assert page.status_code == 200
    assert "office" in page.context["form"].errors
    assert not Petition.objects.exists()


def test_an_office_with_nothing_above_is_said(ward, small_city):
    with pytest.raises(NoUnitAbove):
        receiving_unit(ward, a_topic(), on=TODAY, about_unit=small_city.committee)
    factories.unit("Phòng Ví Dụ", kind="division", territory=ward)
    lonely = Unit.objects.get(name="Phòng Ví Dụ")
    with pytest.raises(NoUnitAbove):
        receiving_unit(ward, a_topic(), on=TODAY, about_unit=lonely)


def test_an_office_with_nothing_above_loses_nothing_typed(client, filled, ward):
    lonely = factories.unit("Phòng Ví Dụ", kind="division", territory=ward)
    page = look(client, {**filled, "office": lonely.slug})
    assert page.context["form"].non_field_errors()
    assert filled["content"] in page.content.decode()

"""The receipt handed over the counter: the telephone large, the other system's number, and a large print."""

import pytest

from danvan.petitions.links import link_secret
from danvan.petitions.models import Channel
from tests.petitions.entries import TOKEN, entered

pytestmark = pytest.mark.django_db
RECEIPT = f"/kien-nghi/bien-nhan/{link_secret(TOKEN)}/"


def _words(client, query="", address=RECEIPT):
    answer = client.get(address + query)
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


@pytest.mark.parametrize("query", ["", "?in=to"])
def test_the_telephone_of_the_unit_stands_large(client, ward, clerk, small_city, query):
    unit = small_city.ward_committee
    unit.phone, unit.address = "024 3999 0001", "Số 5, phố Ví Dụ"
    unit.save()
    entered(ward, clerk)
    page = _words(client, query)
    assert 'num">024 3999 0001</b>' in page
    assert "Số 5, phố Ví Dụ" in page


@pytest.mark.parametrize("query", ["", "?in=to"])
def test_a_unit_without_a_telephone_is_reached_through_the_city(client, ward, clerk, settings, query):
    entered(ward, clerk)
    assert f'num">{settings.CITY_PHONE}</b>' in _words(client, query)
    settings.CITY_PHONE = ""
    assert "</b>" in _words(client, query)
    assert 'big-number num"></b>' not in _words(client, query)


@pytest.mark.parametrize("query", ["", "?in=to"])
def test_the_number_of_the_other_system_is_on_it(client, ward, clerk, query):
    entered(ward, clerk, Channel.HOTLINE)
    assert "PA-88" in _words(client, query)


def test_the_day_of_arrival_stands_there_without_an_hour_nobody_noted(client, ward, clerk):
    entered(ward, clerk)
    assert "07/09/2026" in _words(client) or "7/9/2026" in _words(client)
    assert "08:00 " not in _words(client)


def test_the_large_print_has_what_one_must_know(client, ward, clerk):
    petition = entered(ward, clerk)
    page = _words(client, "?in=to")
    assert petition.reference in page
    assert "28/9/2026" in page
    assert "<svg" in page


@pytest.mark.parametrize("query", ["?in=", "?in=%00", "?in=../../x", "?in=to&in=x"])
def test_any_other_word_gives_the_ordinary_receipt(client, ward, clerk, query):
    entered(ward, clerk)
    assert "?in=to" in _words(client, query)


def test_a_visitor_is_not_asked_to_enter_another(client, ward, clerk):
    entered(ward, clerk)
    assert "/ban-lam-viec/don-thu/nhap/" not in _words(client)

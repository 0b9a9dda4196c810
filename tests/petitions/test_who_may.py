"""Person by page: who may read, accept, see the sender. Lists and single rows always agree."""

from datetime import date

import pytest

from danvan.petitions.models import Petition
from danvan.petitions.rules.reading import MAY_READ, MAY_SEE_SENDER
from danvan.petitions.rules.screening import MAY_ACCEPT
from tests.organisations.cast import CAST
from tests.petitions.factories import a_petition

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 9)

ALLOWED = {
    MAY_READ: {"receiver", "handler", "head", "clerk", "coordinator"},
    MAY_ACCEPT: {"receiver", "head"},
    MAY_SEE_SENDER: {"receiver", "handler", "head", "clerk"},
}


@pytest.mark.parametrize("rule", ALLOWED, ids=lambda rule: rule.name)
@pytest.mark.parametrize("who", CAST)
def test_the_table_of_rights(who, rule, ward, play):
    person = play(who)
    petition = a_petition(ward)
    assert rule.allows(person, petition, on=ON) is (who in ALLOWED[rule])


@pytest.mark.parametrize("rule", ALLOWED, ids=lambda rule: rule.name)
@pytest.mark.parametrize("who", CAST)
def test_list_and_row_agree(who, rule, ward, play):
    person = play(who)
    petition = a_petition(ward)
    listed = rule.rows(Petition.objects.all(), person, on=ON).filter(pk=petition.pk).exists()
    assert listed is rule.allows(person, petition, on=ON)


PAGES = {
    "list": "/ban-lam-viec/don-thu/",
    "page": "/ban-lam-viec/don-thu/{ref}/",
    "looks": "/ban-lam-viec/don-thu/{ref}/ai-da-xem/",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", CAST)
def test_who_opens_which_page(who, page, ward, play, client):
    person = play(who)
    petition = a_petition(ward)
    if who != "anonymous":
        client.force_login(person)
    status = client.get(PAGES[page].format(ref=petition.reference)).status_code
    if who == "anonymous":
        assert status == 302
    elif who in ALLOWED[MAY_READ]:
        assert status == 200
    elif who == "other_ward_receiver":
        assert status == (200 if page == "list" else 404)
    else:
        assert status == 403


def test_a_stranger_to_the_unit_does_not_learn_that_a_petition_exists(ward, other_ward_receiver, client):
    petition = a_petition(ward)
    client.force_login(other_ward_receiver)
    there = client.get(f"/ban-lam-viec/don-thu/{petition.reference}/")
    nowhere = client.get("/ban-lam-viec/don-thu/H26.PAKN.20260909.9999/")
    assert there.status_code == nowhere.status_code == 404
    assert petition.reference not in client.get("/ban-lam-viec/don-thu/").content.decode()

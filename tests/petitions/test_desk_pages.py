"""The officer's list and page: fixed queries, masked sender, every look on record."""

import pytest

from danvan.access_log.models import AccessRecord
from tests.petitions.factories import a_petition

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/don-thu/"


@pytest.fixture
def desk(client, receiver):
    client.force_login(receiver)
    return client


def _count(queries, path, desk):
    with queries() as found:
        assert desk.get(path).status_code == 200
    return len(found)


@pytest.fixture
def queries(db):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


def test_the_list_takes_as_many_queries_for_twenty_as_for_one(ward, desk, queries):
    a_petition(ward)
    desk.get(LIST)
    one = _count(queries, LIST, desk)
    for number in range(19):
        a_petition(ward, token=f"form-token-number-{number:03d}")
    assert _count(queries, LIST, desk) == one
    assert one <= 20


def test_the_list_shows_the_nearest_day_first(ward, desk):
    from tests.petitions.factories import MORNING

    late = a_petition(ward, title="Gửi sau")
    early = a_petition(ward, title="Gửi trước", token="an-earlier-form-token", at=MORNING.replace(day=1))
    text = desk.get(LIST).content.decode()
    assert text.index(early.reference) < text.index(late.reference)


@pytest.mark.parametrize("typed", ["nap cong", "NẮP CỐNG", "ngõ 84", "H26.PAKN.20260909.0001"])
def test_the_list_finds_words_without_tones(ward, desk, typed):
    petition = a_petition(ward)
    assert petition.reference in desk.get(LIST, {"q": typed}).content.decode()


def test_the_list_goes_out_as_a_file(ward, desk):
    petition = a_petition(ward)
    answer = desk.get(_csv_address(desk))
    assert petition.reference in b"".join(answer.streaming_content).decode()


def _csv_address(desk):
    import re

    page = desk.get(LIST).content.decode()
    return LIST + re.search(r'href="([^"]*csv[^"]*)"', page).group(1).replace("&amp;", "&").removeprefix(LIST)


def test_the_page_masks_the_sender_and_records_the_look(ward, desk):
    petition = a_petition(ward)
    text = desk.get(petition.get_absolute_url()).content.decode()
    assert "Nguyễn Thị Ễ Ượng" not in text
    assert "0912345678" not in text
    assert AccessRecord.objects.filter(what="petition", subject_id=petition.pk).count() == 1


def test_showing_the_sender_is_a_look_with_its_reason(ward, desk):
    petition = a_petition(ward)
    text = desk.post(petition.get_absolute_url() + "nguoi-gui/", {"reason": "ask"}).content.decode()
    assert "Nguyễn Thị Ễ Ượng" in text
    assert AccessRecord.objects.get(what="contact").reason == "ask"


def test_the_sender_is_not_shown_by_a_link(ward, desk):
    petition = a_petition(ward)
    assert desk.get(petition.get_absolute_url() + "nguoi-gui/").status_code == 405


def test_the_page_takes_a_fixed_number_of_queries(ward, desk, queries):
    petition = a_petition(ward)
    desk.get(petition.get_absolute_url())
    once = _count(queries, petition.get_absolute_url(), desk)
    again = _count(queries, petition.get_absolute_url(), desk)
    assert once == again <= 30


def test_accepting_from_the_page(ward, desk):
    petition = a_petition(ward)
    answer = desk.post(petition.get_absolute_url() + "tiep-nhan/", follow=True)
    petition.refresh_from_db()
    assert petition.state == "accepted"
    assert "Đang giải quyết" in answer.content.decode()


HOSTILE = ["state=%00", "branch=../../", "q=" + "a" * 500, "sap-xep=__class__", "trang=-1", "due=1'--"]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_addresses_are_answered(ward, desk, query):
    a_petition(ward)
    assert desk.get(f"{LIST}?{query}").status_code == 200

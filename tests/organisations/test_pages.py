"""The public pages about units and places, and the thin desk page."""

from datetime import date

import pytest
from django.utils import timezone

from danvan.legislation.seeding import find_clause
from danvan.organisations.models import Mandate, Membership, TerritorySuccession, UnitSuccession
from tests.organisations import cast, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_ward(small_city):
    """Phường Trúc Bạch of quận Ba Đình, all of it in phường Ba Đình today."""
    ended = {"valid_to": date(2025, 6, 30)}
    district = factories.territory(
        "Quận Ba Đình", kind="urban_district", tier="district", code="001", parent=small_city.city, **ended
    )
    old = factories.territory(
        "Phường Trúc Bạch", code="00005", parent=district, slug="phuong-truc-bach-quan-ba-dinh", **ended
    )
    unit = factories.unit("UBND phường Trúc Bạch (quận Ba Đình)", territory=old, **ended)
    line = {"share": "whole", "on": date(2025, 7, 1), "basis": find_clause("nq-1656-nq-ubtvqh15")}
    TerritorySuccession.objects.create(old=old, new=small_city.ward, **line)
    UnitSuccession.objects.create(old=unit, new=small_city.ward_committee, **line)
    return old


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_register_is_searched_without_tones(client, small_city):
    found = text_of(client.get("/don-vi/", {"q": "thanh tra"}))
    assert "Thanh tra thành phố Hà Nội" in found
    assert "Sở Xây dựng" not in found
    assert "Sở Xây dựng" in text_of(client.get("/don-vi/", {"loai": "department"}))


def test_a_units_page_tells_parent_offices_mandates_and_what_is_not_known(client, small_city, old_ward):
    Mandate.objects.create(
        unit=small_city.ward_committee,
        verb="tiếp",
        object="công dân",
        field="tiếp công dân",
        level="commune",
        text="Tiếp công dân hằng tuần.",
        basis=find_clause("luat-42-2013-qh13", "15"),
    )
    page = text_of(client.get("/don-vi/ubnd-phuong-ba-dinh/"))
    for words in (
        "UBND thành phố Hà Nội",
        "Phòng Văn hóa - Xã hội phường Ba Đình",
        "Tiếp công dân hằng tuần.",
        "UBND phường Trúc Bạch (quận Ba Đình)",
        "8:00–12:00",
        "00004",
    ):
        assert words in page


def test_an_ended_unit_leads_to_its_successor(client, old_ward):
    page = text_of(client.get("/don-vi/ubnd-phuong-truc-bach-quan-ba-dinh/"))
    assert "30/6/2025" in page
    assert 'href="/don-vi/ubnd-phuong-ba-dinh/"' in page


def test_a_unit_nobody_knows_is_not_found(client, small_city):
    assert client.get("/don-vi/khong-co/").status_code == 404


def test_units_pages_take_a_fixed_number_of_queries(client, small_city, django_assert_max_num_queries):
    client.get("/don-vi/")
    for number in range(30):
        factories.unit(f"Phòng {number}", slug=f"p{number}", kind="division", below=small_city.ward_committee)
    with django_assert_max_num_queries(4):
        client.get("/don-vi/")
    with django_assert_max_num_queries(9):
        client.get("/don-vi/ubnd-phuong-ba-dinh/")


def test_the_old_ward_page_leads_to_the_office_of_today(client, old_ward):
    page = text_of(client.get("/phuong-cu/", {"q": "p. truc bach"}))
    assert "Phường Trúc Bạch" in page
    assert 'href="/don-vi/ubnd-phuong-ba-dinh/"' in page


def test_two_places_of_one_name_are_offered_to_choose(client, old_ward):
    page = text_of(client.get("/phuong-cu/", {"q": "Ba Đình"}))
    assert "?noi=phuong-ba-dinh" in page
    assert "?noi=quan-ba-dinh" in page
    assert "UBND phường Ba Đình" in text_of(client.get("/phuong-cu/", {"noi": "phuong-ba-dinh"}))


def test_an_unknown_name_gets_a_proposal_and_keeps_what_was_typed(client, old_ward):
    page = text_of(client.get("/phuong-cu/", {"q": "truc bhach"}))
    assert 'value="truc bhach"' in page
    assert "?q=Tr%C3%BAc%20B%E1%BA%A1ch" in page


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%00", "\x00", "a" * 5000, "' OR 1=1"])
def test_hostile_names_are_shown_as_text(client, old_ward, text):
    for address in ("/phuong-cu/", "/don-vi/"):
        assert "<script>alert(1)" not in text_of(client.get(address, {"q": text}))
    assert client.get("/phuong-cu.json", {"q": text}).json()["places"] == []


def test_the_json_twin_tells_the_same(client, old_ward):
    answer = client.get("/phuong-cu.json", {"q": "Trúc Bạch"}).json()
    (place,) = answer["places"]
    assert (place["code"], place["standing"], place["district"]) == ("00005", False, "Quận Ba Đình")
    (after,) = place["belongs_to"]
    assert (after["code"], after["share"], after["on"]) == ("00004", "whole", "2025-07-01")
    assert after["office"]["url"].endswith("/don-vi/ubnd-phuong-ba-dinh/")


@pytest.mark.parametrize("who", cast.CAST)
def test_the_desk_opens_to_members_and_shows_what_they_may_see(who, play, client, small_city):
    person = play(who)
    if who != "anonymous":
        client.force_login(person)
    answer = client.get("/ban-lam-viec/don-vi/")
    expected = {"anonymous": 302, "outsider": 403}.get(who, 200)
    assert answer.status_code == expected
    other = client.get("/ban-lam-viec/don-vi/ubnd-phuong-hong-ha/").status_code
    assert other == {"anonymous": 302, "outsider": 403, "administrator": 200, "other_ward_receiver": 200}.get(who, 404)


def test_an_administrator_gives_and_ends_a_role_at_the_desk(client, administrator, outsider, small_city):
    client.force_login(administrator)
    address = "/ban-lam-viec/don-vi/ubnd-phuong-ba-dinh/"
    today = timezone.localdate().isoformat()
    sent = {"code": "outsider", "role": "handler", "valid_from": today, "valid_to": ""}
    assert client.post(f"{address}trao-vai-tro/", sent).status_code == 302
    membership = Membership.objects.get(user=outsider)
    assert outsider.full_name in text_of(client.get(address))
    again = client.post(f"{address}trao-vai-tro/", sent)
    assert again.status_code == 422
    assert 'value="outsider"' in again.content.decode()
    end = f"{address}ket-thuc/{membership.pk}/"
    assert outsider.full_name in text_of(client.get(end))
    assert client.post(end, {"last_day": today}).status_code == 302
    assert Membership.objects.get(user=outsider).valid_to == timezone.localdate()


def test_an_unknown_staff_code_is_told_beside_the_field(client, administrator):
    client.force_login(administrator)
    sent = {"code": "nobody", "role": "handler", "valid_from": "2026-01-01"}
    answer = client.post("/ban-lam-viec/don-vi/ubnd-phuong-ba-dinh/trao-vai-tro/", sent)
    assert answer.status_code == 422
    assert not Membership.objects.exclude(user=administrator).exists()


def test_a_receiver_sees_the_members_but_gives_no_roles(client, receiver, outsider):
    client.force_login(receiver)
    address = "/ban-lam-viec/don-vi/ubnd-phuong-ba-dinh/"
    assert "trao-vai-tro" not in text_of(client.get(address))
    assert client.post(f"{address}trao-vai-tro/", {}).status_code == 403
    mine = Membership.objects.get(user=receiver)
    assert client.get(f"{address}ket-thuc/{mine.pk}/").status_code == 403


def test_the_desk_page_takes_a_fixed_number_of_queries(
    client, administrator, small_city, django_assert_max_num_queries
):
    client.force_login(administrator)
    for number in range(25):
        cast.member(f"m{number}", small_city.ward_committee, "handler")
    with django_assert_max_num_queries(12):
        client.get("/ban-lam-viec/don-vi/ubnd-phuong-ba-dinh/")

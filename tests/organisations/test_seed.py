"""The delivered register of Hà Nội: complete, entered once, never written over."""

from collections import Counter
from datetime import date

import pytest

from danvan.events.models import RecordedEvent
from danvan.organisations import queries, seeding
from danvan.organisations.models import Mandate, Territory, TerritorySuccession, Unit, UnitKind, UnitParent

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.django_db


def test_the_register_is_complete_and_a_second_load_changes_nothing(hanoi, django_assert_max_num_queries):
    assert Territory.objects.on(TODAY).filter(tier="commune").count() == 126
    old = Territory.objects.ended_before(TODAY)
    assert Counter(old.values_list("tier", flat=True)) == {"commune": 526, "district": 30}
    assert TerritorySuccession.objects.filter(old__tier="commune").count() == 794
    assert set(old.filter(tier="commune")) == {
        s.old for s in TerritorySuccession.objects.filter(old__tier="commune").select_related("old")
    }
    events = RecordedEvent.objects.count()
    assert events >= Territory.objects.count() + Unit.objects.count()
    with django_assert_max_num_queries(8):
        seeding.load()
    assert RecordedEvent.objects.count() == events
    _each_ward_has_its_offices()
    _lines_lead_upward()
    _an_edit_by_hand_stays()


def _each_ward_has_its_offices() -> None:
    per_ward = Counter(Unit.objects.on(TODAY).filter(tier="commune").values_list("territory__code", flat=True))
    assert set(per_ward.values()) == {6}
    assert len(per_ward) == 126
    tiles = set(Territory.objects.on(TODAY).filter(tier="commune").values_list("tile_col", "tile_row"))
    assert len(tiles) == 126
    assert all(0 <= col < 12 and 0 <= row < 13 for col, row in tiles)


def _lines_lead_upward() -> None:
    city = Unit.objects.get(slug="ubnd-thanh-pho-ha-noi")
    ward = Unit.objects.get(slug="ubnd-phuong-ba-dinh")
    assert queries.unit_above(ward, TODAY) == city
    assert queries.coordinating_unit(TODAY).slug == "van-phong-ubnd-thanh-pho"
    old = Unit.objects.get(slug="ubnd-phuong-truc-bach-quan-ba-dinh")
    assert queries.unit_above(old, date(2024, 5, 1)).slug == "ubnd-quan-ba-dinh"
    assert [s.new for s in old.successions.all()] == [ward]
    below = queries.units_below([city.pk], TODAY)
    fronts = Unit.objects.filter(kind__in=[UnitKind.FRONT, UnitKind.PARTY])
    assert not below & set(fronts.values_list("pk", flat=True))
    assert Unit.objects.get(slug="ban-tuyen-giao-va-dan-van") not in queries.handling_units(TODAY)
    front = queries.units_below([Unit.objects.get(slug="mttq-thanh-pho-ha-noi").pk], TODAY)
    assert Unit.objects.filter(pk__in=front, kind=UnitKind.ORGANISATION).count() == 5
    assert not UnitParent.objects.filter(unit__valid_to__isnull=False, valid_to__isnull=True).exists()
    assert not Mandate.objects.filter(provisional=False).exists()
    assert not Unit.objects.exclude(phone="").exists(), "a telephone number was made up"


def _an_edit_by_hand_stays() -> None:
    ward = Unit.objects.get(slug="ubnd-phuong-ba-dinh")
    ward.address = "2 Trúc Bạch"
    ward.save()
    ward.mandates.update(valid_to=date(2026, 1, 1))
    seeding.load()
    assert Unit.objects.get(pk=ward.pk).address == "2 Trúc Bạch"
    assert not ward.mandates.filter(valid_to__isnull=True).exists()


def test_another_city_gets_no_wards_of_ha_noi(settings):
    settings.CITY_CODE = "H99"
    seeding.load()
    assert not Unit.objects.exists()

"""Which units the words of a plan mean."""

from datetime import date
from typing import Any

import pytest

from danvan.organisations.models import Share, UnitSuccession
from danvan.plans.queries.unit_names import UnitNames
from tests.legislation import factories as law
from tests.organisations import factories

TODAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("sở xây dựng", "department"),
        ("Sở Xây dựng Hà Nội", "department"),
        ("UBND Thành phố", "committee"),
        ("Ủy ban nhân dân thành phố Hà Nội", "committee"),
        ("Văn phòng UBND Thành phố", "office"),
        ("Thanh tra TP", "inspectorate"),
        ("UBND P. Ba Đình", "ward_committee"),
    ],
)
def test_a_unit_is_found_however_it_is_written(small_city: Any, words: str, unit: str) -> None:
    assert UnitNames.on(TODAY).meant(words).one == getattr(small_city, unit)


def test_words_for_many_mean_all_of_that_kind(small_city: Any) -> None:
    names = UnitNames.on(TODAY)
    wards = {small_city.ward_committee, small_city.other_ward_committee}
    assert set(names.meant("UBND các phường, xã").units) == wards
    both = names.meant("Các sở, ban, ngành; UBND các xã, phường")
    assert set(both.units) == wards | {small_city.department, small_city.inspectorate}
    assert both.many
    assert both.one is None


def test_several_names_are_several_units_and_an_unknown_one_is_told(small_city: Any) -> None:
    meant = UnitNames.on(TODAY).meant("Sở Xây dựng, Thanh tra Thành phố, Viện Mẫu")
    assert meant.units == (small_city.department, small_city.inspectorate)
    assert meant.unknown == ("Viện Mẫu",)
    assert UnitNames.on(TODAY).meant("<script>alert(1)</script>" * 200).units == ()


def test_an_old_name_finds_its_successor_and_never_hides_a_unit_of_today(small_city: Any) -> None:
    old = factories.unit("Sở Giao thông vận tải", kind="department", tier="city", valid_to=date(2025, 2, 28))
    clause = law.clause(law.article(law.document("nq-mau"), "1"), "1")
    UnitSuccession.objects.create(
        old=old, new=small_city.department, share=Share.WHOLE, on=date(2025, 3, 1), basis=clause
    )
    assert UnitNames.on(TODAY).meant("Sở GTVT").one == small_city.department


def test_names_take_two_queries_however_many(small_city: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        names = UnitNames.on(TODAY)
        for _ in range(20):
            names.meant("Sở Xây dựng; UBND các phường, xã")

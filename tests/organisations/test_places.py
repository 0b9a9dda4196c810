"""Phường cũ của tôi, the ward nearest to a point, and the list of wards: on the real map."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from danvan.organisations import seeding
from danvan.organisations.forms import WardField
from danvan.organisations.models import Territory
from danvan.organisations.nearest import nearest_ward
from danvan.organisations.places import place_of_slug, similar_names, territories_by_old_name
from danvan.organisations.queries import territories_today

TODAY = date(2026, 11, 24)
BEFORE = date(2024, 5, 1)


@pytest.fixture(scope="module")
def hanoi(django_db_setup, django_db_blocker):
    """The register once for the module; it leaves again at the end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        seeding.load()
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hanoi")]


def names(text, on=TODAY):
    return [
        (f.territory.full_name, f.standing, [(s.territory.name, str(s.share)) for s in f.successors])
        for f in territories_by_old_name(text, on)
    ]


TRUC_BACH = [("Phường Trúc Bạch", False, [("Ba Đình", "whole")])]


@pytest.mark.parametrize(
    "text",
    [
        "Trúc Bạch",
        "truc bach",
        "phuong truc bach",
        "P. Trúc Bạch",
        "P.Trúc Bạch, Q. Ba Đình, HN",
        "Phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội",
        "truc bach ba dinh",
        "TRÚC  BẠCH\u200b",
        unicodedata.normalize("NFD", "Trúc Bạch"),
    ],
)
def test_an_old_ward_is_found_however_it_is_written(text):
    assert names(text) == TRUC_BACH


def test_d_with_and_without_its_stroke_are_the_same_name():
    assert names("quan ba dinh") == names("Quận Ba Đình")
    assert names("ba dinh")[0] == ("Phường Ba Đình", True, [("Ba Đình", "whole")])


def test_a_ward_that_was_split_names_every_part():
    (found,) = territories_by_old_name("Hoàng Văn Thụ, Hoàng Mai", TODAY)
    assert [(s.territory.name, str(s.share)) for s in found.successors] == [
        ("Hoàng Mai", "part"),
        ("Tương Mai", "part"),
    ]
    assert all(s.committee.name == f"UBND phường {s.territory.name}" for s in found.successors)
    assert found.successors[0].basis.article.document.slug == "nq-1656-nq-ubtvqh15"


def test_several_old_wards_of_one_name_are_all_told_and_the_district_chooses():
    assert [f.district.name for f in territories_by_old_name("minh khai", TODAY)] == [
        "Bắc Từ Liêm",
        "Hai Bà Trưng",
        "Hoài Đức",
    ]
    assert [f.district.name for f in territories_by_old_name("minh khai, hai ba trung", TODAY)] == ["Hai Bà Trưng"]
    assert [f.district.name for f in territories_by_old_name("x. Minh Khai", TODAY)] == ["Hoài Đức"]


@pytest.mark.parametrize(("text", "name"), [("quan thanh", "Phường Quán Thánh"), ("phuong mai", "Phường Phương Mai")])
def test_a_name_that_begins_like_a_kind_word_is_found_without_tones(text, name):
    assert [found[0] for found in names(text)] == [name]


def test_in_2024_the_old_map_answers():
    assert names("truc bach", BEFORE) == [("Phường Trúc Bạch", True, [("Trúc Bạch", "whole")])]
    assert [found[0] for found in names("ba dinh", BEFORE)] == ["Quận Ba Đình"]
    assert territories_today(BEFORE).count() == 526
    assert territories_today(date(2025, 6, 30)).count() == 526
    assert territories_today(date(2025, 7, 1)).count() == 126


def test_the_wards_come_in_vietnamese_order():
    ordered = [t.name for t in territories_today(TODAY)]
    assert ordered[:3] == ["An Khánh", "Ba Đình", "Ba Vì"]
    assert ordered.index("Dương Nội") < ordered.index("Đa Phúc") < ordered.index("Đông Anh")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "%",
        "_",
        "'",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "\x00\x00",
        "🙂" * 200,
        "a" * 100_000,
        ",,,,",
        "P",
        ".",
    ],
)
def test_hostile_text_finds_nothing_and_breaks_nothing(text):
    assert names(text) == []
    assert isinstance(similar_names(text, TODAY), list)


def test_a_slip_of_the_pen_gets_a_proposal():
    assert territories_by_old_name("truc bhach", TODAY) == []
    assert "Trúc Bạch" in similar_names("truc bhach", TODAY)


def test_the_question_takes_four_queries_however_many_answer(django_assert_max_num_queries):
    for text in ("truc bach", "minh khai", "quan hoang mai", "ba dinh"):
        with django_assert_max_num_queries(4):
            territories_by_old_name(text, TODAY)


def test_a_place_has_one_address():
    assert place_of_slug("phuong-truc-bach-quan-ba-dinh", TODAY).territory.full_name == "Phường Trúc Bạch"
    assert place_of_slug("phuong-ba-dinh", BEFORE) is None
    assert place_of_slug("khong-co", TODAY) is None


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (21.0386, 105.838, "Phường Ba Đình"),
        (21.2573, 105.8489, "Xã Sóc Sơn"),
        (10.77, 106.69, None),
    ],
)
def test_the_nearest_ward_is_proposed_and_none_outside_the_city(lat, lon, name, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = nearest_ward(lat, lon, TODAY)
    assert (found and found.full_name) == name


def test_the_ward_field_offers_todays_wards_by_slug():
    field = WardField()
    field.use_day(TODAY)
    choices = [(str(value), label) for value, label in field.choices]
    assert len(choices) == 127
    assert ("phuong-ba-dinh", "Ba Đình (phường)") in choices or ("phuong-ba-dinh", "Ba Đình (ward)") in choices
    assert field.clean("phuong-ba-dinh") == Territory.objects.get(slug="phuong-ba-dinh")
    for wrong in ("phuong-truc-bach-quan-ba-dinh", "1", "' OR 1=1"):
        with pytest.raises(ValidationError):
            field.clean(wrong)

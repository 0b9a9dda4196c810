"""The filter bar: what cannot be understood is told beside its field and never breaks a page."""

import random

import pytest
from django.http import QueryDict

from tests.legislation import factories
from tests.ui.lists.specs import numbers, page

pytestmark = pytest.mark.django_db

NASTY = [
    "",
    " ",
    "\x00",
    "%",
    "_%_",
    "'; DROP TABLE danvan_legislation_document; --",
    '" OR 1=1',
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "\u202egnp.exe",
    "😀👨‍👩‍👧",
    "e\u0302\u0301",
    "９９９",
    "1e400",
    "NaN",
    "-0",
    "9" * 400,
    "99999999999999999999",
    "a" * 100_000,
    "0000-00-00",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "\ud800",
    "\\",
    "[]",
    "{}",
    "law\n",
]


@pytest.fixture(autouse=True)
def shelf() -> None:
    factories.document("nd-1", number="1/2020/NĐ-CP", year=2020, issued_on="2020-05-05")
    factories.document("l-1", number="2/2021/QH15", kind="law", year=2021, issued_on="2021-05-05")


@pytest.mark.parametrize(
    ("query", "found"), [("nam=2020", 1), ("tu=2021-01-01", 1), ("loai=law", 1), ("tu=05/05/2021", 1)]
)
def test_a_filter_narrows(query, found):
    shown = page(query)
    assert shown.count == found
    assert shown.filtered


@pytest.mark.parametrize("key", ["q", "nam", "tu", "loai", "trang", "xep", "xuat", "khac"])
@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_nothing_in_the_address_breaks_the_list(key, value, client):
    response = client.get("/van-ban/", {key: value.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200
    if response.streaming:
        b"".join(response.streaming_content)
    else:
        assert "<script>alert(1)" not in response.content.decode()


def test_a_thousand_random_addresses_break_nothing():
    chance = random.Random(274)
    keys = ["q", "nam", "tu", "loai", "trang", "xep", "x"]
    for _ in range(300):
        data = QueryDict(mutable=True)
        for key in chance.choices(keys, k=4):
            data.appendlist(key, chance.choice(NASTY)[:500].encode("utf-8", "replace").decode())
        shown = page(data.urlencode())
        assert shown.status


@pytest.mark.parametrize(
    ("query", "field"), [("nam=abc", "nam"), ("tu=2026-02-30", "tu"), ("loai=x", "loai"), ("nam=99999999999", "nam")]
)
def test_a_wrong_value_is_told_at_its_field_and_the_others_still_filter(query, field):
    shown = page(f"{query}&q=1/2020")
    assert list(shown.form.errors) == [field]
    assert numbers(shown) == ["1/2020/NĐ-CP"]


def test_a_number_that_is_none_stays_visible_with_a_sentence_about_it():
    field = page("nam=hai+ngàn").form["nam"]
    assert field.errors == ["Nhập một số nguyên, ví dụ 2026."]
    assert 'value="hai ngàn"' in str(field)


def test_too_many_words_are_refused_in_words():
    assert "q" in page("q=" + "a" * 201).form.errors


def test_the_last_of_repeated_values_counts():
    assert page("nam=1&nam=2020").count == 1


def test_empty_fields_are_no_filter():
    shown = page("q=&nam=&tu=&loai=")
    assert shown.count == 2
    assert not shown.filtered


def test_a_spec_is_not_changed_by_use():
    first, second = page("q=1"), page("nam=x")
    assert not first.form.errors
    assert second.form.fields["q"] is not first.form.fields["q"]

"""A document's page: its standing on a day, its places, and what rests on them."""

import pytest
from django.urls import reverse

from danvan.legislation.models import Document, Relation
from danvan.ui import panels
from tests.legislation import factories

HOSTILE = [
    "2026-13-45",
    "'; DROP TABLE x;--",
    "<script>alert(1)</script>",
    "\x00",
    "0000-00-00",
    "9" * 5000,
]


@pytest.fixture
def decree(db) -> Document:
    return factories.document(
        "nd-61-2018", number="61/2018/NĐ-CP", in_force_to="2025-06-30", in_force_from="2018-06-21"
    )


def page(client, document: Document, **query: str) -> str:
    response = client.get(reverse("legislation-document", args=[document.slug]), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_what_holds_on_the_day_asked(client, decree):
    assert "Còn hiệu lực" in page(client, decree, ngay="2025-06-30")
    assert "Hết hiệu lực" in page(client, decree, ngay="2025-07-01")
    assert "Chưa có hiệu lực" in page(client, decree, ngay="2018-06-20")


@pytest.mark.parametrize("day", HOSTILE)
def test_a_day_nobody_can_read_is_told_beside_its_field(client, decree, day):
    html = page(client, decree, ngay=day)
    assert 'class="field bad"' in html
    assert "<script>alert" not in html


def test_each_place_has_the_anchor_its_citation_points_at(client, decree):
    clause = factories.clause(factories.article(decree, "19"), "9")
    html = page(client, decree)
    assert f'id="{clause.get_absolute_url().split("#")[1]}"' in html
    assert 'id="dieu-19"' in html


def test_an_unchecked_document_says_what_is_not_sure(client, decree):
    decree.remark = "Ngày hết hiệu lực cần đối chiếu."
    decree.save()
    html = page(client, decree)
    assert "Chờ đối chiếu" in html
    assert decree.remark in html


def test_the_page_leads_to_the_document_that_replaced_it(client, decree):
    newer = factories.document("nd-118-2025", number="118/2025/NĐ-CP")
    Relation.objects.create(newer=newer, older=decree, deed="replaces")
    assert "Được thay thế bởi" in page(client, decree)
    assert newer.get_absolute_url() in page(client, decree)
    assert decree.get_absolute_url() in page(client, newer)


def test_text_of_the_law_is_shown_as_text(client, decree):
    factories.clause(factories.article(decree, "1", text="<img src=x onerror=alert(1)>"), "1", "<b>")
    html = page(client, decree)
    assert "<img src=x" not in html
    assert "&lt;b&gt;" in html


def test_a_higher_floor_shows_what_rests_on_a_clause(client, decree, monkeypatch):
    clause = factories.clause(factories.article(decree, "19"), "9")
    filled = [(1, lambda subject, request: f"<p>Căn cứ {subject.pk}</p>")]
    monkeypatch.setitem(panels._PANELS, "legislation.clause", filled)
    assert f"<p>Căn cứ {clause.pk}</p>" in page(client, decree)


def test_the_number_of_queries_does_not_grow_with_the_articles(client, decree, django_assert_num_queries):
    for number in range(1, 4):
        factories.clause(factories.article(decree, str(number)))
    page(client, decree)
    with django_assert_num_queries(10):
        page(client, decree)
    for number in range(4, 30):
        factories.clause(factories.article(decree, str(number)))
    with django_assert_num_queries(10):
        page(client, decree)


@pytest.mark.parametrize("address", ["/van-ban/khong-co/", "/van-ban/%00/", "/van-ban/" + "a" * 500 + "/"])
@pytest.mark.django_db
def test_an_unknown_document_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_page_reads_in_english(client, decree):
    client.cookies["danvan_language"] = "en"
    html = page(client, decree, ngay="2025-07-01")
    assert "Decree No. 61/2018/NĐ-CP" in html
    assert "No longer in force" in html

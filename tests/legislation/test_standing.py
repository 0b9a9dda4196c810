"""What stands on a clause, and what a document that ends leaves without a basis."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.deadlines.models import LegalRule
from danvan.legislation import expiring_list
from danvan.legislation.models import Clause, Document, Relation
from danvan.legislation.standing import left_without_basis, standing_on
from danvan.organisations.models import Mandate
from tests.legislation import factories

TODAY = date(2026, 11, 24)
END = date(2027, 1, 31)
HERE = "/ban-lam-viec/van-ban/sap-het-hieu-luc/"


def rule(clause: Clause, key: str = "thu.han", last: date | None = None) -> LegalRule:
    return LegalRule.objects.create(
        key=key,
        label=f"Thời hạn {key}",
        label_en=f"Term {key}",
        value=3,
        unit="wd",
        valid_from=date(2020, 1, 1),
        valid_to=last,
        clause=clause,
    )


def mandate(clause: Clause, unit, order: int = 1) -> Mandate:
    return Mandate.objects.create(
        unit=unit, order=order, verb="quản lý", object="thư viện", field="văn hóa", level="city", text="x", basis=clause
    )


@pytest.fixture
def ending(db) -> Document:
    return factories.document("nd-1-2020", in_force_from=date(2020, 1, 1), in_force_to=END)


def test_rules_and_mandates_stand_on_their_clause(ending, small_city):
    clause = factories.clause(factories.article(ending, "5"), "2")
    factories.clause(clause.article, "3")
    rule(clause)
    mandate(clause, small_city.department)
    groups = standing_on(Clause.objects.all())
    assert list(groups) == [clause.pk]
    assert [rest.url for group in groups[clause.pk] for rest in group.rests] == [
        "/quy-tac/thu.han/",
        small_city.department.get_absolute_url(),
    ]


def test_the_page_shows_them_as_links_and_takes_the_same_queries(client, ending, small_city, django_assert_num_queries):
    clause = factories.clause(factories.article(ending, "5"), "2")
    rule(clause)
    mandate(clause, small_city.department)
    html = client.get("/van-ban/nd-1-2020/").content.decode()
    assert 'href="/quy-tac/thu.han/"' in html
    assert f'href="{small_city.department.get_absolute_url()}"' in html
    with django_assert_num_queries(10):
        client.get("/van-ban/nd-1-2020/")
    for number in range(6, 26):
        more = factories.clause(factories.article(ending, str(number)), "1")
        rule(more, f"thu.han{number}")
        mandate(more, small_city.department, number)
    with django_assert_num_queries(10):
        client.get("/van-ban/nd-1-2020/")


def test_what_ends_with_the_document_is_not_left_behind(ending):
    clause = factories.clause(factories.article(ending, "5"), "2")
    rule(clause, "het.cung", END)
    assert left_without_basis({ending.pk: END}) == {}
    rule(clause, "di.tiep")
    groups = left_without_basis({ending.pk: END})[ending.pk]
    assert [rest.url for group in groups for rest in group.rests] == ["/quy-tac/di.tiep/"]


def test_an_officer_is_warned_on_the_page_and_a_citizen_is_not(client, ending, handler):
    rule(factories.clause(factories.article(ending, "5"), "2"))
    assert 'class="note late' not in client.get("/van-ban/nd-1-2020/").content.decode()
    client.force_login(handler)
    assert 'class="note late' in client.get("/van-ban/nd-1-2020/").content.decode()


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({}, ["nd-1-2020", "xa", "da-het"]),
        ({"trong": "3"}, ["nd-1-2020"]),
        ({"trong": "24"}, ["nd-1-2020", "xa"]),
        ({"trong": "0"}, ["da-het"]),
        ({"de-lai": "co"}, ["nd-1-2020"]),
        ({"de-lai": "khong"}, ["xa", "da-het"]),
        ({"trong": "x"}, ["nd-1-2020", "xa", "da-het"]),
    ],
)
@pytest.mark.usefixtures("ending")
def test_the_list_puts_first_what_leaves_something_behind(client, ending, handler, query, slugs, monkeypatch):
    monkeypatch.setattr("danvan.legislation.views.expiring.timezone.localdate", lambda: TODAY)
    rule(factories.clause(factories.article(ending, "5"), "2"))
    factories.document("xa", number="2/2020/NĐ-CP", in_force_to=date(2028, 11, 1))
    factories.document("qua-xa", number="3/2020/NĐ-CP", in_force_to=date(2029, 11, 1))
    factories.document("da-het", number="4/2020/NĐ-CP", in_force_to=date(2026, 11, 23))
    client.force_login(handler)
    html = client.get(HERE, query).content.decode()
    found = sorted(("nd-1-2020", "xa", "qua-xa", "da-het"), key=lambda slug: html.find(f'"/van-ban/{slug}/"'))
    assert [slug for slug in found if f'"/van-ban/{slug}/"' in html] == slugs


def test_the_list_names_the_successor_and_hands_out_a_file(client, ending, handler):
    newer = factories.document("nd-2-2026", number="02/2026/NĐ-CP")
    Relation.objects.create(newer=newer, older=ending, deed="replaces")
    rule(factories.clause(factories.article(ending, "5"), "2"))
    client.force_login(handler)
    assert newer.get_absolute_url() in client.get(HERE).content.decode()
    text = b"".join(client.get(HERE, {"xuat": "csv"}).streaming_content).decode()
    assert "02/2026/NĐ-CP" in text
    with CaptureQueriesContext(connection) as few:
        client.get(HERE)
    for number in range(20):
        factories.document(f"x-{number}", number=f"{number}/2020/NĐ-CP", in_force_to=END)
    with CaptureQueriesContext(connection) as many:
        client.get(HERE)
    assert len(few) == len(many)


def test_a_stranger_signs_in_first(client, db):
    assert client.get(HERE).status_code == 302


def test_months_end_on_their_last_day():
    assert expiring_list.months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert expiring_list.months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)

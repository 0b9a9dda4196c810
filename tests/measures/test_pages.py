"""Figures open to everyone; the rows behind them only to those who may see each."""

from datetime import date

import pytest
from django.core.cache import cache

from danvan.measures import registry
from danvan.measures.quarters import quarter_of
from tests.legislation import factories

TODAY = date(2026, 11, 24)
HOSTILE = [
    "2026-5",
    "2026-0",
    "9999-1",
    "0000-1",
    "-1",
    "2026",
    "x",
    "\x00",
    "２０２６-１",
    "9" * 500,
    "<script>",
    "2026-1-1",
]


@pytest.fixture(autouse=True)
def on_a_day(sample_measures, monkeypatch) -> None:
    monkeypatch.setattr("danvan.measures.views.public.timezone.localdate", lambda: TODAY)


@pytest.fixture
def issued() -> None:
    factories.document("a", number="01/2026", issued_on="2026-10-01", verified=True)
    factories.document("b", number="mật", issued_on="2026-10-02")
    factories.document("c", number="03/2026", issued_on="2026-07-02")


def signed_in(client, django_user_model, *, staff: bool):
    user = django_user_model.objects.create_user("canbo", full_name="Cán Bộ")
    user.is_staff = staff
    user.save()
    client.force_login(user)


def test_every_measure_is_shown_with_its_parts(client, issued):
    html = client.get("/so-lieu/").content.decode()
    for measure in registry.all_measures():
        assert str(measure.label) in html
        assert f"/so-lieu/{measure.key}/?quy=2026-4" in html
    assert "1 trong 2" in html
    assert "ít trường hợp (dưới 10)" in html
    assert "Quý 4 năm 2026: từ 15/9/2026 đến 14/12/2026" in html


def test_an_earlier_quarter_can_be_read(client, issued):
    html = client.get("/so-lieu/sample.issued/?quy=2026-3").content.decode()
    assert "Quý 3 năm 2026" in html
    assert "chưa hết quý" not in html
    assert 'href="?quy=2026-2"' in html
    assert 'href="?quy=2026-4"' in html


@pytest.mark.parametrize("quarter", HOSTILE)
@pytest.mark.parametrize("address", ["/so-lieu/", "/so-lieu/sample.checked/"])
def test_a_quarter_nobody_can_read_is_the_present_one(client, address, quarter):
    response = client.get(address, {"quy": quarter})
    assert response.status_code == 200
    assert f"Quý {quarter_of(TODAY).number} năm 2026" in response.content.decode()


@pytest.mark.parametrize("key", ["sample.none", "x", "%00", "..%2f..", "a" * 500])
def test_an_unknown_measure_is_not_found(client, key):
    assert client.get(f"/so-lieu/{key}/").status_code == 404


def test_a_measure_says_how_it_is_counted_and_its_course(client, issued):
    html = client.get("/so-lieu/sample.checked/").content.decode()
    assert "Trên số ban hành." in html
    assert "<code>sample.checked</code>" in html
    assert html.count('role="rowheader"') == 12
    assert 'class="spark"' in html
    assert 'role="img"' in html


def test_a_stranger_sees_counts_only(client, issued, django_user_model):
    for staff in (None, False):
        if staff is not None:
            signed_in(client, django_user_model, staff=staff)
        html = client.get("/so-lieu/sample.checked/").content.decode()
        assert "01/2026" not in html
        assert "chỉ mở cho người phụ trách" in html
        export = client.get("/so-lieu/sample.checked/?xuat=csv")
        assert not export.streaming


def test_the_rows_open_to_those_who_may_see_each(client, issued, django_user_model):
    signed_in(client, django_user_model, staff=True)
    html = client.get("/so-lieu/sample.checked/").content.decode()
    assert "01/2026" in html
    assert "mật" not in html
    export = client.get("/so-lieu/sample.checked/?xuat=csv")
    assert b"".join(export.streaming_content).decode().splitlines()[1:] == ["01/2026"]
    earlier = client.get("/so-lieu/sample.checked/?quy=2026-3").content.decode()
    assert "03/2026" in earlier
    assert "quy=2026-3&amp;xuat=csv" in earlier


def test_a_measure_without_rows_opens_none(client, issued, django_user_model):
    signed_in(client, django_user_model, staff=True)
    assert "chỉ mở cho người phụ trách" in client.get("/so-lieu/sample.issued/").content.decode()


def test_kept_figures_cost_one_query(client, issued, django_assert_num_queries):
    client.get("/so-lieu/")
    with django_assert_num_queries(1):
        client.get("/so-lieu/")
    cache.clear()


def test_no_measure_yet_is_said(client, monkeypatch):
    monkeypatch.setattr(registry, "_REGISTRY", {})
    html = client.get("/so-lieu/").content.decode()
    assert "Chưa có số liệu nào được công bố" in html


def test_the_pages_read_in_english(client, issued):
    client.cookies["danvan_language"] = "en"
    assert "1 of 2" in client.get("/so-lieu/").content.decode()
    assert "How it is counted" in client.get("/so-lieu/sample.checked/").content.decode()

"""The library: found by kind, year, day in force and words, and handed out as a file."""

import pytest

from danvan.legislation.kinds import Kind
from tests.legislation import factories


@pytest.fixture
def shelf(db) -> None:
    factories.document("luat-02-2011", kind=Kind.LAW, number="02/2011/QH13", title="Luật Khiếu nại", year=2011)
    factories.document("nd-61-2018", number="61/2018/NĐ-CP", year=2018, subject="Một cửa", in_force_to="2025-06-30")
    factories.document(
        "nd-118-2025", number="118/2025/NĐ-CP", subject="Một cửa", in_force_from="2025-07-01", verified=True
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 3),
        ({"q": "khieu nai"}, 1),
        ({"q": "MỘT CỬA"}, 2),
        ({"loai": "law"}, 1),
        ({"nam": "2018"}, 1),
        ({"ngay": "2025-06-30"}, 2),
        ({"ngay": "2025-07-01", "q": "mot cua"}, 1),
        ({"doi-chieu": "da"}, 1),
        ({"q": "khong co gi"}, 0),
    ],
)
def test_filters_narrow_the_library(client, shelf, query, found):
    response = client.get("/van-ban/", query)
    assert response.status_code == 200
    assert response.content.decode().count("data-row") == found


def test_the_standing_is_that_of_the_day_asked(client, shelf):
    assert "Hết hiệu lực" not in client.get("/van-ban/", {"ngay": "2025-06-30"}).content.decode()
    assert "Hết hiệu lực" in client.get("/van-ban/", {"nam": "2018"}).content.decode()


def test_the_library_takes_the_same_queries_however_long(client, shelf, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/van-ban/")
    for number in range(60):
        factories.document(f"nd-{number}-1999", number=f"{number}/1999/NĐ-CP")
    with django_assert_num_queries(2):
        client.get("/van-ban/")


def test_the_library_is_handed_out_as_a_file(client, shelf):
    response = client.get("/van-ban/", {"xuat": "csv", "q": "mot cua"})
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeffVăn bản,")
    assert text.count("\r\n") == 3
    assert "Nghị định số 118/2025/NĐ-CP" in text


def test_only_an_administrator_is_shown_the_way_to_add(client, shelf, django_user_model):
    assert "/ban-lam-viec/van-ban/them/" not in client.get("/van-ban/").content.decode()
    administrator = django_user_model.objects.create_user("quantri", full_name="Quản Trị")
    administrator.is_staff = True
    administrator.save()
    client.force_login(administrator)
    assert "/ban-lam-viec/van-ban/them/" in client.get("/van-ban/").content.decode()

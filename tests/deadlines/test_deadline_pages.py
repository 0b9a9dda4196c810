"""The public pages: calculator, rules, calendar; and what an administrator may do at the desk."""

from datetime import date

import pytest

from danvan.deadlines.models import CalendarDay, CalendarYear, LegalRule
from tests.deadlines.factories import administrator, officer, seeded

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/he-thong"


@pytest.fixture(autouse=True)
def _facts():
    seeded()


def test_the_calculator_answers_at_once_for_what_most_people_ask(client):
    page = client.get("/tinh-han/").content.decode()
    assert "15 ngày làm việc" in page
    assert "/quy-tac/pakn.settle/" in page


def test_the_calculator_names_every_day_skipped_with_its_reason_and_links_the_article(client):
    page = client.get("/tinh-han/?rule=kn.accept&day=2025-01-22&time=16:40").content.decode()
    assert "Hạn: hết thứ Hai, 3/2/2025" in page
    assert "nghỉ lễ Tết Nguyên đán" in page
    assert "/van-ban/luat-02-2011-qh13/#dieu-27" in page


def test_the_json_twin_takes_what_programs_write(client):
    found = client.get("/tinh-han.json?received=2025-01-22T16:40%2B07:00&term=10wd").json()
    assert found["due_at"] == "2025-02-12T23:59:59+07:00"
    same = client.get("/tinh-han.json?received=2025-01-22T16:40+07:00&term=10wd").json()  # a plus read as a space
    assert same == found
    assert client.get("/tinh-han/?received=2025-01-22T16:40%2B07:00&term=10wd&format=json").json() == found


HOSTILE = [
    {"rule": "no.such", "day": "2025-01-22"},
    {"rule": "reception.head.city", "day": "2025-01-22"},
    {"rule": "kn.accept", "day": "2025-13-45"},
    {"rule": "kn.accept", "day": "0001-01-01"},
    {"rule": "kn.accept", "day": "9999-12-31"},
    {"rule": "kn.accept", "day": "2010-01-01"},
    {"rule": "", "amount": "", "day": "2025-01-22"},
    {"rule": "", "amount": "-1", "day": "2025-01-22"},
    {"rule": "", "amount": "99999999999999999999", "day": "2025-01-22"},
    {"rule": "", "amount": "10", "unit": "weeks", "day": "2025-01-22"},
    {"rule": "<script>alert(1)</script>", "day": "' OR 1=1 --"},
    {"received": "\u202e2025", "term": "💥" * 50},
    {"received": "x" * 5000, "term": "x" * 5000},
    {"rule": "kn.accept", "day": "2025-01-22", "time": "25:99"},
]


@pytest.mark.parametrize("query", HOSTILE)
def test_bad_input_is_told_beside_its_field_and_never_breaks_the_page(client, query):
    page = client.get("/tinh-han/", query)
    assert page.status_code == 422
    assert 'class="err"' in page.content.decode()
    assert "<script>alert" not in page.content.decode()
    twin = client.get("/tinh-han.json", query)
    assert twin.status_code == 422
    assert twin.json()["errors"]


def test_rules_are_found_with_or_without_tones(client):
    with_tones = client.get("/quy-tac/?q=khiếu nại lần hai").content.decode()
    without = client.get("/quy-tac/?q=khieu nai lan hai").content.decode()
    assert "/quy-tac/kn.second/" in with_tones
    assert "/quy-tac/kn.second/" in without
    assert "/quy-tac/pakn.intake/" not in without


def test_the_list_of_rules_takes_the_same_queries_however_many(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/quy-tac/")


def test_a_rule_shows_its_history_with_clause_and_state(client):
    page = client.get("/quy-tac/reception.head.commune/").content.decode()
    assert "1 ngày mỗi tuần" in page
    assert "2 ngày mỗi tháng" in page
    assert "Điều 15, khoản 2" in page
    assert client.get("/quy-tac/no.such/").status_code == 404


def test_every_version_stands_in_the_json(client):
    found = client.get("/quy-tac.json").json()["rules"]
    assert len(found) == LegalRule.objects.count()
    assert {"key", "value", "unit", "valid_from", "valid_to", "legal_basis", "verified"} <= set(found[0])


def test_the_calendar_names_the_decision_of_each_day(client):
    page = client.get("/lich-nghi/2026/").content.decode()
    assert "12729/VPCP-KGVX" in page
    assert "chưa công bố" in client.get("/lich-nghi/2027/").content.decode()
    assert client.get("/lich-nghi/1999/").status_code == 404
    assert client.get("/lich-nghi/2026.json").json()["working_days"] == 250


@pytest.mark.parametrize("path", ["/lich/", "/lich/2026/", "/quy-tac/", "/quy-tac/kn.accept/"])
def test_the_desk_pages_open_to_administrators_only(client, path):
    assert client.get(DESK + path).status_code == 302
    client.force_login(officer())
    assert client.get(DESK + path).status_code == 403
    client.force_login(administrator())
    assert client.get(DESK + path).status_code == 200


def test_an_administrator_adds_and_removes_a_day_off(client):
    client.force_login(administrator())
    day = {
        "nghi-day": "2026-07-15",
        "nghi-reason": "other",
        "nghi-name": "Nghỉ tránh bão",
        "nghi-decision": "Công điện",
    }
    assert client.post(f"{DESK}/lich/ngay/", day).status_code == 302
    assert CalendarDay.objects.get(day=date(2026, 7, 15)).name == "Nghỉ tránh bão"
    assert "Nghỉ tránh bão" in client.get("/lich-nghi/2026/").content.decode()
    assert client.post(f"{DESK}/lich/bo/", {"bo-day": "2026-07-15"}).status_code == 302
    assert not CalendarDay.objects.filter(day=date(2026, 7, 15)).exists()


def test_an_administrator_swaps_days_and_announces_a_year(client):
    client.force_login(administrator())
    swap = {"doi-off": "2026-06-05", "doi-worked": "2026-06-13", "doi-decision": "Thông báo"}
    assert client.post(f"{DESK}/lich/hoan-doi/", swap).status_code == 302
    assert client.post(f"{DESK}/lich/hoan-doi/", swap).status_code == 422
    assert client.post(f"{DESK}/lich/bo/", {"bo-day": "2026-06-13"}).status_code == 302
    year = {"nam-year": "2027", "nam-announced": "on", "nam-decision": "Thông báo nghỉ lễ năm 2027"}
    assert client.post(f"{DESK}/lich/nam/", year).status_code == 302
    assert CalendarYear.objects.get(year=2027).announced


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("ngay", {"nghi-day": "x", "nghi-reason": "holiday"}),
        ("ngay", {"nghi-day": "2026-07-15", "nghi-reason": "holiday", "nghi-decision": "x"}),
        ("ngay", {"nghi-day": "2026-07-15", "nghi-reason": "other", "nghi-decision": "x"}),
        ("hoan-doi", {}),
        ("bo", {"bo-day": "2026-07-15"}),
        ("nam", {"nam-year": "99999"}),
    ],
)
def test_a_refused_change_shows_the_page_again_with_what_to_correct(client, path, sent):
    client.force_login(administrator())
    page = client.post(f"{DESK}/lich/{path}/", sent)
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


def test_an_administrator_adds_a_version_of_a_rule(client):
    client.force_login(administrator())
    clause = LegalRule.objects.filter(key="pakn.settle").latest("valid_from").clause_id
    sent = {"value": "12", "unit": "wd", "valid_from": "2027-01-01", "clause": clause}
    sent |= {"most_extensions": "0", "most_extended": "0"}
    assert client.post(f"{DESK}/quy-tac/pakn.settle/", sent).status_code == 302
    assert "12 ngày làm việc" in client.get("/quy-tac/pakn.settle/").content.decode()
    assert client.post(f"{DESK}/quy-tac/pakn.settle/", {**sent, "valid_from": "2020-01-01"}).status_code == 422

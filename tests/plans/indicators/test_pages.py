"""The pages of indicators: list, one, form, files in and out, the public board; today is the day of the test."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone, translation
from openpyxl import Workbook, load_workbook

from danvan.measures import registry
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.queries.periods import FigurePeriod, period_of
from tests.organisations.cast import SmallCity, play
from tests.plans.factories import a_plan
from tests.plans.indicators.cast import ASKED, AT, a_board_indicator, a_measure

pytestmark = pytest.mark.django_db
SCRIPT = '<script>alert("x")</script>'


@pytest.fixture
def desk(client: Client, small_city: SmallCity) -> Client:
    client.force_login(play("handler", small_city))
    return client


@pytest.fixture
def jobs(small_city: SmallCity) -> Indicator:
    return a_board_indicator(small_city.ward_committee, title=f"Việc làm {SCRIPT}", target=Decimal(20))


def last_quarter() -> FigurePeriod:
    return period_of("quarter", timezone.localdate()).before(1)


def told(**fields: str) -> dict[str, str]:
    day = last_quarter().last.isoformat()
    return {
        "period": last_quarter().key,
        "value": "1.234,5",
        "source": f"Báo cáo {SCRIPT}",
        "dated_on": day,
        "link": "https://example.vn/a",
    } | fields


def put(indicator: Indicator, period: FigurePeriod, value: str, **fields: Any) -> None:
    IndicatorValue.objects.create(
        indicator=indicator,
        period_from=period.first,
        period_to=period.last,
        value=Decimal(value),
        source="Báo cáo",
        dated_on=period.last,
        link="https://example.vn/b",
        at=AT,
        by=fields.pop("by", None),
        **fields,
    )


def test_a_figure_is_entered_on_the_page_and_stands_there_escaped(desk: Client, jobs: Indicator) -> None:
    page = desk.get(jobs.get_absolute_url()).content.decode()
    assert 'id="nhap"' in page
    assert desk.post(jobs.get_absolute_url(), told()).status_code == 302
    page = desk.get(jobs.get_absolute_url()).content.decode()
    assert "1.234,5" in page
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    assert "ky=" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"value": "12,5,6"},
        {"value": "NaN"},
        {"value": "-3"},
        {"link": "javascript:alert(1)"},
        {"link": ""},
        {"period": "2199-Q1"},
        {"period": "x"},
        {"dated_on": "2199-01-01"},
        {"unit": "999999"},
        {"source": "\x00"},
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_kept(desk: Client, jobs: Indicator, fields: dict[str, str]) -> None:
    answer = desk.post(jobs.get_absolute_url(), told(**fields))
    assert answer.status_code == 422
    assert set(fields) <= set(answer.context["form"].errors)
    assert not IndicatorValue.objects.exists()


def test_a_file_is_evidence_and_opens_to_officials_only(desk: Client, jobs: Indicator, client: Client) -> None:
    file = SimpleUploadedFile("bang.txt", "Số liệu quý".encode(), "text/plain")
    png = SimpleUploadedFile("a.png", _png(), "image/png")
    answer = desk.post(jobs.get_absolute_url(), told(link="") | {"attachments": file})
    assert answer.status_code == 422  # a kind of file nobody may keep
    assert desk.post(jobs.get_absolute_url(), told(link="") | {"attachments": png}).status_code == 302
    # Sent twice, it is one figure.
    assert desk.post(jobs.get_absolute_url(), told(link="")).status_code == 302
    assert jobs.values.count() == 1
    page = desk.get(jobs.get_absolute_url()).content.decode()
    assert "a.png" in page
    address = page.split('">a.png</a>')[0].rsplit('href="', 1)[1]
    assert desk.get(address).status_code == 200
    assert Client().get(address).status_code == 404


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "PNG")
    return out.getvalue()


def test_others_see_the_page_and_enter_nothing(small_city: SmallCity, jobs: Indicator, client: Client) -> None:
    client.force_login(play("other_ward_receiver", small_city))
    page = client.get(jobs.get_absolute_url())
    assert page.status_code == 200
    assert 'id="nhap"' not in page.content.decode()
    assert client.post(jobs.get_absolute_url(), told()).status_code == 403
    assert client.get(f"{jobs.get_absolute_url()}sua/").status_code == 403
    client.force_login(play("head", small_city))
    draft = Indicator.objects.create(plan=a_plan(small_city.committee), title="x", owner=small_city.office, made_at=AT)
    for way in ("", "sua/", "ket-thuc/"):
        assert client.get(f"{draft.get_absolute_url()}{way}").status_code == 404
    assert client.get(f"/ban-lam-viec/chi-tieu/{10**30}/").status_code == 404
    assert client.get("/ban-lam-viec/chi-tieu/them/?plan=khong-co").status_code == 404


@pytest.fixture
def measure() -> Iterator[str]:
    yield a_measure().key
    registry.forget("trying.share")


def test_a_coordinator_binds_an_indicator_of_a_plan_and_it_opens_its_rows(
    client: Client, small_city: SmallCity, measure: str
) -> None:
    client.force_login(play("coordinator", small_city))
    plan = a_plan(small_city.committee, state=PlanState.ISSUED)
    words = {"title": "Đúng hạn", "measure": measure, "better": "up", "period": "quarter", "target": "80"}
    form = f"/ban-lam-viec/chi-tieu/them/?plan={plan.slug}"
    assert "Ba trong bốn." in client.get(form).content.decode()
    assert client.post(form, words | {"owner": small_city.office.pk, "target": "101"}).status_code == 422
    answer = client.post(form, words | {"owner": small_city.office.pk})
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert f"/so-lieu/{measure}/?quy=" in page
    assert ("75" in page, "93" in page) == (True, True)  # the figure, and its share of the way to 80
    registry.forget(measure)
    cache.clear()
    assert client.get(answer["Location"]).status_code == 200
    a_measure()


def test_the_list_asks_as_often_for_twenty_as_for_one(
    client: Client, small_city: SmallCity, measure: str, django_assert_num_queries: Any
) -> None:
    client.force_login(play("coordinator", small_city))
    plan = a_plan(small_city.committee, state=PlanState.ISSUED)

    def more(count: int) -> None:
        for _ in range(count):
            row = a_board_indicator(small_city.ward_committee)
            put(row, last_quarter(), "5", by=None)
            Indicator.objects.create(plan=plan, title="x", owner=small_city.office, measure=measure, made_at=AT)

    more(1)
    address = "/ban-lam-viec/chi-tieu/"
    pages = [address, f"{address}?state=not_met", f"{address}?missing=on", "/dan-sinh/", f"{address}?xuat=csv"]
    counted = [_queries(client, page) for page in pages]
    ASKED.clear()
    more(19)
    cache.clear()
    assert [_queries(client, page) for page in pages] == counted
    # The measure is asked once a period, not once an indicator.
    assert len(ASKED) <= 20


def _queries(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(address)
        assert answer.status_code == 200
        if answer.streaming:
            list(answer.streaming_content)
    return len(asked)


def test_the_file_of_figures_comes_in_again_and_changes_nothing(desk: Client, jobs: Indicator) -> None:
    put(jobs, last_quarter(), "1234.5", by=None)
    put(jobs, last_quarter().before(1), "12.500", unit=jobs.owner, by=None)
    for kind in ("csv", "xlsx"):
        out = desk.get(f"/ban-lam-viec/chi-tieu/so-lieu/?xuat={kind}")
        content = b"".join(out.streaming_content)
        answer = desk.post("/ban-lam-viec/chi-tieu/nhap/", {"file": SimpleUploadedFile(f"a.{kind}", content)})
        assert (answer.context["entered"], answer.context["known"], answer.context["wrong"]) == (0, 2, []), kind
    assert IndicatorValue.objects.count() == 2


def test_a_file_enters_what_is_sound_and_says_what_is_not(desk: Client, jobs: Indicator, small_city: SmallCity) -> None:
    foreign = a_board_indicator(small_city.other_ward_committee, title="Của phường khác")
    period, day = last_quarter().key, last_quarter().last
    book = Workbook()
    sheet = book.active
    sheet.append(["Mã chỉ tiêu", "Đơn vị, địa bàn", "Kỳ", "Số liệu", "Nguồn", "Ngày của nguồn", "Liên kết minh chứng"])
    good = [jobs.pk, "", period, 92.3, "BC", day, "https://example.vn/a"]
    sheet.append(good)
    for at, value in ((0, foreign.pk), (0, "x"), (1, "Nơi nào"), (2, "2199-Q1"), (3, "nan"), (4, "")):
        sheet.append([*good[:at], value, *good[at + 1 :]])
    sheet.append([*good[:6], "javascript:alert(1)"])
    sheet.append(good)
    out = io.BytesIO()
    book.save(out)
    answer = desk.post("/ban-lam-viec/chi-tieu/nhap/", {"file": SimpleUploadedFile("a.xlsx", out.getvalue())})
    assert answer.context["entered"] == 1
    assert [row.line for row in answer.context["wrong"]] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert jobs.values.get().value == Decimal("92.3")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"\xff\xfe\x00", b"\x00\x01\x02", "Họ,Tên\n1,2\n".encode("cp1258", "replace")]
)
def test_what_is_no_file_of_figures_is_refused_in_words(desk: Client, jobs: Indicator, content: bytes) -> None:
    answer = desk.post("/ban-lam-viec/chi-tieu/nhap/", {"file": SimpleUploadedFile("a.xlsx", content)})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_the_public_board_shows_figures_with_source_and_change(
    client: Client, small_city: SmallCity, jobs: Indicator
) -> None:
    with translation.override("vi"):
        assert client.get("/dan-sinh/").status_code == 200
    quarter = last_quarter()
    for period, value in ((quarter, "18"), (quarter.before(1), "15,5"), (quarter.year_before(), "12")):
        put(jobs, period, value.replace(",", "."), by=None)
    put(jobs, quarter, "7", unit=small_city.other_ward_committee, by=None)
    page = client.get("/dan-sinh/").content.decode()
    for words in ("18", "2,5", "Báo cáo", "<svg", quarter.words):
        assert words in page
    assert SCRIPT not in page
    one = client.get(f"/dan-sinh/{jobs.pk}/").content.decode()
    assert small_city.other_ward_committee.name in one
    rows = list(csv.DictReader(io.StringIO(_body(client, "/dan-sinh/?xuat=csv").decode("utf-8-sig"))))
    assert len(rows) == 4
    assert load_workbook(io.BytesIO(_body(client, "/dan-sinh/?xuat=xlsx"))).active.max_row == 5
    plan = a_plan(small_city.committee, state=PlanState.ISSUED)
    hidden = Indicator.objects.create(plan=plan, title="x", owner=small_city.office, made_at=AT)
    assert client.get(f"/dan-sinh/{hidden.pk}/").status_code == 404
    assert client.get(f"/dan-sinh/{10**30}/").status_code == 404


def _body(client: Client, address: str) -> bytes:
    return b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]


def test_an_empty_board_says_so(client: Client) -> None:
    page = client.get("/dan-sinh/")
    assert page.status_code == 200
    assert 'class="empty' in page.content.decode()


def test_a_plan_shows_its_indicators_to_officers_and_to_everyone(small_city: SmallCity, rf: Any, measure: str) -> None:
    from danvan.plans.panels.indicators import at_the_desk, in_public

    plan = a_plan(small_city.committee, state=PlanState.ISSUED)
    request = rf.get("/")
    request.user = play("coordinator", small_city)
    assert in_public(plan, request) == ""
    assert "chi-tieu/them/" in at_the_desk(plan, request)
    Indicator.objects.create(plan=plan, title="Đúng hạn", owner=small_city.office, measure=measure, made_at=AT)
    assert "Đúng hạn" in in_public(plan, request)
    assert "/ban-lam-viec/" not in in_public(plan, request)
    assert "/ban-lam-viec/chi-tieu/" in at_the_desk(plan, request)


def test_the_running_period_of_today_takes_no_figure_yet(desk: Client, jobs: Indicator) -> None:
    running = period_of("quarter", timezone.localdate())
    answer = desk.post(jobs.get_absolute_url(), told(period=running.key, dated_on=_day(timezone.localdate())))
    assert answer.status_code == 422
    assert desk.get(f"{jobs.get_absolute_url()}?ky={running.key}").status_code == 200


def _day(day: date) -> str:
    return (day - timedelta(days=0)).isoformat()

"""The coordinator's table of competence: kept by her alone, each change on record, files whole or not at all."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions import seeding
from danvan.petitions.actions.set_route import Line, remove_route, set_route, set_routes
from danvan.petitions.models import Route, Topic
from tests.organisations.cast import CAST
from tests.petitions.factories import MORNING, a_topic

pytestmark = pytest.mark.django_db
TABLE = "/ban-lam-viec/don-thu/bang-tham-quyen/"


@pytest.fixture
def desk(client, bodies, coordinator):
    client.force_login(coordinator)
    return client


def changes():
    return list(RecordedEvent.objects.filter(kind="petitions.route_changed").order_by("pk"))


def a_file(text, name="bang.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile(name, content, content_type="text/csv")}


def brought(desk, text):
    return desk.post(f"{TABLE}tu-tep/", a_file(text))


def test_a_line_is_entered_once_and_each_change_stands_in_the_trail(bodies, coordinator):
    line = Line(a_topic(), None, bodies.city.department)
    first = set_route(line, by=coordinator, at=MORNING)
    assert set_route(line, by=coordinator, at=MORNING) == first
    remove_route(first.pk, by=coordinator, at=MORNING)
    remove_route(first.pk, by=coordinator, at=MORNING)
    assert not Route.objects.exists()
    assert [row.subject_id for row in changes()] == [a_topic().pk] * 2


@pytest.mark.parametrize("who", CAST)
def test_she_alone_keeps_it(who, bodies, play, client):
    person = play(who)
    line = Line(a_topic(), None, bodies.city.department)
    if who == "coordinator":
        assert set_routes([line], by=person, at=MORNING) == 1
        return
    with pytest.raises(NotAllowed):
        set_route(line, by=person, at=MORNING)
    with pytest.raises(NotAllowed):
        set_routes([line], by=person, at=MORNING)
    with pytest.raises(NotAllowed):
        remove_route(1, by=person, at=MORNING)
    if who != "anonymous":
        client.force_login(person)
    assert client.get(TABLE).status_code == (302 if who == "anonymous" else 403)


def test_adding_and_taking_out_on_the_pages(desk, bodies):
    sent = {"topic": "ha-tang", "territory": "", "unit_name": "sở xây dựng"}
    assert desk.post(f"{TABLE}them/", sent).status_code == 302
    route = Route.objects.get()
    page = desk.get(TABLE).content.decode()
    asked = reverse("petition-route-remove", args=[route.pk])
    assert asked in page
    assert "Sở Xây dựng" in desk.get(asked).content.decode()
    assert Route.objects.exists()
    assert desk.post(asked).status_code == 302
    assert not Route.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"topic": "khong-co"}, {"territory": "\x00"}, {"unit_name": "x" * 9000}, {"unit_name": "Thành ủy"}]
)
def test_what_cannot_stand_is_said_and_kept_in_the_form(desk, changed):
    sent = {"topic": "ha-tang", "territory": "", "unit_name": "Sở Xây dựng", **changed}
    page = desk.post(f"{TABLE}them/", sent)
    assert page.status_code == 422
    assert set(changed) == set(page.context["form"].errors)
    assert not Route.objects.exists()


def test_what_goes_out_comes_in_again(desk, bodies, coordinator):
    ward = bodies.city.ward
    lines = [Line(a_topic(), None, bodies.city.department), Line(a_topic("ha-tang"), ward, bodies.city.inspectorate)]
    set_routes(lines, by=coordinator, at=MORNING)
    address = re.search(r'href="(\?[^"]*xuat=csv[^"]*)"', desk.get(TABLE).content.decode())[1]
    out = b"".join(desk.get(TABLE + address.replace("&amp;", "&")).streaming_content)
    assert len(list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))) == 3
    before = set(Route.objects.values_list("topic", "territory", "unit"))
    assert brought(desk, out).status_code == 302
    Route.objects.all().delete()
    assert brought(desk, out).status_code == 302
    assert set(Route.objects.values_list("topic", "territory", "unit")) == before


def test_names_semicolons_and_missing_tones_are_understood(desk, bodies):
    with translation.override("vi"):
        city = translation.gettext("The whole city")
    rows = f"Chủ đề;Phường;Đơn vị\r\nĐường, vỉa hè, cầu;phuong ba dinh;SO XAY DUNG\r\nha-tang;{city};so-xay-dung\r\n"
    assert brought(desk, rows).status_code == 302
    found = set(Route.objects.values_list("topic__slug", "territory__slug", "unit__slug"))
    assert found == {("ha-tang-duong", bodies.city.ward.slug, "so-xay-dung"), ("ha-tang", None, "so-xay-dung")}


def test_one_wrong_row_and_nothing_is_taken(desk, bodies):
    rows = (
        "t,w,u\nha-tang,,so-xay-dung\nkhong-co,,so-xay-dung\nha-tang,Phường Ma,so-xay-dung\nha-tang,,Sở Ma\nha-tang\n"
    )
    page = brought(desk, rows)
    said = page.content.decode()
    assert page.status_code == 422
    assert not Route.objects.exists()
    assert not changes()
    for number, what in ((3, "khong-co"), (4, "Phường Ma"), (5, "Sở Ma"), (6, "")):
        assert re.search(rf"\b{number}:[^<]*{what}", said), number


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"t,w,u\n", b"\x00" * 50, b'a,b,c\n"', b"x," * 600_000, b"t,w,u\n" + b"ha-tang,,x\n" * 6000],
    ids=["empty", "utf16", "no row", "nul", "torn", "large", "many"],
)
def test_a_file_that_is_none_is_refused_with_a_word(desk, content):
    page = brought(desk, content)
    assert page.status_code == 422
    assert page.context["file_form"].errors["file"]
    assert not Route.objects.exists()


def test_the_table_takes_as_many_queries_for_many_lines_as_for_one(desk, bodies):
    Route.objects.create(topic=a_topic(), unit=bodies.city.department)
    desk.get(TABLE)
    one = _count(desk)
    for topic in Topic.objects.filter(parent__isnull=False)[:20]:
        Route.objects.get_or_create(topic=topic, territory=bodies.city.ward, unit=bodies.city.department)
    assert _count(desk) == one <= 20


def _count(desk):
    with CaptureQueriesContext(connection) as found:
        assert desk.get(TABLE).status_code == 200
    return len(found)


@pytest.mark.parametrize(
    "query", ["q=xây+dựng", "branch=ha-tang", "scope=city", "scope=ward", "xep=-unit", "branch=%00"]
)
def test_the_table_is_filtered_and_sorted(desk, bodies, query):
    Route.objects.create(topic=a_topic(), unit=bodies.city.department)
    page = desk.get(f"{TABLE}?{query}")
    assert page.status_code == 200
    assert page.context["page"].count == (0 if query == "scope=ward" else 1)


def test_the_delivered_table_cites_units_whose_function_fits_and_is_loaded_once(hanoi, law):
    seeding.load()
    delivered = Route.objects.select_related("topic", "unit")
    assert {route.topic.slug for route in delivered} >= {"ha-tang-duong", "van-xa-truong-hoc"}
    assert all(route.unit.mandates.exists() for route in delivered)
    count = len(delivered)
    delivered.first().delete()
    seeding.load()
    assert Route.objects.count() == count - 1


def test_a_table_the_coordinator_emptied_stays_empty(bodies, coordinator):
    route = set_route(Line(a_topic(), None, bodies.city.department), by=coordinator, at=MORNING)
    remove_route(route.pk, by=coordinator, at=MORNING)
    seeding.load()
    assert not Route.objects.exists()

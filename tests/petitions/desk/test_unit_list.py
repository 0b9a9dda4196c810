"""The unit's list: open ones first, filters that never reach beyond what this officer may see, a file without names."""

import csv
import io
from datetime import timedelta

import pytest
from django.http import QueryDict
from openpyxl import load_workbook

from danvan.organisations.models import Role
from danvan.petitions.listing.fields import choices_of
from danvan.petitions.listing.work import VIEWS
from danvan.petitions.models import Petition
from tests.organisations import cast
from tests.petitions.desk import rows
from tests.petitions.factories import a_topic

pytestmark = pytest.mark.django_db
LIST = "/ban-lam-viec/don-thu/"
ON = rows.NOW.date()


def listed(client, **asked) -> set[str]:
    """References on the first page for these filters."""
    page = client.get(LIST, asked).content.decode()
    assert 'class="err"' not in page, asked
    return {p.reference for p in Petition.objects.all() if f">{p.reference}<" in page}


def test_closed_ones_are_listed_only_when_asked_for(ward, receiver, as_):
    open_one = rows.accepted(ward)
    closed = rows.standing(ward, state="answered", closed_at=rows.NOW)
    desk = as_(receiver)
    assert listed(desk) == {open_one.reference}
    assert listed(desk, state="answered") == {closed.reference}
    assert listed(desk, state="all") == {open_one.reference, closed.reference}
    assert listed(desk, q=closed.reference) == {closed.reference}
    assert listed(desk, q=f" {closed.reference.lower()}") == {closed.reference}
    assert listed(desk, q=closed.reference[:-1]) >= {closed.reference}


@pytest.fixture
def mixed(ward, small_city, receiver, handler):
    """One petition of each kind that a filter tells apart."""
    room = small_city.ward_division
    soon, later = rows.NOW + timedelta(days=2), rows.NOW + timedelta(days=20)
    made = {
        "new": rows.standing(ward, due_at=later),
        "late": rows.accepted(ward, due_at=rows.NOW - timedelta(days=1), assignee=handler, room=room),
        "soon": rows.accepted(ward, due_at=soon, assignee=receiver),
        "again": rows.accepted(ward, due_at=later, round=2, channel="paper", kind="proposal"),
        "land": rows.accepted(ward, due_at=later, topic=a_topic("dat-dai-den-bu")),
    }
    from danvan.deadlines.models import Clock

    Clock.objects.of(made["again"]).filter(stage="settle").update(stage="settle.2")
    rows.submitted(made["soon"], handler)
    rows.answer(made["late"], handler, state="signed")
    rows.answer(made["again"], handler)
    rows.answer(made["land"], handler, state="in_approval", waits_for="room_head")
    rows.seen(made["new"], receiver)
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"state": "received"}, {"new"}),
        ({"due": "late"}, {"late"}),
        ({"due": "week"}, {"soon"}),
        ({"due": "open"}, {"new", "soon", "again", "land"}),
        ({"assignee": "me"}, {"soon"}),
        ({"assignee": "none"}, {"new", "again", "land"}),
        ({"room": "none"}, {"new", "soon", "again", "land"}),
        ({"room": "ROOM"}, {"late"}),
        ({"assignee": "HANDLER"}, {"late"}),
        ({"answer": "none"}, {"new"}),
        ({"answer": "written"}, {"again"}),
        ({"answer": "approval"}, {"land"}),
        ({"answer": "signature"}, {"soon"}),
        ({"answer": "signed"}, {"late"}),
        ({"topic": "dat-dai"}, {"land"}),
        ({"topic": "dat-dai-den-bu"}, {"land"}),
        ({"kind": "proposal"}, {"again"}),
        ({"channel": "paper"}, {"again"}),
        ({"round": "2"}, {"again"}),
        ({"unread": "on"}, {"late", "soon", "again", "land"}),
        ({"due": "late", "assignee": "me"}, set()),
    ],
)
def test_filters(mixed, asked, found, receiver, handler, small_city, as_):
    known = {"ROOM": small_city.ward_division.slug, "HANDLER": str(handler.pk)}
    asked = {name: known.get(value, value) for name, value in asked.items()}
    assert listed(as_(receiver), **asked) == {mixed[name].reference for name in found}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.query or "open")
def test_every_saved_view_opens_and_says_that_it_is_chosen(view, mixed, receiver, as_):
    page = as_(receiver).get(f"{LIST}?{view.query}").content.decode()
    assert 'class="err"' not in page
    assert 'aria-current="true"' in page
    assert QueryDict(view.query).keys() <= {"state", "assignee", "due", "answer", "round", "topic", "unread"}


def test_only_people_of_the_own_unit_can_be_picked(ward, receiver, handler, other_ward_receiver, coordinator, as_):
    assert set(choices_of(receiver, on=ON).people.values()) == {receiver, handler}
    assert set(choices_of(coordinator, on=ON).people.values()) <= {coordinator}
    rows.accepted(ward, assignee=other_ward_receiver)
    answer = as_(receiver).get(LIST, {"assignee": str(other_ward_receiver.pk)}).content.decode()
    assert 'class="err"' in answer
    assert 'class="err"' in as_(coordinator).get(LIST, {"assignee": str(receiver.pk)}).content.decode()


def test_an_officer_is_followed_in_the_own_unit_only(ward, small_city, receiver, handler, as_):
    """A person who works in two units shows here what he has here."""
    elsewhere = rows.accepted(ward, unit=small_city.department, assignee=handler)
    rows.asked(elsewhere, small_city.ward_committee, handler, rows.NOW)
    here = rows.accepted(ward, assignee=handler)
    assert listed(as_(receiver)) == {here.reference, elsewhere.reference}
    assert listed(as_(receiver), assignee=str(handler.pk)) == {here.reference}


def test_the_coordinator_narrows_by_unit_and_ward(ward, small_city, coordinator, as_):
    here = rows.accepted(ward)
    there = rows.accepted(small_city.other_ward)
    desk = as_(coordinator)
    assert listed(desk) == {here.reference, there.reference}
    assert listed(desk, unit=small_city.ward_committee.slug) == {here.reference}
    assert listed(desk, unit="hong ha") == {there.reference}
    assert listed(desk, ward=small_city.other_ward.slug) == {there.reference}
    assert listed(desk, unit="khong co don vi nay") == set()


def test_unread_is_told_to_eye_and_ear(ward, receiver, as_):
    petition = rows.accepted(ward)
    desk = as_(receiver)
    assert f'<b>{petition.title}</b><span class="vh">' in desk.get(LIST).content.decode()
    desk.get(petition.get_absolute_url())
    assert f"<b>{petition.title}</b>" not in desk.get(LIST).content.decode()
    Petition.objects.filter(pk=petition.pk).update(changed_at=rows.NOW + timedelta(seconds=1))
    assert f"<b>{petition.title}</b>" in desk.get(LIST).content.decode()


def test_one_officer_s_look_leaves_it_unread_for_another(ward, receiver, head, as_):
    petition = rows.accepted(ward)
    as_(receiver).get(petition.get_absolute_url())
    assert f"<b>{petition.title}</b>" in as_(head).get(LIST).content.decode()


def test_the_file_holds_no_name_and_nothing_written(ward, receiver, handler, small_city, as_):
    petition = rows.accepted(ward, assignee=handler, room=small_city.ward_division)
    answer = as_(receiver).get(LIST, {"xuat": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    (line,) = list(csv.reader(io.StringIO(text)))[1:]
    assert line[0] == petition.reference
    assert small_city.ward_division.name in line
    for secret in (petition.title, petition.content, petition.place, handler.full_name, "Nguyễn", "0912345678"):
        assert secret not in text


def test_the_workbook_has_the_columns_of_the_file(ward, receiver, as_):
    rows.accepted(ward)
    book = as_(receiver).get(LIST, {"xuat": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    csv_file = as_(receiver).get(LIST, {"xuat": "csv"})
    lines = csv.reader(io.StringIO(b"".join(csv_file.streaming_content).decode("utf-8-sig")))
    assert [cell.value for cell in sheet[1]] == next(lines)


def test_the_library_of_workbooks_is_read_only_when_wanted():
    import subprocess
    import sys

    code = "import sys, danvan.ui.lists.exporting; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("who", ["receiver", "head", "coordinator"])
@pytest.mark.parametrize("asked", ["", "?unread=on&answer=signature", "?q=nap+cong"])
def test_as_many_queries_for_twenty_as_for_one(ward, small_city, play, who, asked, as_, queries_of):
    person = play(who)

    def more():
        petition = rows.accepted(ward, assignee=person, room=small_city.ward_division)
        rows.submitted(petition, person)

    more()
    one = queries_of(as_(person), LIST + asked)
    for _ in range(19):
        more()
    assert queries_of(as_(person), LIST + asked) == one <= 24


HOSTILE = [
    "room=../",
    "unit=%00",
    "unit=" + "a" * 500,
    "ward=x",
    "assignee=1 OR 1",
    "assignee=-1",
    "round=9",
    "topic=%25",
]


@pytest.mark.parametrize("who", ["receiver", "coordinator"])
@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_filters_are_answered(ward, play, who, query, as_):
    rows.accepted(ward)
    assert as_(play(who)).get(f"{LIST}?{query}").status_code == 200


def test_a_room_head_sees_the_rooms_of_his_room_only(ward, small_city, as_):
    room_head = cast.member("roomhead", small_city.ward_division, Role.HEAD)
    inside = rows.accepted(ward, room=small_city.ward_division)
    rows.accepted(ward)
    assert listed(as_(room_head)) == {inside.reference}

"""The head's page: what to sign and how long it waits, what is late and why, the rooms; and the sheet for Monday."""

from datetime import timedelta

import pytest
from django.utils import translation

from danvan.organisations.models import Role
from danvan.petitions.models import ApprovalPass, Petition, SigningDelegation, Transfer
from danvan.petitions.pages.head import head_page
from danvan.petitions.pages.monday import monday_page
from danvan.petitions.rules.overseeing import MAY_LEAD
from tests.organisations import cast
from tests.petitions.desk import rows

pytestmark = pytest.mark.django_db
HEAD, MONDAY = "/ban-lam-viec/lanh-dao/", "/ban-lam-viec/lanh-dao/thu-hai/"
LATE = rows.NOW - timedelta(days=3)


@pytest.fixture(autouse=True)
def in_english():
    """The words of the code itself."""
    with translation.override("en"):
        yield


def why(person, petition) -> list[str]:
    page = head_page(person, at=rows.NOW)
    return next(list(case.words) for case in page["late"] if case.petition.pk == petition.pk)


def test_what_waits_for_the_signature_and_since_when(ward, head, handler):
    petition = rows.accepted(ward)
    rows.submitted(petition, handler, at=rows.NOW - timedelta(days=5))
    (line,) = head_page(head, at=rows.NOW)["sign"]
    assert line.case.petition == petition
    assert line.drafted_by == handler.full_name
    assert line.age == "waits for 3 working days"


def test_submitted_today_is_not_called_waiting(ward, head, handler):
    rows.submitted(rows.accepted(ward), handler)
    (line,) = head_page(head, at=rows.NOW)["sign"]
    assert line.age == "submitted today"


def test_a_new_one_that_is_late_was_never_screened(ward, head):
    petition = rows.standing(ward, at=LATE, due_at=LATE)
    assert why(head, petition) == ["Not screened yet; here since 6/9/2026"]


def test_why_late_names_room_officer_and_the_cooperating_unit(ward, head, handler, small_city):
    petition = rows.accepted(ward, due_at=LATE, assignee=handler, room=small_city.ward_division)
    rows.asked(petition, small_city.department, handler, rows.NOW)
    assert why(head, petition) == [
        f"With {handler.full_name}, {small_city.ward_division.name}",
        f"Waits for {small_city.department.name} since 9/9/2026",
        "No draft yet",
    ]


def test_why_late_counts_returns_and_lost_days(ward, head, handler, small_city):
    petition = rows.accepted(ward, due_at=LATE, hops=1)
    Transfer.objects.create(
        petition=petition, hop=1, from_unit=small_city.department, to_unit=petition.unit, decided=True,
        reason="field", at=LATE, moved_on=LATE.date(), days_lost=4,
    )  # fmt: skip
    draft = rows.answer(petition, handler, state="returned")
    for hours in (1, 2):
        ApprovalPass.objects.create(
            answer=draft, step="leader", decision="returned", remarks="Thiếu", by=head, at=LATE + timedelta(hours=hours)
        )
    assert why(head, petition) == [
        "No officer yet",
        "Returned with remarks on 6/9/2026",
        "Returned 2 times",
        "Passed on once, 4 days lost",
    ]


def test_signed_and_not_issued_is_told(ward, head, handler):
    petition = rows.accepted(ward, due_at=LATE)
    rows.answer(petition, handler, state="signed")
    assert "Signed on 9/9/2026, not issued yet" in why(head, petition)


def test_the_table_of_rooms_counts_all_and_opens_to_the_list(ward, head, handler, small_city, as_):
    room = small_city.ward_division
    rows.accepted(ward, room=room, due_at=LATE)
    rows.accepted(ward, room=room, due_at=rows.NOW + timedelta(days=1))
    rows.accepted(ward)
    for days in (1, 30):
        done = rows.accepted(ward, room=room, due_at=rows.NOW + timedelta(days=15 - days))
        rows.issued(done, handler, rows.NOW)
    first, last = head_page(head, at=rows.NOW)["rooms"]
    assert (first.room.open, first.room.late, first.room.week) == (2, 1, 1)
    assert (first.room.answered, first.room.on_time, first.on_time) == (2, 1, "50 %")
    assert (last.key, last.room.open) == ("none", 1)
    page = as_(head).get(HEAD).content.decode()
    assert f"?room={room.slug}&amp;due=late" in page
    opened = as_(head).get("/ban-lam-viec/don-thu/", {"room": room.slug, "due": "late"}).content.decode()
    assert opened.count("data-row") == 1


def test_the_counts_are_those_of_all_rooms_however_few_rows_are_shown(ward, head, monkeypatch):
    monkeypatch.setattr("danvan.petitions.pages.head.SHOWN", 2)
    for _ in range(3):
        rows.accepted(ward, due_at=LATE)
    page = head_page(head, at=rows.NOW)
    assert (len(page["late"]), page["counts"]["late"]) == (2, 3)


def test_reopened_and_due_this_week_have_their_lists(ward, head):
    again = rows.accepted(ward, round=2, due_at=rows.NOW + timedelta(days=20))
    soon = rows.accepted(ward, due_at=rows.NOW + timedelta(days=2))
    page = head_page(head, at=rows.NOW)
    assert [case.petition for case in page["reopened"]] == [again]
    assert [case.petition for case in page["week"]] == [soon]


def test_a_restricted_one_is_no_row_of_the_head_until_its_answer_comes(ward, head, receiver, handler):
    hidden = rows.accepted(ward, due_at=LATE)
    Petition.objects.filter(pk=hidden.pk).update(restricted=True, only_reader=receiver, contact=None)
    assert head_page(head, at=rows.NOW)["late"] == []
    rows.submitted(hidden, receiver)
    assert [line.case.petition for line in head_page(head, at=rows.NOW)["sign"]] == [hidden]


def test_a_head_of_room_sees_the_room(ward, small_city):
    room_head = cast.member("roomhead", small_city.ward_division, Role.HEAD)
    inside = rows.accepted(ward, room=small_city.ward_division, due_at=LATE)
    rows.accepted(ward, due_at=LATE)
    assert [case.petition for case in head_page(room_head, at=rows.NOW)["late"]] == [inside]


def test_the_sheet_for_monday_stands_by_room_each_petition_once(ward, head, handler, small_city, as_):
    room = small_city.ward_division
    sign = rows.accepted(ward, room=room, due_at=LATE, assignee=handler)
    rows.submitted(sign, handler)
    late = rows.accepted(ward, room=room, due_at=LATE, assignee=handler)
    week = rows.accepted(ward, due_at=rows.NOW + timedelta(days=1))
    rows.accepted(ward, due_at=rows.NOW + timedelta(days=9))
    with_room, without = monday_page(head, at=rows.NOW)["sheets"]
    assert (with_room.name, without.name) == (room.name, "No room yet")
    pick = {name: [case.petition for case in getattr(with_room, name)] for name in ("sign", "late", "week")}
    assert pick == {"sign": [sign], "late": [late], "week": []}
    assert [case.petition for case in without.week] == [week]
    page = as_(head).get(MONDAY).content.decode()
    assert handler.full_name in page
    assert page.count("data-row") == 3
    assert "data-print" in page


def test_a_sheet_that_would_be_too_long_says_so(ward, head, monkeypatch):
    monkeypatch.setattr("danvan.petitions.pages.monday.MOST", 1)
    for _ in range(3):
        rows.accepted(ward, due_at=LATE)
    assert monday_page(head, at=rows.NOW)["cut"]


@pytest.mark.parametrize("path", [HEAD, MONDAY])
def test_as_many_queries_for_twenty_as_for_one(ward, head, handler, small_city, path, as_, queries_of):
    def more():
        petition = rows.accepted(ward, due_at=LATE, room=small_city.ward_division, hops=1)
        rows.asked(petition, small_city.department, handler, rows.NOW)
        rows.submitted(petition, handler)
        rows.accepted(ward, round=2)
        rows.accepted(ward, due_at=rows.NOW + timedelta(days=1))

    more()
    one = queries_of(as_(head), path)
    for _ in range(6):
        more()
    assert queries_of(as_(head), path) == one <= 40


@pytest.mark.parametrize("path", [HEAD, MONDAY])
@pytest.mark.parametrize("who", cast.CAST)
def test_heads_only(ward, play, who, path, client):
    person = play(who)
    if who != "anonymous":
        client.force_login(person)
    expected = {"anonymous": 302, "head": 200}.get(who, 403)
    assert client.get(path).status_code == expected


def test_a_deputy_with_a_delegation_opens_it(ward, small_city, as_):
    deputy = cast.member("deputy", small_city.ward_committee, Role.HANDLER)
    assert as_(deputy).get(HEAD).status_code == 403
    on = rows.NOW.date()
    SigningDelegation.objects.create(
        unit=small_city.ward_committee, user=deputy, form="KT", title="Phó", basis="QĐ", valid_from=on, valid_to=on
    )
    assert as_(deputy).get(HEAD).status_code == 200


@pytest.mark.parametrize("who", cast.CAST)
def test_row_and_list_of_the_rule_agree(ward, play, who, small_city):
    person, on = play(who), rows.NOW.date()
    for petition in (
        rows.accepted(ward),
        rows.accepted(ward, room=small_city.ward_division),
        rows.accepted(ward, about_unit=small_city.ward_committee),
    ):
        listed = MAY_LEAD.rows(Petition.objects.all(), person, on=on).filter(pk=petition.pk).exists()
        assert listed is MAY_LEAD.allows(person, petition, on=on)

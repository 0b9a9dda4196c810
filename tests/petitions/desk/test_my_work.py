"""My work: each thing this officer must do once, in its group, with every reason."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from danvan.organisations.models import Membership, Role
from danvan.petitions.models import Petition, SigningDelegation
from danvan.petitions.pages.my_work import group_of, my_work_page
from danvan.petitions.queries.work import Why, duties, how_many_duties
from tests.organisations import cast
from tests.petitions.desk import rows
from tests.petitions.factories import HANOI

pytestmark = pytest.mark.django_db
PAGE = "/ban-lam-viec/viec-cua-toi/"
ON = rows.NOW.date()


def reasons(person):
    return {duty.petition_id: set(duty.reasons) for duty in duties(person, on=ON)}


def groups(person, at=rows.NOW):
    found = my_work_page(person, at=at)["groups"]
    return {group.key: [case.petition.pk for case in group.cases] for group in found}


def test_what_is_given_to_me_is_mine_alone(ward, handler, receiver):
    mine = rows.accepted(ward, assignee=handler)
    rows.accepted(ward)
    assert reasons(handler) == {mine.pk: {Why.ASSIGNED}}
    assert reasons(receiver) == {}


def test_new_ones_wait_for_who_receives(ward, receiver, head, handler, clerk):
    new = rows.standing(ward)
    assert reasons(receiver) == {new.pk: {Why.SCREEN}}
    assert reasons(head) == reasons(handler) == reasons(clerk) == {}


def test_a_head_screens_where_nobody_receives(ward, head):
    new = rows.standing(ward)
    assert reasons(head) == {new.pk: {Why.SCREEN}}


def test_a_new_one_is_wanted_by_the_end_of_its_intake(ward, receiver):
    new = rows.standing(ward)
    (duty,) = duties(receiver, on=ON)
    assert duty.by_when < new.due_at
    assert timezone.localtime(duty.by_when) == datetime(2026, 9, 9, 17, 30, tzinfo=HANOI) + timedelta(hours=15.5)


def test_a_restricted_one_waits_for_its_reader_only(ward, receiver, head, small_city):
    other = cast.member("second", small_city.ward_committee, Role.RECEIVER)
    hidden = rows.standing(ward)
    Petition.objects.filter(pk=hidden.pk).update(restricted=True, only_reader=receiver, contact=None)
    assert reasons(receiver) == {hidden.pk: {Why.SCREEN}}
    assert reasons(other) == reasons(head) == {}


def test_answers_wait_for_signature_approval_and_number(ward, head, handler, clerk, small_city):
    room_head = cast.member("roomhead", small_city.ward_division, Role.HEAD)
    to_sign, to_approve, to_issue = (rows.accepted(ward, room=small_city.ward_division) for _ in range(3))
    rows.submitted(to_sign, handler)
    rows.submitted(to_approve, handler, waits_for="room_head")
    rows.answer(to_issue, handler, state="signed", signed_by=head, signed_at=rows.NOW)
    assert reasons(head) == {to_sign.pk: {Why.SIGN}}
    assert reasons(room_head) == {to_approve.pk: {Why.APPROVE}}
    assert reasons(clerk) == {to_issue.pk: {Why.ISSUE}}


def test_a_head_numbers_where_there_is_no_clerk(ward, head, handler):
    signed = rows.accepted(ward)
    rows.answer(signed, handler, state="signed")
    assert reasons(head) == {signed.pk: {Why.ISSUE}}


def test_a_deputy_signs_while_his_delegation_lasts(ward, handler, small_city):
    petition = rows.accepted(ward)
    rows.submitted(petition, handler)
    deputy = cast.member("deputy", small_city.ward_committee, Role.HANDLER)
    assert reasons(deputy) == {}
    SigningDelegation.objects.create(
        unit=small_city.ward_committee, user=deputy, form="KT", title="Phó", basis="QĐ", valid_from=ON, valid_to=ON
    )
    deputy = type(deputy).objects.get(pk=deputy.pk)
    assert reasons(deputy) == {petition.pk: {Why.SIGN}}
    assert duties(deputy, on=ON + timedelta(days=1)) == []


def test_my_draft_that_came_back_waits_for_me(ward, handler, receiver):
    petition = rows.accepted(ward, assignee=handler)
    rows.answer(petition, handler, state="returned")
    assert reasons(handler) == {petition.pk: {Why.RETURNED, Why.ASSIGNED}}
    assert reasons(receiver) == {}


def test_a_cooperation_is_wanted_by_its_inner_due_date(ward, handler, small_city):
    asked = cast.member("asked", small_city.department, Role.HANDLER)
    petition = rows.accepted(ward)
    rows.asked(petition, small_city.department, handler, rows.NOW + timedelta(days=2))
    (duty,) = duties(asked, on=ON)
    assert (set(duty.reasons), duty.by_when) == ({Why.CONTRIBUTE}, rows.NOW + timedelta(days=2))
    petition.cooperations.update(ended_at=rows.NOW, contribution="Xong")
    assert duties(asked, on=ON) == []


def test_the_coordinator_decides_what_units_dispute(ward, coordinator):
    petition = rows.standing(ward, state="undecided")
    assert reasons(coordinator) == {petition.pk: {Why.DECIDE}}


def test_one_petition_is_one_row_with_all_its_reasons(ward, small_city):
    both = cast.member("both", small_city.ward_committee, Role.RECEIVER, Role.HEAD)
    petition = rows.accepted(ward, assignee=both)
    rows.submitted(petition, both)
    assert reasons(both) == {petition.pk: {Why.SIGN, Why.ASSIGNED}}
    assert how_many_duties(both, on=ON) == 1
    assert sum(map(len, groups(both).values())) == 1


@pytest.mark.parametrize("state", ["answered", "filed", "withdrawn", "attached"])
def test_what_is_over_or_settled_with_another_waits_for_nobody(ward, handler, state):
    main = rows.accepted(ward)
    closed = {"closed_at": rows.NOW, "filing_reason": "no_facts"} if state != "attached" else {"main": main}
    rows.standing(ward, state=state, assignee=handler, **closed)
    assert reasons(handler) == {}


def test_nobody_of_the_unit_complained_about_is_asked(ward, receiver, small_city):
    rows.standing(ward, about_unit=small_city.ward_committee)
    assert reasons(receiver) == {}


def test_who_left_the_unit_has_nothing_there(ward, handler):
    rows.accepted(ward, assignee=handler)
    Membership.objects.filter(user=handler).update(valid_to=ON - timedelta(days=1))
    assert reasons(handler) == {}


MIDNIGHT = datetime(2026, 9, 10, 0, 0, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (rows.NOW - timedelta(seconds=1), "late"),
        (rows.NOW, "today"),
        (MIDNIGHT - timedelta(seconds=1), "today"),
        (MIDNIGHT, "week"),
        (datetime(2026, 9, 13, 23, 59, 59, tzinfo=HANOI), "week"),
        (datetime(2026, 9, 14, 0, 0, tzinfo=HANOI), "later"),
    ],
)
def test_groups_end_with_the_local_day_and_with_sunday(due, group):
    assert group_of(due, at=rows.NOW) == group


def test_the_day_is_the_local_one_around_midnight():
    due = datetime(2026, 9, 10, 23, 59, 59, tzinfo=HANOI)
    assert group_of(due, at=MIDNIGHT - timedelta(minutes=1)) == "week"
    assert group_of(due, at=MIDNIGHT + timedelta(minutes=1)) == "today"
    sunday = datetime(2026, 9, 13, 12, 0, tzinfo=HANOI)
    assert group_of(sunday + timedelta(hours=13), at=sunday) == "later"


def test_rows_stand_in_groups_the_nearest_first(ward, handler):
    due = {"late": -1, "today": 0, "week": 3, "later": 9}
    made = {
        key: rows.accepted(ward, assignee=handler, due_at=rows.NOW + timedelta(days=days, hours=1)).pk
        for key, days in reversed(due.items())
    }
    assert groups(handler) == {key: [pk] for key, pk in made.items()}
    assert list(groups(handler)) == list(due)


def test_the_page_shows_reference_reason_and_unread_mark(ward, handler, as_):
    petition = rows.accepted(ward, assignee=handler)
    page = as_(handler).get(PAGE).content.decode()
    assert petition.reference in page
    assert f"<b>{petition.title}</b>" in page
    rows.seen(petition, handler)
    assert f"<b>{petition.title}</b>" not in as_(handler).get(PAGE).content.decode()
    Petition.objects.filter(pk=petition.pk).update(changed_at=rows.NOW + timedelta(minutes=1))
    assert f"<b>{petition.title}</b>" in as_(handler).get(PAGE).content.decode()


def test_an_empty_page_says_what_will_come(ward, handler, as_):
    assert 'class="empty' in as_(handler).get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["receiver", "handler", "head", "clerk"])
def test_as_many_queries_for_twenty_as_for_one(ward, play, who, as_, queries_of):
    person = play(who)

    def more():
        rows.accepted(ward, assignee=person)
        rows.submitted(rows.accepted(ward), person)
        rows.answer(rows.accepted(ward), person, state="signed")
        rows.standing(ward)

    more()
    one = queries_of(as_(person), PAGE)
    for _ in range(6):
        more()
    assert queries_of(as_(person), PAGE) == one <= 23


@pytest.mark.parametrize("who", cast.CAST)
def test_who_opens_it(ward, play, who, client):
    person = play(who)
    if who != "anonymous":
        client.force_login(person)
    opens = {"receiver", "handler", "head", "clerk", "coordinator", "other_ward_receiver"}
    expected = 302 if who == "anonymous" else 200 if who in opens else 403
    assert client.get(PAGE).status_code == expected

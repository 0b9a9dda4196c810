"""A leaving officer hands the cases over by a list that both sign; with the second signature they move."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.errors import NotAllowed
from danvan.notifications.models import Notice
from danvan.organisations.models import Membership, Role
from danvan.petitions.actions.assign import assign_petition
from danvan.petitions.actions.cancel_list import cancel_list
from danvan.petitions.actions.list_cases import list_cases
from danvan.petitions.actions.sign_list import sign_list
from danvan.petitions.errors.handling import (
    CaseNotHeld,
    HandsOverToSelf,
    ListIsCancelled,
    ListIsSigned,
    NoCaseChosen,
    NotOfTheUnit,
    NotYourSignature,
    OfficerIsConcerned,
    SignsAfterLeaving,
)
from danvan.petitions.lifecycle import State
from danvan.petitions.models import CaseHandOver, Petition
from danvan.petitions.rules.reading import MAY_READ
from tests.organisations.cast import member
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.handling.cases import LATER, accepted, deliver, happened, room_handler, said

pytestmark = pytest.mark.django_db
TOMORROW = LATER + timedelta(days=1)


@pytest.fixture
def taking(small_city):
    return member("nguoinhan", small_city.ward_committee, Role.HANDLER)


@pytest.fixture
def cases(small_city, ward, receiver, handler):
    """Three cases of the leaving officer: two to settle, one that only she may read."""
    found = [accepted(small_city, receiver, token=f"a-form-token-of-case-{n}", title=f"Vụ {n}") for n in range(2)]
    for petition in found:
        assign_petition(petition.pk, room=None, to=handler, by=receiver, at=LATER)
    closed_eyes = a_petition(small_city.ward, token="a-form-token-of-case-9", title="Chuyện kín")
    Petition.objects.filter(pk=closed_eyes.pk).update(restricted=True, only_reader=handler, contact=None)
    return [*found, closed_eyes]


@pytest.fixture
def prepared(small_city, cases, handler, taking):
    return _list(small_city, cases, handler, taking, by=handler)


def _list(city, cases, leaving, taking, *, by, **other):
    keys = [petition.pk for petition in cases]
    return list_cases(city.ward_committee, leaving=leaving, taking=taking, petition_ids=keys, by=by, at=LATER, **other)


def _both_sign(hand_over):
    sign_list(hand_over.pk, by=hand_over.leaving, at=LATER)
    return sign_list(hand_over.pk, by=hand_over.taking, at=TOMORROW)


def test_nothing_moves_before_the_second_signature(prepared, cases, handler, taking):
    sign_list(prepared.pk, by=handler, at=LATER)
    assert not MAY_READ.allows(taking, Petition.objects.get(pk=cases[2].pk), on=LATER.date())
    assert Petition.objects.filter(assignee=handler).count() == 2


def test_the_second_signature_moves_every_case_at_once(prepared, cases, handler, taking):
    done = _both_sign(prepared)
    assert (done.moved, done.left_out) == (3, 0)
    assert Petition.objects.filter(assignee=taking).count() == 2
    restricted = Petition.objects.get(pk=cases[2].pk)
    assert restricted.only_reader == taking
    assert MAY_READ.allows(taking, restricted, on=TOMORROW.date())
    assert not MAY_READ.allows(handler, restricted, on=TOMORROW.date())
    for petition in cases:
        (event,) = happened(petition, "petitions.handed_over")
        assert said(event) == {"reference": petition.reference, "assignee_id": taking.pk}
    assert [said(event)["by_leaving"] for event in happened(prepared, "petitions.hand_over_signed")] == [True, False]


def test_each_is_told_when_it_is_the_turn(prepared, handler, taking):
    deliver()
    assert not Notice.objects.filter(user=taking, kind="petitions.hand_over_to_sign").exists()
    assert Notice.objects.filter(user=handler, kind="petitions.hand_over_to_sign").count() == 1
    _both_sign(prepared)
    deliver()
    assert Notice.objects.filter(user=taking, kind="petitions.hand_over_to_sign").count() == 1
    assert Notice.objects.filter(user=handler, kind="petitions.hand_over_done").count() == 1


def test_signing_again_changes_nothing(prepared, handler, taking):
    _both_sign(prepared)
    for person in (handler, taking):
        assert sign_list(prepared.pk, by=person, at=TOMORROW).moved == 0
    assert len(happened(prepared, "petitions.hand_over_signed")) == 2


def test_who_takes_over_signs_second(prepared, taking):
    with pytest.raises(SignsAfterLeaving):
        sign_list(prepared.pk, by=taking, at=LATER)


def test_nobody_signs_for_another(prepared, head, receiver, other_ward_receiver):
    with pytest.raises(NotYourSignature):
        sign_list(prepared.pk, by=head, at=LATER)
    for stranger in (receiver, other_ward_receiver):
        with pytest.raises(NotAllowed):
            sign_list(prepared.pk, by=stranger, at=LATER)


def test_closed_and_moved_cases_are_left_out_and_counted(prepared, cases, receiver, handler, small_city):
    Petition.objects.filter(pk=cases[0].pk).update(state=State.WITHDRAWN.value, closed_at=LATER)
    assign_petition(cases[1].pk, room=None, to=receiver, by=receiver, at=LATER)
    done = _both_sign(prepared)
    assert (done.moved, done.left_out) == (1, 2)
    assert Petition.objects.get(pk=cases[1].pk).assignee == receiver
    assert not happened(cases[0], "petitions.handed_over")


def test_a_cancelled_list_cannot_be_signed_and_a_signed_one_not_cancelled(prepared, handler, taking, cases, small_city):
    for _again in range(2):
        cancel_list(prepared.pk, by=handler, at=LATER)
    assert len(happened(prepared, "petitions.hand_over_cancelled")) == 1
    with pytest.raises(ListIsCancelled):
        sign_list(prepared.pk, by=handler, at=LATER)
    second = _list(small_city, cases, handler, taking, by=handler)
    _both_sign(second)
    with pytest.raises(ListIsSigned):
        cancel_list(second.pk, by=handler, at=TOMORROW)


def test_the_button_pressed_twice_prepares_one_list(prepared, small_city, cases, handler, taking, head):
    assert _list(small_city, cases, handler, taking, by=handler) == prepared
    assert _list(small_city, cases, handler, taking, by=head) == prepared
    assert CaseHandOver.objects.count() == 1


def test_what_is_refused(small_city, cases, handler, taking, receiver, other_ward_receiver):
    with pytest.raises(HandsOverToSelf):
        _list(small_city, cases, handler, handler, by=handler)
    with pytest.raises(NotOfTheUnit):
        _list(small_city, cases, handler, other_ward_receiver, by=handler)
    with pytest.raises(NoCaseChosen):
        _list(small_city, [], handler, taking, by=handler)
    theirs = accepted(small_city, receiver, token="a-form-token-of-others")
    with pytest.raises(CaseNotHeld):
        _list(small_city, [*cases, theirs], handler, taking, by=handler)
    Petition.objects.filter(pk=cases[0].pk).update(about_unit=small_city.inspectorate)
    Membership.objects.create(user=taking, unit=small_city.inspectorate, role=Role.HANDLER, valid_from=MORNING.date())
    with pytest.raises(OfficerIsConcerned):
        _list(small_city, cases, handler, taking, by=handler)


@pytest.mark.parametrize("who", ["receiver", "clerk", "coordinator", "other_ward_receiver", "outsider"])
def test_only_the_leaving_officer_and_the_head_prepare_a_list(who, small_city, cases, handler, taking, receiver, play):
    person = receiver if who == "receiver" else play(who)
    with pytest.raises(NotAllowed):
        _list(small_city, cases, handler, taking, by=person)


def test_an_officer_of_a_room_gets_the_cases_into_the_room(small_city, cases, handler):
    officer = room_handler(small_city)
    _both_sign(_list(small_city, cases, handler, officer, by=handler))
    petition = Petition.objects.get(pk=cases[0].pk)
    assert petition.room == small_city.ward_division
    assert MAY_READ.allows(officer, petition, on=TOMORROW.date())


def test_from_the_pages(small_city, cases, handler, taking, head, client):
    client.force_login(handler)
    text = client.get("/ban-lam-viec/ban-giao/moi/").content.decode()
    assert text.count("checked") == 3
    assert "Chuyện kín" in text
    sent = {"taking": taking.pk, "petitions": [case.pk for case in cases], "remark": "Chìa khóa tủ số 3."}
    page = client.post(f"/ban-lam-viec/ban-giao/moi/?ai={small_city.ward_committee.pk}-{handler.pk}", sent).url
    assert "Chìa khóa tủ số 3." in client.get(page).content.decode()
    client.post(page + "ky/")
    client.force_login(taking)
    assert "/ban-lam-viec/ban-giao/" in client.get("/ban-lam-viec/").content.decode()
    before = client.get(page).content.decode()
    assert cases[2].reference in before
    assert "Chuyện kín" not in before
    answer = client.post(page + "ky/", follow=True).content.decode()
    assert "Chuyện kín" in answer
    assert Petition.objects.filter(assignee=taking).count() == 2
    assert client.post(page + "huy/").status_code == 409


def test_the_head_lists_for_another_without_reading_what_is_restricted(small_city, cases, handler, head, client):
    client.force_login(head)
    address = f"/ban-lam-viec/ban-giao/moi/?ai={small_city.ward_committee.pk}-{handler.pk}"
    text = client.get(address).content.decode()
    assert "Vụ 0" in text
    assert cases[2].reference in text
    assert "Chuyện kín" not in text


@pytest.mark.parametrize("who", ["receiver", "clerk", "coordinator", "other_ward_receiver"])
def test_others_are_not_told_that_a_list_exists(who, prepared, receiver, play, client):
    client.force_login(receiver if who == "receiver" else play(who))
    page = f"/ban-lam-viec/ban-giao/{prepared.pk}/"
    assert client.get(page).status_code == 404
    assert client.post(page + "ky/").status_code == 404
    assert client.post(page + "huy/").status_code == 404
    assert page not in client.get("/ban-lam-viec/ban-giao/").content.decode()


HOSTILE = ["?ai=", "?ai=1-1", "?ai=999-x", "?ai=" + "9" * 4000, "?ai=%00"]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_addresses_and_choices_are_answered(query, small_city, cases, handler, taking, client):
    client.force_login(handler)
    address = f"/ban-lam-viec/ban-giao/moi/{query}"
    assert client.get(address).status_code == 200
    for sent in ({}, {"taking": "x", "petitions": ["1e9"]}, {"taking": taking.pk, "petitions": ["999999"]}):
        assert client.post(address, sent).status_code == 422
    assert not CaseHandOver.objects.exists()


def test_who_holds_nothing_is_told_so(small_city, ward, clerk, client):
    client.force_login(clerk)
    assert client.get("/ban-lam-viec/ban-giao/").status_code == 200
    assert client.get("/ban-lam-viec/ban-giao/moi/").status_code == 200


def test_a_long_list_asks_as_often_as_a_short_one(prepared, small_city, cases, handler, receiver, client):
    client.force_login(handler)
    pages = [f"/ban-lam-viec/ban-giao/{prepared.pk}/", "/ban-lam-viec/ban-giao/moi/", "/ban-lam-viec/ban-giao/"]
    few = [_count(client, page) for page in pages]
    for number in range(12):
        one = accepted(small_city, receiver, token=f"a-form-token-of-more-{number}")
        assign_petition(one.pk, room=None, to=handler, by=receiver, at=LATER)
        prepared.petitions.add(one)
    assert [_count(client, page) for page in pages] == few


def _count(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)

"""A petition is given to a room, to an officer, or to both; the officer is told."""

import pytest

from danvan.errors import NotAllowed
from danvan.notifications.models import Notice
from danvan.organisations.models import Role
from danvan.petitions.actions.assign import assign_petition
from danvan.petitions.errors.handling import OfficerIsConcerned, OfficerNotThere, RoomNotTheirs
from danvan.petitions.models import Petition
from danvan.petitions.queries.workers import rooms_of
from tests.organisations import factories
from tests.organisations.cast import member
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.handling.cases import LATER, accepted, deliver, happened, room_handler, said

pytestmark = pytest.mark.django_db
ON = MORNING.date()


def test_the_officer_of_the_room_settles_it_and_is_told(small_city, ward, receiver):
    officer = room_handler(small_city)
    petition = accepted(small_city, receiver)
    assign_petition(petition.pk, room=small_city.ward_division, to=officer, by=receiver, at=LATER)
    petition.refresh_from_db()
    assert (petition.room, petition.assignee, petition.changed_at) == (small_city.ward_division, officer, LATER)
    (event,) = happened(petition, "petitions.assigned")
    assert said(event) == {"reference": petition.reference, "room": small_city.ward_division.slug} | {
        "assignee_id": officer.pk
    }
    deliver()
    assert Notice.objects.get(user=officer).path == petition.get_absolute_url()
    assert not Notice.objects.filter(user=receiver, kind="petitions.assigned_to_me").exists()


def test_a_room_alone_is_told_through_its_head(small_city, ward, receiver):
    leads = member("truongphong", small_city.ward_division, Role.HEAD)
    petition = accepted(small_city, receiver)
    assign_petition(petition.pk, room=small_city.ward_division, to=None, by=receiver, at=LATER)
    deliver()
    assert Notice.objects.filter(user=leads, kind="petitions.assigned_to_me").count() == 1


def test_who_takes_it_himself_gets_no_notice(small_city, ward, receiver):
    petition = accepted(small_city, receiver)
    assign_petition(petition.pk, room=None, to=receiver, by=receiver, at=LATER)
    deliver()
    assert not Notice.objects.filter(kind="petitions.assigned_to_me").exists()


def test_the_same_again_is_one_assignment(small_city, ward, receiver, handler):
    petition = accepted(small_city, receiver)
    for _again in range(2):
        assign_petition(petition.pk, room=None, to=handler, by=receiver, at=LATER)
    assert len(happened(petition, "petitions.assigned")) == 1


def test_the_unit_may_have_it_back(small_city, ward, receiver, handler):
    petition = accepted(small_city, receiver)
    assign_petition(petition.pk, room=None, to=handler, by=receiver, at=LATER)
    assign_petition(petition.pk, room=None, to=None, by=receiver, at=LATER)
    petition.refresh_from_db()
    assert petition.assignee is None
    assert said(happened(petition, "petitions.assigned")[-1])["assignee_id"] is None


def test_a_room_of_another_unit_is_refused(small_city, ward, receiver):
    petition = accepted(small_city, receiver)
    with pytest.raises(RoomNotTheirs):
        assign_petition(petition.pk, room=small_city.department, to=None, by=receiver, at=LATER)


def test_an_officer_of_another_room_is_refused(small_city, ward, receiver, other_ward_receiver):
    petition = accepted(small_city, receiver)
    officer = room_handler(small_city)
    with pytest.raises(OfficerNotThere):
        assign_petition(petition.pk, room=None, to=officer, by=receiver, at=LATER)
    with pytest.raises(OfficerNotThere):
        assign_petition(petition.pk, room=small_city.ward_division, to=other_ward_receiver, by=receiver, at=LATER)


def test_an_officer_whose_role_has_ended_is_refused(small_city, ward, receiver):
    gone = member("danghi", small_city.ward_committee, Role.HANDLER, until=ON.replace(day=1))
    petition = accepted(small_city, receiver)
    with pytest.raises(OfficerNotThere):
        assign_petition(petition.pk, room=None, to=gone, by=receiver, at=LATER)


def test_who_belongs_to_the_unit_complained_about_is_refused(small_city, ward, receiver, handler):
    from danvan.organisations.models import Membership

    petition = accepted(small_city, receiver)
    Petition.objects.filter(pk=petition.pk).update(about_unit=small_city.inspectorate)
    Membership.objects.create(
        user=handler, unit=small_city.inspectorate, role=Role.HANDLER, valid_from=ON.replace(day=1)
    )
    with pytest.raises(OfficerIsConcerned):
        assign_petition(petition.pk, room=None, to=handler, by=receiver, at=LATER)


def test_a_restricted_petition_stays_with_its_one_reader(small_city, ward, receiver, handler):
    petition = a_petition(small_city.ward)
    Petition.objects.filter(pk=petition.pk).update(restricted=True, only_reader=receiver, contact=None)
    with pytest.raises(NotAllowed):
        assign_petition(petition.pk, room=None, to=handler, by=receiver, at=LATER)


@pytest.mark.parametrize("who", ["handler", "clerk", "coordinator", "other_ward_receiver", "outsider"])
def test_only_receiver_and_head_give_work(who, small_city, ward, receiver, play):
    petition = accepted(small_city, receiver)
    with pytest.raises(NotAllowed):
        assign_petition(petition.pk, room=small_city.ward_division, to=None, by=play(who), at=LATER)


def test_rooms_are_divisions_below_and_never_bodies_of_their_own(small_city, ward):
    office = factories.unit("Văn phòng phường Ba Đình", kind="office", below=small_city.ward_committee)
    inner = factories.unit("Bộ phận Một cửa", kind="division", below=office)
    ended = factories.unit("Phòng Cũ", kind="division", below=small_city.ward_committee, valid_to=ON.replace(day=1))
    rooms = rooms_of(small_city.ward_committee, ON)
    assert set(rooms) == {small_city.ward_division, office, inner}
    assert ended not in rooms
    assert small_city.ward_division not in rooms_of(small_city.committee, ON)


def test_the_page_offers_unit_rooms_and_people(small_city, ward, receiver, handler, client):
    officer = room_handler(small_city)
    petition = accepted(small_city, receiver)
    client.force_login(receiver)
    address = petition.get_absolute_url() + "phan-cong/"
    text = client.get(address).content.decode()
    assert officer.full_name in text
    assert handler.full_name in text
    assert client.post(address, {"who": f"{small_city.ward_division.pk}:{officer.pk}"}).status_code == 302
    petition.refresh_from_db()
    assert (petition.room, petition.assignee) == (small_city.ward_division, officer)
    assert officer.full_name in client.get(petition.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["", "9:9", "0:999999", "x" * 5000, "0:0:0", "1;drop"])
def test_hostile_choices_are_refused_with_the_form(who, small_city, ward, receiver, client):
    petition = accepted(small_city, receiver)
    client.force_login(receiver)
    answer = client.post(petition.get_absolute_url() + "phan-cong/", {"who": who})
    assert answer.status_code == 422

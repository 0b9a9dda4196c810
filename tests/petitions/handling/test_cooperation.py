"""Other units are asked by an inner due date, contribute with files, or are released."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.attachments.staging import new_token, stage
from danvan.attachments.uploads import FROM_STAFF
from danvan.deadlines.queries import working_calendar
from danvan.errors import NotAllowed
from danvan.notifications.models import Notice
from danvan.organisations.models import Role
from danvan.petitions.actions.ask_cooperation import ask_cooperation
from danvan.petitions.actions.assign import assign_petition
from danvan.petitions.actions.contribute import contribute
from danvan.petitions.actions.end_cooperation import end_cooperation
from danvan.petitions.errors.handling import AskedAlready, InnerDateNotPossible, LeadIsNotAsked
from danvan.petitions.errors.screening import NobodyReceivesThere, UnitIsConcerned
from danvan.petitions.models import Cooperation, Petition
from danvan.petitions.queries.inner_terms import last_inner_day, usual_inner_day
from tests.attachments.factories import picture, upload
from tests.organisations import factories
from tests.organisations.cast import member
from tests.petitions.factories import HANOI, MORNING
from tests.petitions.handling.cases import LATER, accepted, asked_receiver, deliver, happened, said

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 17)
ASKED = {"request": "Đề nghị cho biết kế hoạch thay nắp cống.", "due_on": DUE, "at": LATER}


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"


@pytest.fixture
def asked(small_city, ward, receiver, handler):
    """The petition of which the department is asked by its handling officer."""
    asked_receiver(small_city)
    petition = accepted(small_city, receiver)
    ask_cooperation(petition.pk, unit=small_city.department, by=handler, **ASKED)
    return petition


@pytest.fixture
def helper(asked):
    """Who receives in the department."""
    from danvan.accounts.models import User

    return User.objects.get(code="tiepnhansxd")


def test_the_unit_is_asked_until_the_end_of_that_day_and_told(asked, helper, small_city):
    cooperation = asked.cooperations.get()
    assert cooperation.due_at.astimezone(HANOI).isoformat() == "2026-09-17T23:59:59+07:00"
    (event,) = happened(asked, "petitions.cooperation_asked")
    assert said(event)["unit"] == small_city.department.slug
    deliver()
    assert Notice.objects.get(user=helper, kind="petitions.cooperation_asked").path == asked.get_absolute_url()


def test_the_unit_asked_reads_the_petition_but_not_its_sender(asked, helper, client):
    client.force_login(helper)
    text = client.get(asked.get_absolute_url()).content.decode()
    assert ASKED["request"] in text
    assert "Nguyễn Thị Ễ Ượng" not in text
    assert client.post(asked.get_absolute_url() + "nguoi-gui/", {"reason": "ask"}).status_code == 403


def test_the_same_request_again_is_the_first_one(asked, handler, small_city):
    again = ask_cooperation(asked.pk, unit=small_city.department, by=handler, **ASKED)
    assert again == asked.cooperations.get()
    assert len(happened(asked, "petitions.cooperation_asked")) == 1
    with pytest.raises(AskedAlready):
        ask_cooperation(asked.pk, unit=small_city.department, by=handler, **(ASKED | {"request": "Việc khác."}))


def test_any_number_of_units_may_be_asked(asked, handler, small_city, other_ward_receiver):
    ask_cooperation(asked.pk, unit=small_city.other_ward_committee, by=handler, **ASKED)
    assert asked.cooperations.count() == 2


@pytest.mark.parametrize("day", [date(2026, 9, 8), date(2026, 10, 1), date(1999, 1, 1), date(9999, 12, 31)])
def test_the_inner_day_lies_between_today_and_the_petitions_own_day(day, small_city, ward, receiver):
    asked_receiver(small_city)
    petition = accepted(small_city, receiver)
    with pytest.raises(InnerDateNotPossible):
        ask_cooperation(petition.pk, unit=small_city.department, by=receiver, **(ASKED | {"due_on": day}))


@pytest.mark.parametrize("day", [date(2026, 9, 9), date(2026, 9, 30)])
def test_today_and_the_petitions_own_day_are_possible(day, small_city, ward, receiver):
    asked_receiver(small_city)
    petition = accepted(small_city, receiver)
    assert ask_cooperation(petition.pk, unit=small_city.department, by=receiver, **(ASKED | {"due_on": day}))


def test_half_of_what_is_left_is_proposed_and_at_least_one_working_day(small_city, ward, receiver):
    petition = accepted(small_city, receiver)
    calendar = working_calendar()
    assert calendar.working_days(MORNING.date(), petition.due_at.astimezone(HANOI).date()) == 15
    # Seven working days after Wednesday the 9th.
    assert usual_inner_day(petition, calendar, at=LATER) == date(2026, 9, 18)
    before_last = petition.due_at - timedelta(days=1)
    assert usual_inner_day(petition, calendar, at=before_last) == date(2026, 9, 30)
    last = petition.due_at - timedelta(hours=1)
    assert usual_inner_day(petition, calendar, at=last) == date(2026, 9, 30)


def test_an_overdue_petition_leaves_one_working_day(small_city, ward, receiver):
    petition = accepted(small_city, receiver)
    late = petition.due_at + timedelta(days=2)  # Friday
    assert last_inner_day(petition, working_calendar(), at=late) == date(2026, 10, 5)
    assert usual_inner_day(petition, working_calendar(), at=late) == date(2026, 10, 5)


def test_who_cannot_be_asked(small_city, ward, receiver):
    asked_receiver(small_city)
    party = factories.unit("Đảng ủy phường", kind="party", below=small_city.committee)
    member("danguy", party, Role.RECEIVER)
    petition = accepted(small_city, receiver)
    with pytest.raises(LeadIsNotAsked):
        ask_cooperation(petition.pk, unit=small_city.ward_committee, by=receiver, **ASKED)
    for nobody in (small_city.inspectorate, party):
        with pytest.raises(NobodyReceivesThere):
            ask_cooperation(petition.pk, unit=nobody, by=receiver, **ASKED)
    Petition.objects.filter(pk=petition.pk).update(about_unit=small_city.department)
    with pytest.raises(UnitIsConcerned):
        ask_cooperation(petition.pk, unit=small_city.department, by=receiver, **ASKED)


@pytest.mark.parametrize("who", ["clerk", "coordinator", "other_ward_receiver", "outsider"])
def test_only_who_settles_it_asks(who, small_city, ward, receiver, play):
    asked_receiver(small_city)
    petition = accepted(small_city, receiver)
    with pytest.raises(NotAllowed):
        ask_cooperation(petition.pk, unit=small_city.department, by=play(who), **ASKED)


@pytest.mark.parametrize(("days", "on_time"), [(8, True), (9, False)])
def test_a_contribution_says_whether_it_is_on_time(days, on_time, asked, helper):
    contribute(asked.pk, text="Sẽ thay trước 20/9.", files_token="", by=helper, at=LATER + timedelta(days=days))
    (event,) = happened(asked, "petitions.cooperation_given")
    assert said(event)["on_time"] is on_time


def test_the_contribution_brings_its_files_and_the_lead_is_told(asked, helper, receiver, handler, head, client):
    assign_petition(asked.pk, room=None, to=handler, by=receiver, at=LATER)
    token = new_token()
    stage([upload("so-do.jpg", picture())], token, accepts=FROM_STAFF, at=LATER)
    cooperation = contribute(asked.pk, text="Sẽ thay.", files_token=token, by=helper, at=LATER)
    deliver()
    told = Notice.objects.filter(kind="petitions.cooperation_given").values_list("user_id", flat=True)
    assert set(told) == {handler.pk}
    from danvan.attachments.queries import files_of

    (file,) = files_of(cooperation)
    client.force_login(head)
    assert client.get(file.get_absolute_url()).status_code == 200
    assert file.get_absolute_url() in client.get(asked.get_absolute_url()).content.decode()


def test_strangers_do_not_open_the_files_of_a_contribution(asked, helper, other_ward_receiver, client):
    token = new_token()
    stage([upload("so-do.jpg", picture())], token, accepts=FROM_STAFF, at=LATER)
    cooperation = contribute(asked.pk, text="Sẽ thay.", files_token=token, by=helper, at=LATER)
    from danvan.attachments.queries import files_of

    (file,) = files_of(cooperation)
    assert client.get(file.get_absolute_url()).status_code == 404
    client.force_login(other_ward_receiver)
    assert client.get(file.get_absolute_url()).status_code == 404


def test_with_no_officer_named_receivers_and_heads_are_told(asked, helper, receiver, head, clerk):
    contribute(asked.pk, text="Sẽ thay.", files_token="", by=helper, at=LATER)
    deliver()
    told = Notice.objects.filter(kind="petitions.cooperation_given").values_list("user_id", flat=True)
    assert set(told) == {receiver.pk, head.pk}


def test_a_contribution_sent_twice_is_one_and_another_one_is_refused(asked, helper):
    first = contribute(asked.pk, text="Sẽ thay.", files_token="", by=helper, at=LATER)
    assert contribute(asked.pk, text="Sẽ thay.", files_token="", by=helper, at=LATER) == first
    with pytest.raises(NotAllowed):
        contribute(asked.pk, text="Khác.", files_token="", by=helper, at=LATER)
    assert len(happened(asked, "petitions.cooperation_given")) == 1


def test_a_unit_not_asked_contributes_nothing(asked, other_ward_receiver, receiver):
    for stranger in (other_ward_receiver, receiver):
        with pytest.raises(NotAllowed):
            contribute(asked.pk, text="Chen vào.", files_token="", by=stranger, at=LATER)


def test_who_came_to_be_concerned_contributes_nothing(asked, helper, small_city):
    Petition.objects.filter(pk=asked.pk).update(about_unit=small_city.department)
    with pytest.raises(NotAllowed):
        contribute(asked.pk, text="Tự trả lời.", files_token="", by=helper, at=LATER)


def test_the_lead_releases_a_unit_once_and_it_is_told(asked, helper, handler, small_city):
    for _again in range(2):
        end_cooperation(asked.pk, unit=small_city.department, by=handler, at=LATER)
    assert asked.cooperations.get().ended_at == LATER
    assert len(happened(asked, "petitions.cooperation_ended")) == 1
    deliver()
    assert Notice.objects.filter(user=helper, kind="petitions.cooperation_ended").count() == 1
    with pytest.raises(NotAllowed):
        contribute(asked.pk, text="Muộn.", files_token="", by=helper, at=LATER)
    ask_cooperation(asked.pk, unit=small_city.department, by=handler, **ASKED)
    assert asked.cooperations.count() == 2


def test_the_unit_asked_does_not_release_itself(asked, helper, small_city):
    with pytest.raises(NotAllowed):
        end_cooperation(asked.pk, unit=small_city.department, by=helper, at=LATER)


def test_ask_contribute_and_release_from_the_pages(small_city, ward, receiver, client):
    helper = asked_receiver(small_city)
    petition = accepted(small_city, receiver)
    page = petition.get_absolute_url()
    client.force_login(receiver)
    sent = {"unit": small_city.department.slug, "request": "Cho biết kế hoạch.", "due_on": "2026-09-17"}
    day = Petition.objects.filter(pk=petition.pk)
    from django.utils import timezone

    now = timezone.now()
    day.update(due_at=now + timedelta(days=20))
    sent["due_on"] = (timezone.localdate(now) + timedelta(days=5)).isoformat()
    assert client.post(page + "phoi-hop/", sent | {"due_on": "2020-01-01"}).status_code == 409
    assert "Cho biết kế hoạch." in client.post(page + "phoi-hop/", sent | {"due_on": "x"}).content.decode()
    assert client.post(page + "phoi-hop/", sent).status_code == 302
    client.force_login(helper)
    assert "Cho biết kế hoạch." in client.get(page + "gop-y/").content.decode()
    assert client.post(page + "gop-y/", {"text": ""}).status_code == 422
    assert client.post(page + "gop-y/", {"text": "Đã thay."}).status_code == 302
    client.force_login(receiver)
    assert "Đã thay." in client.get(page).content.decode()
    assert client.post(page + "thoi-phoi-hop/", {"unit": small_city.department.slug}).status_code in (302, 403)
    assert Cooperation.objects.get().contribution == "Đã thay."


def test_an_overdue_contribution_is_said_in_words(asked, receiver, client):
    asked.cooperations.update(due_at=LATER - timedelta(days=400), asked_at=LATER - timedelta(days=420))
    client.force_login(receiver)
    text = client.get(asked.get_absolute_url()).content.decode()
    assert "tag late" in text
    assert "quá hạn" in text.lower()


def test_the_page_asks_as_often_for_ten_units_as_for_one(asked, receiver, small_city, client):
    client.force_login(receiver)
    client.get(asked.get_absolute_url())
    with CaptureQueriesContext(connection) as one:
        client.get(asked.get_absolute_url())
    for number in range(9):
        unit = factories.unit(f"Phòng mẫu {number}", kind="division", below=small_city.committee)
        Cooperation.objects.create(
            petition=asked, unit=unit, request="?", asked_by=receiver, asked_at=LATER, due_at=LATER
        )
    with CaptureQueriesContext(connection) as ten:
        client.get(asked.get_absolute_url())
    assert len(ten) == len(one)

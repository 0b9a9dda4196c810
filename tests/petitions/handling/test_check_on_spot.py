"""An officer on the spot keeps what was found, with photos, before and after."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.attachments.queries import files_of
from danvan.attachments.staging import new_token, stage
from danvan.attachments.uploads import FROM_STAFF
from danvan.errors import NotAllowed
from danvan.petitions.actions.check_on_spot import check_on_spot
from danvan.petitions.models import FieldCheck
from tests.attachments.factories import photo, picture, upload
from tests.petitions.handling.cases import LATER, accepted, happened, said

pytestmark = pytest.mark.django_db
BEFORE, AFTER = FieldCheck.Moment.BEFORE, FieldCheck.Moment.AFTER
FOUND = {"moment": BEFORE, "finding": "Nắp vỡ một góc, chưa có rào."}


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"


@pytest.fixture
def petition(small_city, ward, receiver):
    return accepted(small_city, receiver)


@pytest.fixture
def address(petition):
    return petition.get_absolute_url() + "hien-truong/"


def test_the_check_keeps_finding_point_and_photos(petition, handler):
    token = new_token()
    stage([upload("1.jpg", picture()), upload("2.jpg", picture(size=(70, 50)))], token, accepts=FROM_STAFF, at=LATER)
    check = check_on_spot(petition.pk, **FOUND, files_token=token, by=handler, at=LATER)
    assert [file.position for file in files_of(check)] == [1, 2]
    (event,) = happened(petition, "petitions.field_checked")
    assert said(event) == {"reference": petition.reference, "moment": "before", "photos": 2}
    petition.refresh_from_db()
    assert petition.changed_at == LATER


def test_sent_twice_it_is_one_check_and_another_day_it_is_another(petition, handler):
    first = check_on_spot(petition.pk, **FOUND, files_token="", by=handler, at=LATER)
    assert check_on_spot(petition.pk, **FOUND, files_token="", by=handler, at=LATER + timedelta(hours=1)) == first
    check_on_spot(petition.pk, **FOUND, files_token="", by=handler, at=LATER + timedelta(days=1))
    assert petition.field_checks.count() == len(happened(petition, "petitions.field_checked")) == 2


@pytest.mark.parametrize("who", ["clerk", "coordinator", "other_ward_receiver", "outsider"])
def test_only_who_settles_it_keeps_checks(who, petition, play):
    with pytest.raises(NotAllowed):
        check_on_spot(petition.pk, **FOUND, files_token="", by=play(who), at=LATER)


def test_from_the_phone_with_photos_and_place(petition, address, handler, client):
    client.force_login(handler)
    page = client.get(address).content.decode()
    assert 'accept="image/*"' in page
    assert f'data-draft="check-{petition.reference}-0"' in page
    sent = {"moment": "after", "finding": "Đã thay nắp mới.", "point": "21.0378, 105.8341"}
    files = {"attachments": [upload("sau.jpg", photo())]}
    answer = client.post(address, sent | files, follow=True)
    check = petition.field_checks.get()
    assert (check.moment, str(check.latitude), str(check.longitude)) == ("after", "21.03780", "105.83410")
    text = answer.content.decode()
    assert "Đã thay nắp mới." in text
    assert files_of(check)[0].get_thumbnail_url() in text
    # The device forgets the draft that was kept; the next check is a draft of its own.
    assert f'data-draft-done="check-{petition.reference}-0"' in text
    assert f'data-draft="check-{petition.reference}-1"' in client.get(address).content.decode()


def test_the_place_of_a_photo_becomes_the_point_only_when_taken(petition, address, handler, client):
    client.force_login(handler)
    sent = {"moment": "before", "finding": "Nắp vỡ.", "files_add": "1", "attachments": [upload("a.jpg", photo())]}
    text = client.post(address, sent).content.decode()
    take = re.search(r'name="take" value="([^"]+)"', text)
    token = re.search(r'name="files_token" value="([^"]+)"', text)[1]
    assert take
    again = {"moment": "before", "finding": "Nắp vỡ.", "take": take[1], "files_token": token}
    text = client.post(address, again).content.decode()
    assert 'value="21.' in text
    assert "Nắp vỡ." in text
    assert not FieldCheck.objects.exists()


BAD = [
    {"moment": "before", "finding": ""},
    {"moment": "during", "finding": "x"},
    {"moment": "before", "finding": "x" * 100_000},
    {"moment": "before", "finding": "x", "point": "abc"},
    {"moment": "before", "finding": "x", "point": "999, 999"},
    {"moment": "before", "finding": "x", "take": ";;;<script>"},
]


@pytest.mark.parametrize("sent", BAD)
def test_what_is_wrong_is_said_and_what_was_typed_stays(sent, address, handler, client):
    client.force_login(handler)
    answer = client.post(address, sent)
    assert answer.status_code in (200, 422)
    assert not FieldCheck.objects.exists()
    assert sent["finding"][:50] in answer.content.decode()


def test_a_paper_is_no_photo(address, handler, client):
    client.force_login(handler)
    sent = {"moment": "before", "finding": "Nắp vỡ.", "attachments": [upload("a.pdf", b"%PDF-1.4\n%%EOF")]}
    assert client.post(address, sent).status_code == 422


def test_the_photos_open_to_readers_of_the_petition_only(petition, handler, head, other_ward_receiver, client):
    token = new_token()
    stage([upload("a.jpg", picture())], token, accepts=FROM_STAFF, at=LATER)
    check = check_on_spot(petition.pk, **FOUND, files_token=token, by=handler, at=LATER)
    address = files_of(check)[0].get_absolute_url()
    assert client.get(address).status_code == 404
    for person, status in ((other_ward_receiver, 404), (head, 200)):
        client.force_login(person)
        assert client.get(address).status_code == status


def test_the_page_asks_as_often_for_ten_checks_as_for_one(petition, handler, client):
    client.force_login(handler)
    check_on_spot(petition.pk, **FOUND, files_token="", by=handler, at=LATER)
    client.get(petition.get_absolute_url())
    with CaptureQueriesContext(connection) as one:
        client.get(petition.get_absolute_url())
    for number in range(9):
        check_on_spot(petition.pk, moment=AFTER, finding=f"Lần {number}", files_token="", by=handler, at=LATER)
    with CaptureQueriesContext(connection) as ten:
        client.get(petition.get_absolute_url())
    assert len(ten) == len(one)

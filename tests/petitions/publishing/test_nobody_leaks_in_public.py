"""A sender, the people he names, the officers and the exact place: on no public page, feed, file, header or search."""

from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from danvan.events.delivery import deliver_due
from danvan.petitions.models import Answer, Petition, Publication
from danvan.petitions.redaction.proposing import propose
from tests.canary import CANARY, listening, traces_of
from tests.organisations.cast import member
from tests.petitions.after.stages import DAY, answer
from tests.petitions.factories import MORNING
from tests.petitions.publishing.copies import accepted, with_photos

pytestmark = pytest.mark.django_db(transaction=True)
NAMED = "Lương Bá Kỳ Đà"
OFFICER = "Sầm Thị Bìm Bịp"
POINT = (Decimal("21.03786"), Decimal("105.83412"))
WRITTEN = {
    "name": CANARY.name,
    "phone": CANARY.phone,
    "email": CANARY.email,
    "title": f"Nhà ông {NAMED} xây lấn ngõ",
    "content": f"Tôi là {CANARY.name}, ở {CANARY.address}, số {CANARY.phone}, căn cước {CANARY.personal_id}, thư "
    f"{CANARY.email}. Ông {NAMED} xây lấn ra ngõ.",
    "place": CANARY.address,
    "latitude": POINT[0],
    "longitude": POINT[1],
}


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"


@pytest.fixture
def officer(small_city):
    person = member("bim-bip", small_city.ward_committee, "receiver", "handler")
    person.full_name = OFFICER
    person.save()
    return person


@pytest.fixture
def public_petition(ward, officer, client):
    """Published by an officer who took the proposal as it stands, then answered and completed."""
    petition, secret = accepted(ward, officer, **WRITTEN)
    shown, hidden = with_photos(petition, f"{NAMED}.jpg", f"{CANARY.name}.jpg")
    client.force_login(officer)
    desk = f"/ban-lam-viec/don-thu/{petition.reference}/"
    client.post(f"{desk}cong-khai/", {**_typed(petition), "photos": [str(shown.pk)]})
    petition = Petition.objects.get(pk=petition.pk)
    made = answer(petition, officer, at=MORNING + 5 * DAY)
    Answer.objects.filter(pk=made.pk).update(text=f"Kính gửi bà {CANARY.name}. Cán bộ {OFFICER} đã lập biên bản.")
    replied = propose(f"Kính gửi bà {CANARY.name}. Cán bộ {OFFICER} đã lập biên bản.").text
    done = client.post(
        f"{desk}bo-sung-ban-cong-khai/", {**_typed(petition), "answer": replied, "photos": [str(shown.pk)]}
    )
    assert done.status_code == 302
    deliver_due(timezone.now())
    client.logout()
    return petition, secret, shown, hidden


def _typed(petition):
    return {
        "title": propose(petition.title).text,
        "text": propose(petition.content).text,
        "place": propose(petition.place).text,
        "show_point": "on",
        "read": "on",
    }


def _body(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content + str(dict(response.headers)).encode()


def _addresses(petition, shown):
    reference = petition.reference
    words = ("canari", "ky da", "bim bip", "0903 417", CANARY.phone, "21.03786")
    return [
        "/",
        "/kien-nghi/",
        "/kien-nghi/?xuat=csv",
        "/kien-nghi/?xuat=xlsx",
        "/kien-nghi/moi.atom",
        "/kien-nghi/theo-phuong/",
        f"/kien-nghi/{reference}/",
        f"/kien-nghi/ung-ho/{reference}/",
        f"/kien-nghi/theo-doi/{reference}/",
        f"/tra-cuu/?ma={reference}",
        "/so-lieu/",
        shown.get_absolute_url(),
        shown.get_thumbnail_url(),
        *(f"/kien-nghi/?q={word}" for word in words),
    ]


def test_nothing_of_anybody_is_found_in_public(public_petition, client):
    petition, secret, shown, hidden = public_petition
    never = [
        NAMED,
        "Kỳ Đà",
        OFFICER,
        "Bìm Bịp",
        "bim-bip",
        "21.03786",
        "105.83412",
        secret,
        hidden.key,
        "Chim Hoàng Yến 9",
    ]
    with listening() as heard:
        for path in _addresses(petition, shown):
            answered = client.get(path)
            assert answered.status_code in {200, 404}, path
            body = _body(answered)
            # The words a visitor typed himself stand in the search box.
            searched = "?q=" in path
            assert searched or traces_of(CANARY, body) == [], path
            assert [word for word in never if word.encode() in body and not searched] == [], path
            assert not searched or petition.reference.encode() not in body, path
    assert traces_of(CANARY, heard.text().replace(CANARY.phone, "").replace("canari", "")) == []


def test_the_public_table_itself_holds_nobody(public_petition):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Publication._meta.db_table}")
        rows = repr(cursor.fetchall())
    assert traces_of(CANARY, rows) == []
    assert not any(word in rows for word in (NAMED, OFFICER, "21.03786", "105.83412"))


def test_the_rounded_point_and_the_street_are_what_is_left_of_the_place(public_petition, client):
    petition, *_rest = public_petition
    text = client.get(f"/kien-nghi/{petition.reference}/").content.decode()
    assert "21.038, 105.834" in text
    assert "ngõ 99 phố Chim Hoàng Yến" in text
    assert "số 7" not in text

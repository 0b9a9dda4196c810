"""Who may open a file, with which headers, and who is written down."""

from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client

from danvan.access_log.models import AccessRecord
from danvan.accounts.models import User
from danvan.attachments.models import Attachment
from danvan.attachments.store import file_store
from danvan.attachments.uploads import FROM_STAFF, adopt, new_token, stage, withdraw
from danvan.events.actors import JobActor
from tests.attachments.factories import NOW, office, pdf, photo, upload
from tests.attachments.fixtures import Registration

pytestmark = pytest.mark.django_db
JOB = JobActor("tests")


@pytest.fixture
def owner(registered: Registration) -> User:
    return User.objects.create_user("case", full_name="Case")


def attach(owner: User, name: str = "ảnh “1”.jpg", content: bytes | None = None) -> Attachment:
    token = new_token()
    stage([upload(name, content or photo())], token, at=NOW, accepts=FROM_STAFF)
    with transaction.atomic():
        return adopt(token, owner, by=JOB, at=NOW)[0]


def visitor(who: str, owner: User, registered: Registration) -> Client:
    client = Client()
    if who in {"reader", "other staff"}:
        person = User.objects.create_user(who.replace(" ", ""), full_name="X", password=None)
        registered.readers = {person.pk} if who == "reader" else set()
        client.force_login(person)
    registered.public = who == "anyone, published"
    registered.link = "secret" if "link" in who else ""
    if who == "link holder":
        client.cookies["link"] = "secret"
    if who == "holder of another link":
        client.cookies["link"] = "guess"
    return client


TABLE = {
    "reader": 200,
    "other staff": 404,
    "stranger": 404,
    "anyone, published": 200,
    "link holder": 200,
    "holder of another link": 404,
}


@pytest.mark.parametrize(("who", "status"), TABLE.items())
def test_a_file_opens_only_to_whom_its_owner_answers_for(who: str, status: int, owner: User, registered: Registration):
    attachment = attach(owner)
    client = visitor(who, owner, registered)
    assert client.get(attachment.get_absolute_url()).status_code == status
    assert client.get(attachment.get_thumbnail_url()).status_code == status


def test_a_look_by_staff_is_logged_and_a_look_at_what_is_public_is_not(owner: User, registered: Registration):
    attachment = attach(owner)
    reader = visitor("reader", owner, registered)
    reader.get(attachment.get_absolute_url())
    look = AccessRecord.objects.get()
    assert (look.what, look.subject_id, look.actor_kind) == ("file", owner.pk, "user")
    visitor("anyone, published", owner, registered).get(attachment.get_absolute_url())
    assert AccessRecord.objects.count() == 1


def test_a_picture_is_shown_and_nothing_in_it_can_run(owner: User, registered: Registration):
    response = visitor("reader", owner, registered).get(attach(owner).get_absolute_url())
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == "inline; filename*=utf-8''" + quote("ảnh “1”.jpg")


@pytest.mark.parametrize(("name", "content"), [("đơn.pdf", pdf()), ("đơn.docx", office())])
def test_a_document_is_always_a_download(name: str, content: bytes, owner: User, registered: Registration):
    response = visitor("reader", owner, registered).get(attach(owner, name, content).get_absolute_url())
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert b"".join(response.streaming_content) == content


def test_a_published_file_may_be_kept_for_minutes_only(owner: User, registered: Registration):
    response = visitor("anyone, published", owner, registered).get(attach(owner).get_absolute_url())
    assert response["Cache-Control"] == "public, max-age=300"


def test_the_thumbnail_of_a_document_does_not_exist(owner: User, registered: Registration):
    attachment = attach(owner, "a.pdf", pdf())
    address = f"{attachment.get_absolute_url()}nho/"
    assert visitor("reader", owner, registered).get(address).status_code == 404


def test_a_withdrawn_file_is_gone_at_once_even_for_its_readers(owner: User, registered: Registration):
    attachment = attach(owner)
    with transaction.atomic():
        withdraw(attachment, owner, by=JOB, at=NOW, reason="sender_asked")
    assert visitor("reader", owner, registered).get(attachment.get_absolute_url()).status_code == 404


def test_bytes_that_are_missing_are_not_found_rather_than_an_error_page(owner: User, registered: Registration):
    attachment = attach(owner)
    file_store().path(attachment.sha256).unlink()
    client = visitor("reader", owner, registered)
    client.raise_request_exception = False
    assert client.get(attachment.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("key", ["1", "x" * 32, "..%2f..%2fetc%2fpasswd"])
def test_no_key_can_be_guessed_or_counted(key: str, client: Any):
    assert client.get(f"/tep/{key}/").status_code == 404


def test_a_file_whose_owner_class_nobody_registered_opens_to_nobody(owner: User, registered: Registration):
    attachment = attach(owner)
    Attachment.objects.filter(pk=attachment.pk).update(subject_type="danvan_nothing.nothing")
    registered.public = True
    assert Client().get(attachment.get_absolute_url()).status_code == 404

"""From a form not yet sent to a case: nothing lost, nothing twice, no limit passed."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from danvan.accounts.models import User
from danvan.attachments import errors
from danvan.attachments.models import Attachment, StagedFile
from danvan.attachments.queries import files_of, files_of_all
from danvan.attachments.uploads import adopt, new_token, stage, unstage, unstage_all
from danvan.events.actors import LinkHolder
from danvan.events.models import RecordedEvent
from tests.attachments.factories import NOW, pdf, photo, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
CITIZEN = LinkHolder()


@pytest.fixture
def owner() -> User:
    return User.objects.create_user("a", full_name="A")


def several(count: int) -> list[Any]:
    return [upload(f"{n}.png", picture("PNG", size=(10 + n, 10))) for n in range(count)]


def test_files_wait_in_order_and_become_the_owners(owner: User):
    token = new_token()
    stage([upload("ảnh.jpg", photo()), upload("đơn.pdf", pdf())], token, at=NOW)
    with transaction.atomic():
        attached = adopt(token, owner, by=CITIZEN, at=NOW)
    assert [(a.position, a.name, a.kind) for a in attached] == [(1, "ảnh.jpg", "jpeg"), (2, "đơn.pdf", "pdf")]
    assert files_of(owner) == attached
    assert (attached[0].actor_kind, attached[0].actor_id, attached[1].thumbnail) == ("link", "", "")
    assert StagedFile.objects.count() == 0


def test_the_trail_keeps_the_hashes_and_no_name(owner: User):
    token = new_token()
    stage([upload("Nguyễn Văn A.jpg", photo())], token, at=NOW)
    with transaction.atomic():
        [attached] = adopt(token, owner, by=CITIZEN, at=NOW)
    event = RecordedEvent.objects.get(kind="attachments.attached")
    assert attached.sha256 in event.text
    assert "Nguyễn" not in event.text


def test_sending_twice_attaches_once(owner: User):
    token = new_token()
    stage([upload("a.jpg", photo())], token, at=NOW)
    with transaction.atomic():
        first = adopt(token, owner, by=CITIZEN, at=NOW)
        assert adopt(token, owner, by=CITIZEN, at=NOW) == []
    assert files_of(owner) == first


def test_files_added_later_follow_those_before(owner: User):
    for number in (1, 2):
        token = new_token()
        stage([upload("a.png", picture("PNG", size=(number, 9)))], token, at=NOW)
        with transaction.atomic():
            adopt(token, owner, by=CITIZEN, at=NOW)
    assert [a.position for a in files_of(owner)] == [1, 2]


def test_a_case_that_is_not_saved_leaves_the_files_waiting(owner: User):
    token = new_token()
    stage([upload("a.jpg", photo())], token, at=NOW)
    with transaction.atomic():
        adopt(token, owner, by=CITIZEN, at=NOW)
        transaction.set_rollback(True)
    assert (Attachment.objects.count(), StagedFile.objects.count()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_adopting_outside_the_owners_transaction_is_refused(owner: User):
    with pytest.raises(RuntimeError):
        adopt(new_token(), owner, by=CITIZEN, at=NOW)


def test_the_same_photo_sent_again_with_a_corrected_form_is_one_photo():
    token = new_token()
    [first] = stage([upload("a.jpg", photo())], token, at=NOW)
    [again] = stage([upload("b.jpg", photo())], token, at=NOW)
    assert first == again


def test_one_form_never_sees_or_removes_the_files_of_another():
    mine, theirs = new_token(), new_token()
    [file] = stage([upload("a.jpg", photo())], mine, at=NOW)
    assert list(StagedFile.objects.of(theirs, at=NOW)) == []
    assert unstage(file.key, theirs) is False
    assert unstage(file.key, mine) is True


def test_the_token_itself_is_not_stored():
    token = new_token()
    stage([upload("a.jpg", photo())], token, at=NOW)
    assert token not in str(StagedFile.objects.values().get())


def test_a_shared_computer_can_be_cleared():
    token = new_token()
    stage(several(3), token, at=NOW)
    assert unstage_all(token) == 3


def test_files_of_a_form_left_open_too_long_are_gone(owner: User):
    token = new_token()
    stage([upload("a.jpg", photo())], token, at=NOW)
    with transaction.atomic():
        assert adopt(token, owner, by=CITIZEN, at=NOW + timedelta(hours=25)) == []


def test_a_sixth_file_is_refused_and_the_five_stay():
    token = new_token()
    with pytest.raises(errors.TooManyFiles, match="5"):
        stage(several(6), token, at=NOW)
    assert StagedFile.objects.of(token, at=NOW).count() == 5


def test_files_together_have_a_limit(settings: Any):
    settings.ATTACHMENT_MAX_TOTAL = 100
    with pytest.raises(errors.TotalTooBig):
        stage([upload("a.jpg", photo())], new_token(), at=NOW)


def test_forms_never_sent_cannot_fill_the_disk(settings: Any):
    settings.STAGED_MAX_TOTAL = 1000
    stage([upload("a.pdf", pdf(b"1" * 800))], new_token(), at=NOW)
    with pytest.raises(errors.NoRoom):
        stage([upload("b.pdf", pdf(b"2" * 800))], new_token(), at=NOW)


def test_the_files_of_many_owners_come_in_one_query(owner: User, django_assert_num_queries: Any):
    other = User.objects.create_user("b", full_name="B")
    token = new_token()
    stage(several(2), token, at=NOW)
    with transaction.atomic():
        adopt(token, owner, by=CITIZEN, at=NOW)
    with django_assert_num_queries(1):
        found = files_of_all([owner, other])
    assert {key: len(files) for key, files in found.items()} == {owner.pk: 2, other.pk: 0}

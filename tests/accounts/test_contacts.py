"""Identities: kept sealed, found by exact match, masked, revealed under record, forgotten."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from danvan.access_log.models import AccessRecord
from danvan.accounts.actions.forget_contact import forget_contact
from danvan.accounts.contacts import email_for_delivery, find_contacts, masked, reveal, ways_to_reach
from danvan.accounts.errors import ContactCannotBeOpened, ContactForgotten, ContactNotUnderstood
from danvan.accounts.models import Contact
from danvan.errors import NotAllowed
from danvan.events.actors import JobActor
from danvan.events.models import RecordedEvent
from tests.accounts.factories import make_contact, make_user
from tests.canary import CANARY, listening, spellings, traces_in_database, traces_of

pytestmark = pytest.mark.django_db
JOB = JobActor("petitions.retention")


def canary_contact():
    return make_contact(
        name=CANARY.name,
        phone=CANARY.phone,
        email=CANARY.email,
        address=CANARY.address,
        personal_id=CANARY.personal_id,
    )


def test_masked_shows_first_letters_and_last_digits_only():
    shown = masked(make_contact(name="Nguyễn Thị Hoa", email="nam@example.vn"))
    assert (shown.name, shown.phone, shown.email) == ("N••••• T•• H••", "09•• ••• •41", "n•••@…")


def test_a_name_of_one_letter_is_masked_too():
    assert masked(make_contact(name="Hồ Ý")).name == "H• Ý•"


def test_nothing_typed_stays_nothing():
    contact = make_contact(phone="")
    assert (contact.phone_index, contact.email_index, contact.personal_id_index) == ("", "", "")
    assert (masked(contact).phone, masked(contact).email) == ("", "")
    assert ways_to_reach(contact) == frozenset()


def test_what_cannot_be_used_is_refused_and_nothing_is_kept():
    with pytest.raises(ContactNotUnderstood):
        make_contact(phone="0912")
    assert not Contact.objects.exists()


def test_a_person_is_found_again_by_exact_match_only():
    contact = make_contact(phone="0912 345 641", email="nam@example.vn", personal_id="001190412345")
    make_contact(phone="0912 345 642")
    assert list(find_contacts(phone="+84912345641")) == [contact]
    assert list(find_contacts(email="NAM@example.vn")) == [contact]
    assert list(find_contacts(personal_id="001 190 412 345")) == [contact]
    assert list(find_contacts(phone="0912345641", email="khac@example.vn")) == []
    assert list(find_contacts()) == []


def test_a_phone_number_is_no_mail_address_of_the_same_letters():
    contact = make_contact(phone="0912 345 641")
    assert contact.phone_index != contact.email_index
    assert len(contact.phone_index) == 64


def test_a_reveal_is_on_record_before_it_is_shown():
    contact, officer = canary_contact(), make_user()
    details = reveal(contact, by=officer, about=contact, at=timezone.now(), reason="gọi lại cho người gửi")
    assert (details.name, details.phone, details.personal_id) == (CANARY.name, CANARY.phone, CANARY.personal_id)
    look = AccessRecord.objects.get()
    assert (look.actor_kind, look.actor_id, look.what) == ("user", str(officer.pk), "contact")


def test_what_was_revealed_does_not_show_in_a_log_line():
    contact = canary_contact()
    details = reveal(contact, by=make_user(), about=contact, at=timezone.now(), reason="x")
    assert traces_of(CANARY, repr(details), str(details), repr(contact), str(contact)) == []


def test_the_canary_is_nowhere():
    with listening() as heard:
        contact, officer = canary_contact(), make_user()
        masked(contact)
        reveal(contact, by=officer, about=contact, at=timezone.now(), reason="kiểm tra")
        list(find_contacts(phone=CANARY.phone))
        email_for_delivery(contact)
    assert traces_of(CANARY, heard.text()) == []
    assert traces_in_database(CANARY) == []


def test_the_search_for_the_canary_does_find_one():
    make_user(full_name=CANARY.name)
    assert any("danvan_accounts_user" in trace for trace in traces_in_database(CANARY))
    with listening() as heard:
        print("caller", CANARY.phone.replace(" ", ""))
    assert traces_of(CANARY, heard.text()) == ["0903417258", "903417258"] or traces_of(CANARY, heard.text())
    assert CANARY.email.encode() in spellings(CANARY)


def test_a_seal_moved_to_another_row_does_not_open():
    first, second = make_contact(), make_contact(name="Trần Văn Nam")
    Contact.objects.filter(pk=second.pk).update(sealed=first.sealed)
    with pytest.raises(ContactCannotBeOpened):
        masked(Contact.objects.get(pk=second.pk))


def test_without_its_key_an_identity_does_not_open(settings):
    contact = make_contact()
    settings.DATA_KEYS = ["MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="]
    with pytest.raises(ContactCannotBeOpened):
        masked(contact)


def test_two_identities_of_one_person_are_not_seen_to_be_equal():
    assert make_contact().sealed != make_contact().sealed


def test_forgetting_leaves_a_tombstone_without_identity():
    contact = canary_contact()
    forget_contact(contact.pk, by=JOB, at=timezone.now(), reason="retention")
    contact.refresh_from_db()
    assert contact.sealed == contact.phone_index == contact.email_index == contact.personal_id_index == ""
    assert masked(contact).forgotten
    assert not find_contacts(phone=CANARY.phone).exists()
    assert email_for_delivery(contact) == ""
    with pytest.raises(ContactForgotten):
        reveal(contact, by=make_user(), about=contact, at=timezone.now(), reason="x")
    assert RecordedEvent.objects.about(contact).get().kind == "accounts.identity_forgotten"


def test_forgetting_twice_is_recorded_once():
    contact = make_contact()
    for _ in range(2):
        forget_contact(contact.pk, by=JOB, at=timezone.now(), reason="retention")
    assert RecordedEvent.objects.about(contact).count() == 1


def test_an_officer_may_not_forget_by_hand():
    contact = make_contact()
    with pytest.raises(NotAllowed):
        forget_contact(contact.pk, by=make_user(), at=timezone.now(), reason="x")


def test_the_database_refuses_a_forgotten_contact_with_an_identity():
    contact = make_contact()
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(forgotten_at=timezone.now())


def test_no_column_shows_how_long_a_name_is_in_clear():
    contact = make_contact()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM danvan_accounts_contact WHERE id = %s", [contact.pk])
        assert cursor.fetchone()[0].startswith("gAAAA")

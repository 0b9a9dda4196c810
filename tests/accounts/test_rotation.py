"""Keys change without a citizen noticing."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.utils import timezone

from danvan.accounts.actions.rotate_contacts import rotate_contacts
from danvan.accounts.contacts import find_contacts, masked
from danvan.accounts.models import Contact
from danvan.accounts.sealing import seal_secret, unseal_secret
from danvan.errors import NotAllowed
from danvan.events.actors import JobActor
from danvan.events.models import RecordedEvent
from tests.accounts.factories import make_contact, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def new_keys(settings):
    """Call to put a new first line into the key files."""

    def turn() -> None:
        settings.DATA_KEYS = [Fernet.generate_key().decode(), *settings.DATA_KEYS]
        settings.INDEX_KEY = f"{settings.INDEX_KEY}-next"

    return turn


def test_after_a_rotation_the_old_key_may_go(new_keys, settings):
    contact = make_contact(phone="0912 345 641")
    before = contact.sealed
    new_keys()
    call_command("rotate_contacts")
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    contact.refresh_from_db()
    assert contact.sealed != before
    assert masked(contact).phone == "09•• ••• •41"
    assert list(find_contacts(phone="0912345641")) == [contact]


def test_a_rotation_goes_in_chunks_and_ends(new_keys):
    for number in range(5):
        make_contact(phone=f"091234564{number}")
    new_keys()
    by = JobActor("accounts.rotate_contacts")
    chunks = [rotate_contacts(by=by, at=timezone.now(), most=2) for _ in range(4)]
    assert chunks == [2, 2, 1, 0]
    assert not Contact.objects.sealed_with_old_keys().exists()
    assert RecordedEvent.objects.filter(kind="accounts.identities_sealed_anew").count() == 3


def test_a_rotation_without_new_keys_changes_nothing():
    contact = make_contact()
    call_command("rotate_contacts")
    assert Contact.objects.get().sealed == contact.sealed


def test_secrets_of_second_factors_rotate_too(new_keys, settings):
    from allauth.mfa.models import Authenticator

    user = make_user()
    row = Authenticator.objects.create(user=user, type="totp", data={"secret": seal_secret("JBSWY3DPEHPK3PXP")})
    new_keys()
    call_command("rotate_contacts")
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    row.refresh_from_db()
    assert unseal_secret(row.data["secret"]) == "JBSWY3DPEHPK3PXP"


def test_an_officer_may_not_rotate():
    with pytest.raises(NotAllowed):
        rotate_contacts(by=make_user(), at=timezone.now())

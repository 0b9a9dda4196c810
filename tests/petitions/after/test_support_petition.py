"""One more person with the same matter: counted once, never known, and nobody learns whether it was counted before."""

import pytest

from danvan.errors import NotThere
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.support import support_petition
from danvan.petitions.links import following_digest, support_digest
from danvan.petitions.models import Petition, Support
from danvan.petitions.queries.after import support_count
from tests.canary import CANARY, traces_in_database
from tests.petitions.after.stages import DAY, SENDER, accepted, publish, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
PHONE = "+84912345678"


@pytest.fixture
def public(ward, receiver):
    """A petition everyone may read."""
    petition, _ = accepted(ward, receiver)
    publish(petition, receiver)
    return petition


def support(petition, reach=PHONE, at=MORNING):
    return support_petition(petition.pk, reach=reach, by=SENDER, at=at)


def test_each_person_counts_once(public):
    assert support(public) is None
    assert support(public, at=MORNING + DAY) is None
    support(public, "ai.do@danvan.example")
    assert Support.objects.filter(petition=public).count() == 2
    assert RecordedEvent.objects.filter(kind="petitions.supported").count() == 2


def test_neither_number_nor_address_is_kept(public):
    support(public, CANARY.phone)
    support(public, CANARY.email)
    assert traces_in_database(CANARY) == []


def test_the_same_number_looks_different_on_another_petition(public, ward, receiver):
    other, _ = accepted(ward, receiver)
    publish(other, receiver)
    support(public)
    support(other)
    first, second = Support.objects.values_list("digest", flat=True)
    assert first != second


def test_the_digest_needs_the_key_and_tells_supports_from_followers(public, settings):
    digest = support_digest(public.pk, PHONE)
    assert following_digest(public.pk, PHONE) != digest
    settings.INDEX_KEY = "another-key"
    assert support_digest(public.pk, PHONE) != digest


def test_what_is_not_public_is_not_supported(ward, receiver):
    petition, _ = sent(ward)
    with pytest.raises(NotThere):
        support(petition)
    publish(petition, receiver, taken_down_at=MORNING)
    with pytest.raises(NotThere):
        support(petition)
    assert not Support.objects.exists()


def test_supports_do_not_bury_what_officers_did_with_the_case(public):
    before = public.changed_at
    support(public)
    public.refresh_from_db()
    assert public.changed_at == before
    assert not RecordedEvent.objects.about(public).filter(kind="petitions.supported").exists()


def test_the_figure_shown_stands_until_midnight(public):
    support(public)
    assert support_count(public, before=MORNING) == 0
    assert support_count(public, before=MORNING + DAY) == 1


def test_a_petition_knows_no_supporter(public):
    support(public)
    columns = {field.name for field in Support._meta.get_fields()}
    assert columns == {"id", "petition", "digest", "at"}
    assert Petition.objects.get(pk=public.pk).supports.count() == 1

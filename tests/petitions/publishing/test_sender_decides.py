"""The sender's word on publication: asked first, noted once, and a refusal works in the same moment."""

import pytest
from django.utils import timezone

from danvan.errors import NotAllowed
from danvan.events.actors import LinkHolder
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.allow_publication import allow_publication
from danvan.petitions.models import Petition, Publication
from tests.petitions.after.stages import DAY
from tests.petitions.factories import MORNING
from tests.petitions.publishing.copies import accepted, published

pytestmark = pytest.mark.django_db
LATER = MORNING + DAY


def kinds(petition):
    return list(RecordedEvent.objects.about(petition).values_list("kind", flat=True))


def page(secret):
    return f"/theo-doi/{secret}/cong-khai/"


def test_a_refusal_takes_the_copy_down_at_once_and_twice_is_once(ward, receiver):
    copy, _ = published(ward, receiver)
    for _again in range(2):
        allow_publication(copy.petition_id, allowed=False, by=LinkHolder(), at=LATER)
    copy.refresh_from_db()
    assert copy.taken_down_at == LATER
    assert kinds(copy.petition)[-2:] == ["petitions.publication_allowed", "petitions.publication_taken_down"]
    assert Petition.objects.get(pk=copy.petition_id).may_publish is False


def test_a_word_given_later_is_noted_with_its_version_and_publishes_nothing_by_itself(ward, receiver):
    petition, _ = accepted(ward, receiver, may_publish=False)
    allow_publication(petition.pk, allowed=True, by=LinkHolder(), at=LATER)
    petition.refresh_from_db()
    assert (petition.may_publish, petition.publishing_consent) == (True, "2026-11")
    assert not Publication.objects.exists()


def test_an_officer_does_not_decide_for_the_sender(ward, receiver):
    petition, _ = accepted(ward, receiver, may_publish=False)
    with pytest.raises(NotAllowed):
        allow_publication(petition.pk, allowed=True, by=receiver, at=LATER)


def test_the_page_asks_first_and_is_kept_nowhere(ward, receiver, client):
    copy, secret = published(ward, receiver)
    asked = client.get(page(secret))
    assert "no-store" in asked["Cache-Control"]
    assert (asked["Referrer-Policy"], asked["X-Robots-Tag"]) == ("strict-origin", "noindex, nofollow")
    copy.refresh_from_db()
    assert copy.taken_down_at is None
    done = client.post(page(secret), {"allowed": "no"})
    assert (done.status_code, done["Location"]) == (303, f"/theo-doi/{secret}/")
    copy.refresh_from_db()
    assert copy.taken_down_at is not None
    assert client.get(copy.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"allowed": ""}, {"allowed": "maybe"}])
def test_an_empty_or_strange_word_changes_nothing(ward, receiver, client, sent):
    copy, secret = published(ward, receiver)
    assert client.post(page(secret), sent).status_code == 200
    assert Publication.objects.shown().filter(pk=copy.pk).exists()


def test_a_wrong_secret_opens_nothing(ward, receiver, client):
    published(ward, receiver)
    assert client.post(page("x" * 43), {"allowed": "no"}).status_code == 404
    assert Publication.objects.shown().count() == 1


def test_the_senders_own_page_says_what_is_public(ward, receiver, client):
    _petition, secret = accepted(ward, receiver, may_publish=False)
    assert page(secret) in client.get(f"/theo-doi/{secret}/").content.decode()
    copy, secret = published(ward, receiver)
    assert copy.get_absolute_url() in client.get(f"/theo-doi/{secret}/").content.decode()


def test_a_repeated_form_is_one_decision(ward, receiver, client):
    _copy, secret = published(ward, receiver)
    for _again in range(3):
        client.post(page(secret), {"allowed": "no"})
    petition = Petition.objects.get()
    assert kinds(petition).count("petitions.publication_allowed") == 1
    assert petition.changed_at <= timezone.now()

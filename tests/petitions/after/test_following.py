"""Following by mail: nothing before the address is confirmed, each public step once, and an end with one link."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from danvan.accounts.models import Contact
from danvan.errors import NotAllowed, NotThere
from danvan.events.actors import JobActor
from danvan.events.delivery import deliver_due
from danvan.notifications.models import Mail
from danvan.petitions.actions.ask_to_follow import ask_to_follow
from danvan.petitions.actions.confirm_following import confirm_following
from danvan.petitions.actions.end_following import end_following
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.support import support_petition
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.jobs.followers import sweep_followers
from danvan.petitions.links import following_secret
from danvan.petitions.models import Follower, Publication, Support
from danvan.petitions.queries.after import follower_by
from tests.canary import CANARY, traces_in_database
from tests.petitions.after.stages import DAY, SENDER, accepted, answered, publish, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
EMAIL = "theo.doi@danvan.example"
LATER = MORNING + 6 * DAY


@pytest.fixture
def public(ward, receiver):
    """Answered, and read by everyone."""
    petition, _ = answered(ward, receiver)
    publish(petition, receiver)
    return petition


def ask(petition, email=EMAIL, *, language="vi", at=LATER):
    return ask_to_follow(petition.pk, email=email, language=language, by=SENDER, at=at)


def follow(petition, email=EMAIL, **other):
    ask(petition, email, **other)
    follower = Follower.objects.latest("pk")
    return confirm_following(follower.pk, by=SENDER, at=LATER)


def mails(kind):
    return Mail.objects.filter(kind=kind).order_by("pk")


def secret_in(mail):
    return re.search(r"/theo-doi-thu/([^/]+)/", mail.contents()["text"])[1]


def test_asking_sends_a_link_and_nothing_else(public):
    assert ask(public) is None
    (mail,) = mails("petitions.confirm_following")
    follower = Follower.objects.get()
    assert follower_by(secret_in(mail)) == follower
    assert follower.confirmed_at is None


def test_asked_again_the_answer_is_the_same_and_one_mail_a_day_goes_out(public):
    for at in (LATER, LATER + timedelta(hours=1), LATER + DAY):
        assert ask(public, at=at) is None
    assert Follower.objects.count() == 1
    assert mails("petitions.confirm_following").count() == 2


def test_who_follows_already_gets_no_second_link_and_the_same_answer(public):
    follow(public)
    assert ask(public, at=LATER + 2 * DAY) is None
    assert mails("petitions.confirm_following").count() == 1


def test_the_address_stands_nowhere_in_clear(public):
    ask(public, CANARY.email)
    assert traces_in_database(CANARY) == []


def test_the_secret_is_in_no_table(public):
    follower = follow(public)
    secret = following_secret(follower.digest, follower.asked_at)
    stored = " ".join(str(value) for value in Follower.objects.values().get().values())
    assert secret not in stored
    assert follower.secret_hash in stored


@pytest.mark.parametrize("typed", ["", "x", "x" * 43, "x" * 5000, "../../etc/passwd", "'; DROP TABLE x;--"])
def test_a_wrong_link_opens_nothing(public, typed):
    ask(public)
    assert follower_by(typed) is None


def test_what_is_not_public_is_not_followed(ward):
    petition, _ = sent(ward)
    with pytest.raises(NotThere):
        ask(petition)
    assert not Mail.objects.exists()
    assert not Contact.objects.filter(email_index__gt="").exists()


def test_confirming_twice_is_one_confirmation(public):
    first = follow(public)
    again = confirm_following(first.pk, by=SENDER, at=LATER + DAY)
    assert again.confirmed_at == LATER


def test_what_ended_is_not_confirmed_any_more(public):
    ask(public)
    follower = Follower.objects.get()
    end_following(follower.pk, by=SENDER, at=LATER)
    with pytest.raises(NotThere):
        confirm_following(follower.pk, by=SENDER, at=LATER)


@pytest.mark.parametrize("act", [confirm_following, end_following])
def test_no_officer_does_it_in_the_followers_place(public, head, act):
    ask(public)
    with pytest.raises(NotAllowed):
        act(Follower.objects.get().pk, by=head, at=LATER)


def test_who_ended_it_may_follow_again(public):
    follow(public)
    end_following(Follower.objects.get().pk, by=SENDER, at=LATER)
    follow(public, at=LATER + DAY)
    assert Follower.objects.filter(ended_at__isnull=True, confirmed_at__isnull=False).count() == 1


def test_each_public_step_is_told_once_to_each_who_confirmed(public, django_capture_on_commit_callbacks):
    follow(public)
    follow(public, "nguoi.khac@danvan.example", language="en")
    ask(public, "chua.xac.nhan@danvan.example")
    ended = follow(public, "da.thoi@danvan.example")
    end_following(ended.pk, by=SENDER, at=LATER)
    deliver_due(timezone.now() + DAY)
    mails("petitions.followed_step").delete()

    reopen_petition(public.pk, reason="Nắp lại vỡ.", by=SENDER, at=LATER)
    deliver_due(timezone.now() + DAY)
    told = [mail.contents() for mail in mails("petitions.followed_step")]
    assert len(told) == 2
    assert public.reference in told[0]["subject"]
    assert "is being answered anew" in told[1]["subject"]
    assert all(f"/theo-doi-thu/{following_secret(f.digest, f.asked_at)}/thoi/" in text["text"]
               for f, text in zip(Follower.objects.order_by("pk"), told, strict=False))  # fmt: skip


def test_a_step_delivered_twice_is_told_once(public):
    from danvan.events.models import RecordedEvent
    from danvan.petitions.events.after import PetitionReopened
    from danvan.petitions.subscribers.following import tell_followers

    follow(public)
    reopen_petition(public.pk, reason="Nắp lại vỡ.", by=SENDER, at=LATER)
    row = RecordedEvent.objects.get(kind=PetitionReopened.kind)
    event = PetitionReopened(public.reference, public.unit.slug, LATER)
    for _ in range(3):
        tell_followers(event, row.uuid)
    assert mails("petitions.followed_step").count() == 1


def test_the_public_answer_is_told_once_however_often_it_is_corrected(public):
    from uuid import uuid4

    from danvan.petitions.events.publishing import PublicationChanged
    from danvan.petitions.subscribers.following import tell_followers_that_the_answer_can_be_read as tell

    follow(public)
    tell(PublicationChanged(public.reference), uuid4())
    assert not mails("petitions.followed_step").exists()
    public.publication.answer, public.publication.public_answer = public.answers.get(), "Đã thay nắp."
    public.publication.save()
    for _ in range(3):
        tell(PublicationChanged(public.reference), uuid4())
    assert mails("petitions.followed_step").count() == 1


def test_nothing_is_told_once_the_petition_is_no_longer_public(public):
    follow(public)
    Publication.objects.filter(petition=public).update(taken_down_at=LATER)
    reopen_petition(public.pk, reason="Nắp lại vỡ.", by=SENDER, at=LATER)
    deliver_due(timezone.now() + DAY)
    assert not mails("petitions.followed_step").exists()


def test_what_was_never_confirmed_is_swept_after_a_week_and_its_address_erased(public):
    ask(public)
    sweep_followers(LATER + 6 * DAY)
    follower = Follower.objects.select_related("contact").get()
    assert follower.ended_at is None
    assert follower.contact.forgotten_at is None
    sweep_followers(LATER + 8 * DAY)
    follower = Follower.objects.select_related("contact").get()
    assert follower.ended_at == follower.contact.forgotten_at == LATER + 8 * DAY
    assert (follower.contact.sealed, follower.contact.email_index) == ("", "")


def test_who_follows_is_never_swept_and_who_ended_is_erased(public):
    kept = follow(public)
    gone = follow(public, "da.thoi@danvan.example")
    end_following(gone.pk, by=SENDER, at=LATER)
    sweep_followers(LATER + 400 * DAY)
    kept.refresh_from_db()
    assert (kept.ended_at, kept.contact.forgotten_at) == (None, None)
    assert Contact.objects.get(pk=gone.contact_id).forgotten_at is not None


def test_with_the_public_copy_go_followers_and_counts(ward, receiver):
    petition, _ = accepted(ward, receiver)
    publish(petition, receiver)
    follow(petition)
    support_petition(petition.pk, reach=EMAIL, by=SENDER, at=LATER)
    withdraw_petition(petition.pk, by=SENDER, at=LATER)
    sweep_followers(LATER + DAY)
    assert not Support.objects.exists()
    assert Follower.objects.get().contact.forgotten_at is not None


def test_the_job_ends_in_its_own_name(public):
    from danvan.events.models import RecordedEvent

    ask(public)
    end_following(Follower.objects.get().pk, by=JobActor("petitions.followers"), at=LATER)
    assert RecordedEvent.objects.get(kind="petitions.following_ended").actor_id == "petitions.followers"

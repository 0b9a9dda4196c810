"""Settled together: one answer, each its own term, never a chain, never someone else's petition."""

from datetime import timedelta

import pytest

from danvan.deadlines.models import Clock
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.detach import detach_petition
from danvan.petitions.actions.file import file_petition
from danvan.petitions.errors.screening import (
    AttachedToItself,
    MainHasEnded,
    NoSuchMain,
    RestrictedStandsAlone,
    UnitIsConcerned,
)
from danvan.petitions.models import Cooperation, FilingReason
from tests.organisations.cast import member
from tests.petitions.factories import MORNING, a_petition

pytestmark = pytest.mark.django_db


@pytest.fixture
def petitions(ward):
    """Four of one ward."""
    return [a_petition(ward, token=f"form-token-number-{n:03d}", at=MORNING + timedelta(hours=n)) for n in range(4)]


def attached(one, main, by, at=MORNING):
    typed = main if isinstance(main, str) else main.reference
    found = attach_petition(one.pk, main=typed, by=by, at=at)
    one.refresh_from_db()
    return found


def test_it_waits_for_the_answer_of_the_main_one_within_its_own_term(petitions, receiver):
    main, one, *_ = petitions
    due = one.due_at
    attached(one, main, receiver)
    assert (one.state, one.main, one.due_at, one.closed_at) == ("attached", main, due, None)
    clocks = dict(Clock.objects.filter(subject_id=one.pk).values_list("stage", "outcome"))
    assert clocks == {"settle": "", "intake": "done"}


def test_the_main_one_is_unread_again(petitions, receiver):
    main, one, *_ = petitions
    attached(one, main, receiver, at=MORNING + timedelta(days=1))
    main.refresh_from_db()
    assert main.changed_at == MORNING + timedelta(days=1)


def test_a_reference_is_taken_as_it_is_typed(petitions, receiver):
    main, one, *_ = petitions
    attached(one, f"  {main.reference.lower()} ", receiver)
    assert one.main == main


def test_an_accepted_one_may_be_attached_too_and_its_cooperating_units_are_released(petitions, small_city, receiver):
    main, one, *_ = petitions
    accept_petition(one.pk, by=receiver, at=MORNING)
    asked = one.cooperations.create(
        unit=small_city.department, request="?", asked_by=receiver, asked_at=MORNING, due_at=MORNING
    )
    attached(one, main, receiver)
    asked.refresh_from_db()
    assert (one.state, asked.ended_at) == ("attached", MORNING)


def test_attaching_to_an_attached_one_means_its_main_one(petitions, receiver):
    main, one, other, _ = petitions
    attached(one, main, receiver)
    attached(other, one, receiver)
    assert other.main == main


def test_those_attached_to_it_move_with_it(petitions, receiver):
    main, one, follower, _ = petitions
    attached(follower, one, receiver)
    attached(one, main, receiver)
    follower.refresh_from_db()
    assert (follower.state, follower.main) == ("attached", main)
    kinds = RecordedEvent.objects.about(follower).values_list("kind", flat=True)
    assert list(kinds).count("petitions.attached") == 2


def test_attaching_twice_is_one_attachment(petitions, receiver):
    main, one, *_ = petitions
    attached(one, main, receiver)
    attached(one, main, receiver)
    assert RecordedEvent.objects.about(one).filter(kind="petitions.attached").count() == 1


def test_an_attached_one_is_not_moved_to_another(petitions, receiver):
    main, one, other, _ = petitions
    attached(one, main, receiver)
    with pytest.raises(NotAllowed):
        attached(one, other, receiver)
    one.refresh_from_db()
    assert one.main == main


def test_never_to_itself_nor_in_a_circle(petitions, receiver):
    main, one, *_ = petitions
    with pytest.raises(AttachedToItself):
        attached(one, one, receiver)
    attached(one, main, receiver)
    with pytest.raises(AttachedToItself):
        attached(main, one, receiver)


def test_not_to_one_that_has_ended(petitions, receiver):
    main, one, *_ = petitions
    file_petition(main.pk, reason=FilingReason.UNCLEAR, by=receiver, at=MORNING)
    with pytest.raises(MainHasEnded):
        attached(one, main, receiver)


@pytest.mark.parametrize("typed", ["", "H26.PAKN.20260909.9999", "\x00", "x" * 100_000, "1' OR '1'='1"])
def test_a_reference_that_is_none_opens_nothing(petitions, receiver, typed):
    with pytest.raises(NoSuchMain):
        attached(petitions[0], typed, receiver)


def test_a_petition_of_another_unit_is_as_if_it_were_not_there(petitions, small_city, receiver, other_ward_receiver):
    elsewhere = a_petition(small_city.other_ward, token="form-token-of-elsewhere")
    with pytest.raises(NoSuchMain):
        attached(petitions[0], elsewhere, receiver)
    with pytest.raises(NotAllowed):
        attached(petitions[0], elsewhere, other_ward_receiver)


def test_a_restricted_one_stands_alone(petitions, receiver):
    secret, one, *_ = petitions
    secret.contact, secret.restricted, secret.only_reader = None, True, receiver
    secret.save()
    with pytest.raises(RestrictedStandsAlone):
        attached(one, secret, receiver)
    with pytest.raises(RestrictedStandsAlone):
        attached(secret, one, receiver)


def test_a_petition_is_not_attached_to_one_that_the_unit_concerned_settles(small_city, petitions):
    above = member("cap.tren", small_city.committee, "receiver")
    about, main, *_ = petitions
    about.unit, about.about_unit = small_city.committee, small_city.other_ward_committee
    about.save()
    main.unit = small_city.other_ward_committee
    main.save()
    Cooperation.objects.create(
        petition=main, unit=small_city.committee, request="?", asked_by=above, asked_at=MORNING, due_at=MORNING
    )
    with pytest.raises(UnitIsConcerned):
        attached(about, main, above)


def test_detached_it_is_screened_anew_and_its_term_is_the_same(petitions, receiver):
    main, one, *_ = petitions
    due = one.due_at
    attached(one, main, receiver)
    detach_petition(one.pk, by=receiver, at=MORNING + timedelta(days=2))
    one.refresh_from_db()
    assert (one.state, one.main, one.intakes, one.due_at) == ("received", None, 1, due)
    open_clocks = Clock.objects.filter(subject_id=one.pk, closed_at__isnull=True).values_list("stage", flat=True)
    assert set(open_clocks) == {"settle", "intake.1"}
    with pytest.raises(NotAllowed):
        detach_petition(one.pk, by=receiver, at=MORNING)

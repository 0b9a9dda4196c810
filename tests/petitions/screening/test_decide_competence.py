"""The coordinator's word: to a fit unit, by her alone, once."""

from datetime import timedelta

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.decide import decide_competence
from danvan.petitions.errors.screening import MandateNotTheirs, NobodyReceivesThere, UnitIsConcerned
from danvan.petitions.models import TransferReason
from danvan.petitions.passing import most_hops
from danvan.petitions.queries.path import path_of
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.screening.test_transfer_petition import disputed, passed

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute(ward, bodies):
    return disputed(a_petition(ward), bodies)


def test_the_unit_named_screens_it(dispute, bodies, coordinator):
    at = MORNING + timedelta(days=12)
    hop = decide_competence(
        dispute.pk, to=bodies.city.department, mandate=bodies.mandates["department"], by=coordinator, at=at
    )
    dispute.refresh_from_db()
    assert (dispute.state, dispute.unit, dispute.unit_since) == ("received", bodies.city.department, at)
    assert (hop.hop, hop.to_unit, hop.mandate, hop.decided) == (
        4,
        bodies.city.department,
        bodies.mandates["department"],
        True,
    )
    assert RecordedEvent.objects.about(dispute).filter(kind="petitions.decided").count() == 1


def test_she_may_leave_it_with_the_unit_that_passed_it_on_last(dispute, bodies, coordinator):
    decide_competence(dispute.pk, to=dispute.unit, by=coordinator, at=MORNING)
    dispute.refresh_from_db()
    assert (dispute.state, dispute.unit) == ("received", bodies.city.other_ward_committee)


def test_the_path_counts_the_days_at_each_unit_and_with_her(dispute, bodies, coordinator):
    on = MORNING.date()
    assert path_of(dispute, on=on + timedelta(days=10)).days == 2 + 2 + 2 + 2 + 2
    decide_competence(dispute.pk, to=bodies.city.department, by=coordinator, at=MORNING + timedelta(days=11))
    dispute.refresh_from_db()
    path = path_of(dispute, on=on + timedelta(days=40))
    assert (path.waited, path.days, path.disputed) == (3, 11, True)


def test_nobody_else_decides(dispute, bodies, receiver, head, administrator, inspector):
    for person in (receiver, head, administrator, inspector, bodies.receivers["department"]):
        with pytest.raises(NotAllowed):
            decide_competence(dispute.pk, to=bodies.city.department, by=person, at=MORNING)


def test_what_is_not_disputed_she_does_not_decide(ward, bodies, coordinator):
    with pytest.raises(NotAllowed):
        decide_competence(a_petition(ward).pk, to=bodies.city.department, by=coordinator, at=MORNING)


def test_deciding_twice_is_refused(dispute, bodies, coordinator):
    decide_competence(dispute.pk, to=bodies.city.department, by=coordinator, at=MORNING)
    with pytest.raises(NotAllowed):
        decide_competence(dispute.pk, to=bodies.city.inspectorate, by=coordinator, at=MORNING)


def test_the_unit_named_is_fit(dispute, bodies, coordinator):
    with pytest.raises(NobodyReceivesThere):
        decide_competence(dispute.pk, to=bodies.city.office, by=coordinator, at=MORNING)
    with pytest.raises(MandateNotTheirs):
        decide_competence(
            dispute.pk, to=bodies.city.department, mandate=bodies.mandates["committee"], by=coordinator, at=MORNING
        )


def test_never_the_unit_it_is_about(ward, bodies, coordinator):
    petition = a_petition(ward)
    passed(petition, bodies, "committee", reason=TransferReason.CONCERNED)
    for name in ("department", "inspectorate", "other_ward_committee"):
        passed(petition, bodies, name)
    petition.refresh_from_db()
    assert petition.state == "undecided"
    with pytest.raises(UnitIsConcerned):
        decide_competence(petition.pk, to=bodies.city.ward_committee, by=coordinator, at=MORNING)


def test_the_number_of_hops_is_a_rule_with_its_day(law):
    assert most_hops(MORNING) == 3

"""Passing on: at most three hops, on a ground, and the sender's term is never lost."""

from datetime import date, timedelta

import pytest

from danvan.deadlines.models import Clock
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Membership, Role
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.decide import decide_competence
from danvan.petitions.actions.transfer import transfer_petition
from danvan.petitions.errors.screening import (
    CompetenceWasDecided,
    MandateNotTheirs,
    NobodyReceivesThere,
    UnitIsConcerned,
    UnitUnchanged,
)
from danvan.petitions.models import TransferReason
from danvan.petitions.rules.reading import MAY_READ, MAY_SEE_SENDER
from tests.organisations import factories
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.screening.conftest import a_mandate

pytestmark = pytest.mark.django_db
HOPS = ("department", "inspectorate", "other_ward_committee", "committee")
ON = date(2026, 9, 20)


def passed(petition, bodies, name, *, at=MORNING, reason=TransferReason.FIELD, **changes):
    """Passed on to the body by the receiver of the unit that has it."""
    petition.refresh_from_db()
    by = next(u for key, u in bodies.receivers.items() if bodies.unit(key) == petition.unit)
    return transfer_petition(petition.pk, **{**bodies.at(name), "reason": reason, "by": by, "at": at, **changes})


def disputed(petition, bodies):
    for number, name in enumerate(HOPS):
        passed(petition, bodies, name, at=MORNING + timedelta(days=2 * (number + 1)))
    petition.refresh_from_db()
    return petition


def settle(petition):
    return Clock.objects.get(subject_id=petition.pk, stage="settle")


def test_it_waits_to_be_screened_at_the_new_unit(ward, bodies):
    petition = a_petition(ward)
    hop = passed(petition, bodies, "department", at=MORNING + timedelta(days=3), remark=" Thuộc hạ tầng\nđô thị ")
    petition.refresh_from_db()
    assert (petition.state, petition.unit, petition.hops) == ("received", bodies.city.department, 1)
    assert (hop.from_unit, hop.to_unit, hop.days_lost) == (bodies.city.ward_committee, bodies.city.department, 3)
    assert hop.remark == "Thuộc hạ tầng đô thị"


def test_the_sender_s_term_is_one_however_often_it_is_passed_on(ward, bodies):
    petition = a_petition(ward)
    due = petition.due_at
    disputed(petition, bodies)
    decide_competence(petition.pk, to=bodies.city.department, by=_coordinator(bodies), at=MORNING + timedelta(days=9))
    petition.refresh_from_db()
    clock = settle(petition)
    assert petition.due_at == clock.due_at == due
    assert clock.closed_at is None


def test_each_unit_has_an_intake_clock_of_its_own(ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "department", at=MORNING + timedelta(days=1))
    first, second = Clock.objects.filter(subject_id=petition.pk, stage__startswith="intake").order_by("stage")
    assert first.closed_at is not None
    assert (second.started_at, second.closed_at) == (MORNING + timedelta(days=1), None)


def test_an_accepted_petition_may_still_be_passed_on(ward, bodies, receiver):
    petition = a_petition(ward)
    accept_petition(petition.pk, by=receiver, at=MORNING)
    passed(petition, bodies, "department")
    petition.refresh_from_db()
    assert petition.state == "received"


def test_after_three_hops_the_coordinator_decides(ward, bodies):
    petition = disputed(a_petition(ward), bodies)
    assert (petition.state, petition.unit, petition.hops) == ("undecided", bodies.city.other_ward_committee, 4)
    last = petition.transfers.last()
    assert (last.to_unit, last.mandate.unit) == (None, bodies.city.committee)
    kinds = list(RecordedEvent.objects.about(petition).values_list("kind", flat=True))
    assert (kinds.count("petitions.transferred"), kinds.count("petitions.disputed")) == (3, 1)


def test_what_is_disputed_no_unit_passes_on(ward, bodies):
    petition = disputed(a_petition(ward), bodies)
    with pytest.raises(NotAllowed):
        passed(petition, bodies, "department")


def test_the_coordinator_s_word_is_the_last(ward, bodies):
    petition = disputed(a_petition(ward), bodies)
    decide_competence(petition.pk, to=bodies.city.department, by=_coordinator(bodies), at=MORNING)
    with pytest.raises(CompetenceWasDecided):
        passed(petition, bodies, "inspectorate")
    petition.refresh_from_db()
    assert (petition.state, petition.unit) == ("received", bodies.city.department)


def _coordinator(bodies):
    from tests.organisations.cast import member

    return member("dieuphoi", bodies.city.office, Role.COORDINATOR)


def test_the_mandate_is_one_of_the_unit_that_gets_it(ward, bodies):
    petition = a_petition(ward)
    with pytest.raises(MandateNotTheirs):
        passed(petition, bodies, "department", mandate=bodies.mandates["inspectorate"])
    petition.refresh_from_db()
    assert (petition.hops, petition.transfers.count()) == (0, 0)


def test_a_mandate_that_has_ended_is_no_ground(ward, bodies):
    ended = a_mandate(bodies.city.department, 2, valid_to=date(2026, 9, 8))
    with pytest.raises(MandateNotTheirs):
        passed(a_petition(ward), bodies, "department", mandate=ended)


def test_the_unit_that_has_it_does_not_get_it_again(ward, bodies):
    with pytest.raises(UnitUnchanged):
        passed(a_petition(ward), bodies, "ward_committee")


def test_nobody_receives_there_once_the_only_receiver_has_left(ward, bodies):
    petition = a_petition(ward)
    Membership.objects.filter(user=bodies.receivers["department"]).update(valid_to=date(2026, 9, 1))
    with pytest.raises(NobodyReceivesThere):
        passed(petition, bodies, "department")


def test_a_party_body_gets_no_petition(ward, bodies):
    body = factories.unit("Ban Tuyên giáo", kind="party", tier="city")
    with pytest.raises(NobodyReceivesThere):
        passed(a_petition(ward), bodies, "department", to=body, mandate=a_mandate(body))


def test_who_does_not_screen_passes_nothing_on(ward, bodies, handler, other_ward_receiver, coordinator):
    petition = a_petition(ward)
    for person in (handler, other_ward_receiver, coordinator):
        with pytest.raises(NotAllowed):
            passed(petition, bodies, "department", by=person)


def test_a_unit_that_is_concerned_gives_it_up_and_never_sees_it_again(ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "committee", reason=TransferReason.CONCERNED)
    petition.refresh_from_db()
    assert (petition.about_unit, petition.sender_hidden) == (bodies.city.ward_committee, True)
    assert not MAY_READ.allows(bodies.receivers["ward_committee"], petition, on=ON)
    assert MAY_SEE_SENDER.allows(bodies.receivers["committee"], petition, on=ON)
    with pytest.raises(UnitIsConcerned):
        passed(petition, bodies, "ward_committee")


def test_a_room_of_the_unit_concerned_does_not_get_it_either(ward, bodies):
    from tests.organisations.cast import member

    member("tiepnhan.phong", bodies.city.ward_division, Role.RECEIVER)
    to = {"to": bodies.city.ward_division, "mandate": a_mandate(bodies.city.ward_division)}
    with pytest.raises(UnitIsConcerned):
        passed(a_petition(ward), bodies, "committee", reason=TransferReason.CONCERNED, **to)


def test_a_second_unit_concerned_is_kept_out_as_the_first(ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "committee", reason=TransferReason.CONCERNED)
    passed(petition, bodies, "inspectorate", reason=TransferReason.CONCERNED)
    petition.refresh_from_db()
    assert petition.about_unit == bodies.city.ward_committee
    for name in ("committee", "ward_committee"):
        with pytest.raises(UnitIsConcerned):
            passed(petition, bodies, name)


def restricted(ward, reader):
    petition = a_petition(ward)
    petition.contact, petition.restricted, petition.only_reader = None, True, reader
    petition.save()
    return petition


def test_the_one_reader_of_a_restricted_petition_changes_with_its_unit(ward, bodies):
    petition = restricted(ward, bodies.receivers["ward_committee"])
    passed(petition, bodies, "department")
    petition.refresh_from_db()
    assert petition.only_reader == bodies.receivers["department"]
    assert not MAY_READ.allows(bodies.receivers["ward_committee"], petition, on=ON)
    assert MAY_READ.allows(bodies.receivers["department"], petition, on=ON)


def test_a_restricted_petition_in_dispute_is_read_by_one_coordinator(ward, bodies):
    coordinator = _coordinator(bodies)
    petition = disputed(restricted(ward, bodies.receivers["ward_committee"]), bodies)
    assert petition.only_reader == coordinator
    decide_competence(petition.pk, to=bodies.city.department, by=coordinator, at=MORNING)
    petition.refresh_from_db()
    assert petition.only_reader == bodies.receivers["department"]


def test_what_was_attached_to_it_stands_on_its_own_again(ward, bodies):
    from danvan.petitions.actions.attach import attach_petition

    main, copy = a_petition(ward), a_petition(ward, token="the-form-token-of-a-copy")
    by = bodies.receivers["ward_committee"]
    attach_petition(copy.pk, main=main.reference, by=by, at=MORNING)
    passed(main, bodies, "department")
    copy.refresh_from_db()
    assert (copy.state, copy.main, copy.unit) == ("received", None, bodies.city.ward_committee)

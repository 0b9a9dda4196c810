"""Issue: whole, numbered, dated; the clock stops, those settled together are answered too, or it goes on."""

from datetime import datetime, timedelta

import pytest

from danvan.attachments.models import Attachment
from danvan.deadlines.clocks import clock_of
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.set_path import set_path
from danvan.petitions.errors.answering import AnswerChangedMeanwhile, AnswerIncomplete, NoAnswerInTheMaking
from danvan.petitions.errors.screening import NobodyReceivesThere, UnitIsConcerned
from danvan.petitions.models import Answer, Cooperation, Petition
from danvan.petitions.queries.answers import issued_answers
from tests.organisations.cast import CAST, member, play
from tests.petitions.answering.stages import (
    LATER,
    a_mandate,
    a_refusal,
    accepted,
    drafted,
    fresh,
    issued,
    signed,
    submitted,
)
from tests.petitions.factories import HANOI, a_petition

pytestmark = pytest.mark.django_db


def test_issuing_numbers_dates_and_ends_everything(petition, people):
    Cooperation.objects.create(
        petition=petition, unit=people.city.department, request="Cho ý kiến", asked_by=people.handler, asked_at=LATER,
        due_at=LATER,
    )  # fmt: skip
    answer = issued(petition, people)
    petition.refresh_from_db()
    assert (answer.state, answer.number, answer.year, answer.on_time) == ("issued", "01/PAKN", 2026, True)
    assert (answer.issued_at, answer.issued_on, answer.due_at) == (LATER, LATER.date(), petition.due_at)
    assert (petition.state, petition.closed_at) == ("answered", LATER)
    clock = clock_of(petition, petition.settle_stage)
    assert (clock.closed_at, clock.outcome) == (LATER, "done")
    assert not petition.cooperations.filter(ended_at=None).exists()
    event = RecordedEvent.objects.get(kind="petitions.answer_issued")
    assert event.unit_id == people.unit.pk


def test_after_the_due_date_it_is_late_and_still_issued(petition, people):
    late = petition.due_at + timedelta(seconds=1)
    assert issued(petition, people, at=late).on_time is False


def test_the_last_second_is_in_time(petition, people):
    assert issued(petition, people, at=petition.due_at).on_time is True


@pytest.mark.parametrize("who", CAST)
def test_who_may_issue(who, petition, people):
    signed(petition, people)
    person = play(who, people.city)
    if who in {"clerk", "head"}:
        assert issue_answer(petition.pk, by=person, at=LATER).number
    else:
        with pytest.raises(NotAllowed):
            issue_answer(petition.pk, by=person, at=LATER)


@pytest.mark.parametrize("before", [drafted, submitted])
def test_what_is_not_signed_is_not_issued(before, petition, people):
    before(petition, people)
    with pytest.raises(NotAllowed):
        issue_answer(petition.pk, by=people.clerk, at=LATER)
    assert not Answer.objects.filter(state="issued").exists()


def test_issuing_twice_gives_one_number(petition, people):
    issued(petition, people)
    with pytest.raises((NotAllowed, NoAnswerInTheMaking)):
        issue_answer(petition.pk, by=fresh(people.clerk), at=LATER)
    assert list(Answer.objects.values_list("number", flat=True)) == ["01/PAKN"]


LOST = {
    "outcome": {"outcome": ""},
    "text": {"text": ""},
    "blanks": {"text": "Ngày […]"},
    "next_step": {"next_step": ""},
    "competent_body": {"outcome": "refused"},
}


@pytest.mark.parametrize("part", [*LOST, "evidence"])
def test_an_answer_that_lost_a_part_is_not_issued(part, petition, people):
    answer = signed(petition, people)
    if part == "evidence":
        answer.clauses.clear()
    else:
        Answer.objects.filter(pk=answer.pk).update(**LOST[part])
    with pytest.raises(AnswerIncomplete):
        issue_answer(petition.pk, by=people.clerk, at=LATER)
    petition.refresh_from_db()
    assert petition.state == "accepted"
    assert not Answer.objects.filter(state="issued").exists()


def test_the_clerk_issues_what_the_clerk_read(petition, people):
    answer = signed(petition, people)
    with pytest.raises(AnswerChangedMeanwhile):
        issue_answer(petition.pk, revision=answer.revision - 1, by=people.clerk, at=LATER)


def test_numbers_follow_each_other_and_begin_anew_with_the_year(people):
    numbers = []
    for count, year in enumerate((2026, 2026, 2027, 2027)):
        one = accepted(people, token=f"a-form-token-of-a-test-{count}")
        at = LATER if year == 2026 else datetime(2027, 1, 1, 0, 0, 1, tzinfo=HANOI)
        answer = issued(one, people, at=at)
        numbers.append((answer.year, answer.number))
    assert numbers == [(2026, "01/PAKN"), (2026, "02/PAKN"), (2027, "01/PAKN"), (2027, "02/PAKN")]


def test_the_sign_is_the_units_own(petition, people):
    set_path(people.unit.pk, steps=["specialist", "leader"], sign="ubnd-qlđt", by=people.head, at=LATER)
    assert issued(petition, people).number == "01/UBND-QLĐT"
    event = RecordedEvent.objects.get(kind="petitions.answer_issued")
    assert "01/UBND-QLDT" in event.text


def test_nothing_remains_of_an_issue_that_fails(petition, people, monkeypatch):
    from danvan.petitions.actions import issue_answer as file
    from danvan.references.models import Register

    signed(petition, people)

    def fail(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(file, "record", fail)
    with pytest.raises(OSError):
        issue_answer(petition.pk, by=people.clerk, at=LATER)
    assert not Register.objects.exists()
    petition.refresh_from_db()
    assert petition.state == "accepted"


def _attached(main, people, token):
    one = a_petition(people.city.ward, token=token)
    Petition.objects.filter(pk=one.pk).update(state="attached", main=main)
    return one


def test_those_settled_together_are_answered_together(petition, people):
    others = [_attached(petition, people, f"an-attached-form-token-{n}") for n in range(2)]
    answer = issued(petition, people)
    for one in others:
        one.refresh_from_db()
        assert (one.state, one.closed_at) == ("answered", LATER)
        assert clock_of(one, one.settle_stage).outcome == "done"
        assert clock_of(one, one.intake_stage).closed_at == LATER
        assert issued_answers(one) == [answer]
    assert RecordedEvent.objects.filter(kind="petitions.answered_together").count() == 2


def test_in_the_second_round_the_answer_is_a_second_one(petition, people):
    first = issued(petition, people)
    Petition.objects.filter(pk=petition.pk).update(state="accepted", round=2, closed_at=None)
    petition.refresh_from_db()
    from danvan.deadlines.clocks import start_clock

    with_clock = LATER + timedelta(days=3)
    from django.db import transaction

    with transaction.atomic():
        start_clock(
            petition, stage=petition.settle_stage, rule_key="pakn.settle", received_at=with_clock, at=with_clock,
            by=people.receiver,
        )  # fmt: skip
    second = issued(petition, people, text="Đã kiểm tra lại và thay cả khung.", at=with_clock)
    assert [(a.round, a.number) for a in issued_answers(petition)] == [(2, "02/PAKN"), (1, "01/PAKN")]
    assert first.pk != second.pk
    assert clock_of(petition, "settle.2").closed_at == with_clock


def test_a_refusal_hands_over_and_the_term_runs_on(petition, people):
    there = people.city.department
    member("sxd-receiver", there, "receiver")
    due = petition.due_at
    answer = issued(petition, people, draft=a_refusal(there))
    petition.refresh_from_db()
    assert (answer.state, petition.state, petition.unit, petition.due_at) == ("issued", "received", there, due)
    assert clock_of(petition, petition.settle_stage).closed_at is None
    transfer = petition.transfers.get()
    assert (transfer.mandate, transfer.from_unit, transfer.reason) == (answer.competent_mandate, people.unit, "field")
    assert not RecordedEvent.objects.filter(kind="petitions.answer_dropped").exists()


def test_the_unit_that_took_over_answers_in_the_same_round(petition, people):
    there = people.city.department
    worker = member("sxd-one", there, "receiver", "head", "clerk")
    issued(petition, people, draft=a_refusal(there))
    accept_petition(petition.pk, by=worker, at=LATER)
    from dataclasses import replace

    people_there = replace(people, receiver=worker, handler=worker, head=worker, clerk=worker)
    petition.refresh_from_db()
    answer = issued(petition, people_there)
    assert (answer.unit, answer.number, answer.round) == (there, "01/PAKN", 1)


def test_the_third_refusal_goes_to_the_coordinator(petition, people, coordinator):
    there = people.city.department
    member("sxd-receiver", there, "receiver")
    Petition.objects.filter(pk=petition.pk).update(hops=3)
    issued(petition, people, draft=a_refusal(there))
    petition.refresh_from_db()
    assert petition.state == "undecided"
    assert petition.transfers.get().to_unit is None


def test_a_refusal_to_a_body_outside_the_register_ends_the_petition(petition, people):
    issued(petition, people, outcome="refused", competent_body="Công ty điện lực")
    petition.refresh_from_db()
    assert petition.state == "answered"


def test_a_refusal_frees_those_settled_together(petition, people):
    there = people.city.department
    member("sxd-receiver", there, "receiver")
    one = _attached(petition, people, "an-attached-form-token")
    issued(petition, people, draft=a_refusal(there))
    one.refresh_from_db()
    assert (one.state, one.main) == ("received", None)


def test_where_nobody_receives_nothing_is_issued(petition, people):
    signed(petition, people, draft=a_refusal(people.city.department))
    with pytest.raises(NobodyReceivesThere):
        issue_answer(petition.pk, by=people.clerk, at=LATER)
    assert petition.answers.get().state == "signed"


def test_the_unit_complained_about_is_never_handed_the_petition(petition, people):
    there = people.city.department
    member("sxd-receiver", there, "receiver")
    Petition.objects.filter(pk=petition.pk).update(about_unit=there)
    signed(petition, people, draft=a_refusal(there, a_mandate(there)))
    with pytest.raises(UnitIsConcerned):
        issue_answer(petition.pk, by=people.clerk, at=LATER)
    assert petition.answers.get().number == ""


def test_nobody_hands_out_files_of_an_answer_before_it_is_issued(petition, people, client):
    from danvan.petitions.actions.draft_answer import draft_answer
    from danvan.petitions.links import link_secret
    from tests.petitions.answering.stages import WHOLE
    from tests.petitions.answering.test_draft_answer import photo_token

    draft_answer(petition.pk, WHOLE, files_token=photo_token(), revision=0, by=people.handler, at=LATER)
    answer = petition.answers.get()
    (file,) = Attachment.objects.of(answer)
    secret = link_secret("a-form-token-of-a-test")
    address = f"{file.get_absolute_url()}?theo-doi={secret}"
    assert client.get(address).status_code == 404
    Answer.objects.filter(pk=answer.pk).update(
        state="issued", number="1", issued_at=LATER, issued_on=LATER.date(), on_time=True, due_at=LATER
    )
    assert client.get(address).status_code == 200
    assert client.get(file.get_absolute_url()).status_code == 404
    assert client.get(f"{file.get_absolute_url()}?theo-doi={'x' * 43}").status_code == 404


def test_who_was_answered_together_opens_the_evidence_but_not_the_letter(petition, people, client):
    from danvan.petitions.links import link_secret
    from tests.petitions.answering.test_approval import _paper
    from tests.petitions.answering.test_draft_answer import photo_token

    _attached(petition, people, "an-attached-form-token")
    from danvan.petitions.actions.draft_answer import draft_answer
    from danvan.petitions.actions.sign_answer import sign_answer
    from danvan.petitions.actions.submit_answer import submit_answer
    from tests.petitions.answering.stages import WHOLE

    draft_answer(petition.pk, WHOLE, files_token=photo_token(), revision=0, by=people.handler, at=LATER)
    submit_answer(petition.pk, by=people.handler, at=LATER)
    sign_answer(petition.pk, files_token=_paper("ban-ky.pdf"), by=people.head, at=LATER)
    answer = issue_answer(petition.pk, by=people.clerk, at=LATER)
    photo, paper = Attachment.objects.of(answer)
    theirs, own = link_secret("an-attached-form-token"), link_secret("a-form-token-of-a-test")
    seen = {
        (name, who): client.get(f"{file.get_absolute_url()}?theo-doi={secret}").status_code
        for name, file in {"photo": photo, "paper": paper}.items()
        for who, secret in {"own": own, "theirs": theirs}.items()
    }
    assert seen == {
        ("photo", "own"): 200,
        ("photo", "theirs"): 200,
        ("paper", "own"): 200,
        ("paper", "theirs"): 404,
    }

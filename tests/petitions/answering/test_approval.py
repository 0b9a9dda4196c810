"""The way to the signature: each step by its own people, in the unit's order, back with remarks and anew."""

from datetime import date, timedelta

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Membership
from danvan.petitions.actions.pass_answer import pass_answer
from danvan.petitions.actions.return_answer import return_answer
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.errors.answering import (
    AnswerAlreadySigned,
    AnswerChangedMeanwhile,
    NobodySignsToday,
    OneSignedPaper,
    RemarksMissing,
)
from danvan.petitions.models import Petition, SigningDelegation
from danvan.petitions.queries.approval import path_of
from danvan.petitions.queries.finding import readable
from tests.organisations.cast import CAST, member, play
from tests.petitions.answering.stages import LATER, accepted, drafted, fresh, long_path, signed, submitted

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 11)
STEPS = {"room_head": "room_head", "office": "office_head", "leader": "head"}


def test_without_a_choice_the_leader_follows_the_specialist(petition):
    assert path_of(petition, ON) == ["specialist", "leader"]


def test_the_whole_path_is_walked_in_order(petition, people):
    long_path(people.unit)
    answer = submitted(petition, people)
    walked = [answer.waits_for]
    for who in (people.room_head, people.office_head):
        walked.append(pass_answer(petition.pk, by=who, at=LATER).waits_for)
    assert walked == ["room_head", "office", "leader"]
    assert sign_answer(petition.pk, by=people.head, at=LATER).state == "signed"
    assert [p.decision for p in answer.passes.all()] == ["submitted", "passed", "passed", "signed"]


def test_a_step_nobody_fills_is_skipped(petition, people):
    long_path(people.unit)
    assert path_of(Petition(unit=people.unit), ON) == ["specialist", "office", "leader"]
    Membership.objects.filter(user=people.room_head).update(valid_to=ON - timedelta(days=1))
    assert path_of(petition, ON) == ["specialist", "office", "leader"]
    Membership.objects.filter(user=people.office_head).update(valid_to=ON - timedelta(days=1))
    assert path_of(petition, ON) == ["specialist", "leader"]


def test_what_one_person_alone_reads_goes_straight_to_the_leader(people):
    long_path(people.unit)
    assert path_of(Petition(unit=people.unit, room=people.city.ward_division, restricted=True), ON) == [
        "specialist",
        "leader",
    ]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("who", ["receiver", "handler", "room_head", "office_head", "head", "clerk"])
def test_each_step_belongs_to_its_own_people(step, who, petition, people):
    long_path(people.unit)
    _walk_to(step, petition, people)
    act = sign_answer if step == "leader" else pass_answer
    if STEPS[step] == who:
        assert act(petition.pk, by=fresh(getattr(people, who)), at=LATER)
    else:
        with pytest.raises(NotAllowed):
            act(petition.pk, by=fresh(getattr(people, who)), at=LATER)


def _walk_to(step, petition, people):
    answer = submitted(petition, people)
    while answer.waits_for != step:
        answer = pass_answer(petition.pk, by=fresh(getattr(people, STEPS[answer.waits_for])), at=LATER)


@pytest.mark.parametrize("who", [who for who in CAST if who not in {"receiver", "handler", "head"}])
def test_a_stranger_neither_submits_nor_signs_nor_returns(who, petition, people):
    drafted(petition, people)
    person = play(who, people.city)
    with pytest.raises(NotAllowed):
        submit_answer(petition.pk, by=person, at=LATER)
    submit_answer(petition.pk, by=people.handler, at=LATER)
    with pytest.raises(NotAllowed):
        sign_answer(petition.pk, by=person, at=LATER)
    with pytest.raises(NotAllowed):
        return_answer(petition.pk, remarks="Sửa", by=person, at=LATER)


def test_the_office_reads_what_is_on_its_way_and_nothing_else(petition, people):
    long_path(people.unit)
    other = accepted(people, token="another-form-token-of-a-test")
    assert not readable(people.office_head, on=ON).exists()
    submitted(petition, people)
    assert set(readable(fresh(people.office_head), on=ON)) == {petition}
    assert other.pk


@pytest.mark.parametrize("step", STEPS)
def test_returned_from_any_step_it_begins_its_way_anew(step, petition, people):
    long_path(people.unit)
    _walk_to(step, petition, people)
    answer = return_answer(petition.pk, remarks="Nêu rõ ngày thay.", by=fresh(getattr(people, STEPS[step])), at=LATER)
    assert (answer.state, answer.waits_for, answer.step) == ("returned", "", 0)
    drafted(petition, people, text="Đã thay ngày 10/9.")
    assert submit_answer(petition.pk, by=fresh(people.handler), at=LATER).waits_for == "room_head"


def test_who_returns_says_why(petition, people):
    submitted(petition, people)
    with pytest.raises(RemarksMissing):
        return_answer(petition.pk, remarks=" \n", by=people.head, at=LATER)
    assert petition.answers.get().state == "in_approval"


def test_the_drafter_takes_it_back_but_a_colleague_does_not(petition, people):
    submitted(petition, people)
    with pytest.raises(NotAllowed):
        return_answer(petition.pk, remarks="Rút lại", by=people.receiver, at=LATER)
    assert return_answer(petition.pk, remarks="Rút lại", by=fresh(people.handler), at=LATER).state == "returned"


def test_a_signature_is_recalled_with_all_its_marks(petition, people):
    signed(petition, people)
    with pytest.raises(NotAllowed):
        return_answer(petition.pk, remarks="Sai ngày", by=fresh(people.handler), at=LATER)
    answer = return_answer(petition.pk, remarks="Sai ngày", by=fresh(people.clerk), at=LATER)
    assert (answer.state, answer.signed_by, answer.signed_at, answer.signing_form) == ("returned", None, None, "")


def test_nobody_signs_twice_and_nobody_after_another(petition, people):
    second = member("w-second-head", people.unit, "head")
    signed(petition, people)
    for who in (people.head, second):
        with pytest.raises(AnswerAlreadySigned):
            sign_answer(petition.pk, by=fresh(who), at=LATER)
    assert RecordedEvent.objects.filter(kind="petitions.answer_signed").count() == 1


def test_one_person_may_draft_approve_and_sign_and_the_trail_says_so(people):
    alone = member("w-alone", people.unit, "receiver", "head", "clerk")
    petition = accepted(people, room=False)
    from tests.petitions.answering.stages import WHOLE, Draft, draft_answer, law_clause

    whole = Draft(outcome=WHOLE.outcome, text=WHOLE.text, next_step=WHOLE.next_step, clauses=(law_clause(),))
    draft_answer(petition.pk, whole, revision=0, by=alone, at=LATER)
    submit_answer(petition.pk, by=alone, at=LATER)
    answer = sign_answer(petition.pk, by=alone, at=LATER)
    assert answer.drafted_by == answer.signed_by == alone
    rows = RecordedEvent.objects.about(petition).filter(kind__startswith="petitions.answer_")
    assert {row.actor_id for row in rows} == {str(alone.pk)}


def test_what_was_read_is_what_is_approved(petition, people):
    answer = submitted(petition, people)
    with pytest.raises(AnswerChangedMeanwhile):
        sign_answer(petition.pk, revision=answer.revision + 1, by=people.head, at=LATER)
    assert sign_answer(petition.pk, revision=answer.revision, by=people.head, at=LATER).state == "signed"


def test_where_nobody_may_sign_nothing_is_submitted(petition, people):
    Membership.objects.filter(user=people.head).update(valid_to=ON - timedelta(days=1))
    drafted(petition, people)
    with pytest.raises(NobodySignsToday):
        submit_answer(petition.pk, by=people.handler, at=LATER)


def test_a_step_that_lost_its_people_is_taken_back(petition, people):
    long_path(people.unit)
    submitted(petition, people)
    Membership.objects.filter(user=people.room_head).update(valid_to=ON - timedelta(days=1))
    with pytest.raises(NotAllowed):
        pass_answer(petition.pk, by=fresh(people.room_head), at=LATER)
    return_answer(petition.pk, remarks="Trưởng phòng đã chuyển", by=fresh(people.handler), at=LATER)
    assert submit_answer(petition.pk, by=fresh(people.handler), at=LATER).waits_for == "office"


def _delegation(people, user, **changes):
    days = {"valid_from": ON, "valid_to": ON}
    return SigningDelegation.objects.create(
        unit=people.unit, user=user, title="Phó Chủ tịch", basis="QĐ 12", **{"form": "KT", **days, **changes}
    )


@pytest.mark.parametrize("form", ["KT", "TL", "TUQ"])
def test_a_delegate_signs_in_the_heads_place_on_its_days(form, petition, people):
    deputy = member("w-deputy", people.unit, "handler")
    submitted(petition, people)
    _delegation(people, deputy, form=form)
    answer = sign_answer(petition.pk, by=deputy, at=LATER)
    assert (answer.signing_form, answer.signed_by) == (form, deputy)
    row = RecordedEvent.objects.get(kind="petitions.answer_signed")
    assert row.on_behalf_of == f"{form}:unit:{people.unit.pk}"


@pytest.mark.parametrize(
    "days",
    [
        {"valid_from": ON + timedelta(days=1), "valid_to": ON + timedelta(days=9)},
        {"valid_from": ON - timedelta(days=9), "valid_to": ON - timedelta(days=1)},
        {"ended_on": ON},
    ],
    ids=["before it begins", "after it ended", "taken back"],
)
def test_outside_its_days_a_delegation_signs_nothing(days, petition, people):
    deputy = member("w-deputy", people.unit, "handler")
    submitted(petition, people)
    _delegation(people, deputy, **days)
    with pytest.raises(NotAllowed):
        sign_answer(petition.pk, by=deputy, at=LATER)


def test_a_delegate_from_the_office_opens_what_he_signs(petition, people):
    assert not readable(people.office_head, on=ON).exists()
    _delegation(people, people.office_head, form="TL")
    assert petition in readable(fresh(people.office_head), on=ON)


def _paper(*names):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from danvan.attachments.uploads import FROM_STAFF, new_token, stage
    from tests.petitions.answering.stages import SCAN

    token = new_token()
    files = [SimpleUploadedFile(name, SCAN + name.encode() + b"\n%%EOF\n") for name in names]
    stage(files, token, at=LATER, accepts=FROM_STAFF)
    return token


def test_a_paper_signed_by_hand_is_attached_and_is_no_evidence(petition, people):
    from danvan.petitions.queries.answers import evidence_of

    submitted(petition, people)
    answer = sign_answer(petition.pk, files_token=_paper("ban-ky.pdf"), by=people.head, at=LATER)
    evidence = evidence_of([answer])[answer.pk]
    assert (evidence.files, evidence.paper) == ([], answer.signed_paper)
    back = return_answer(petition.pk, remarks="Sai", by=fresh(people.head), at=LATER)
    assert back.signed_paper is None
    assert evidence_of([back])[back.pk].files == []


def test_of_two_papers_nobody_knows_which_is_signed(petition, people):
    submitted(petition, people)
    with pytest.raises(OneSignedPaper):
        sign_answer(petition.pk, files_token=_paper("mot.pdf", "hai.pdf"), by=people.head, at=LATER)
    assert petition.answers.get().state == "in_approval"

"""The draft: one a round, never over another's saving, and what it still lacks is named."""

from dataclasses import replace

import pytest

from danvan.attachments.models import Attachment
from danvan.attachments.uploads import FROM_STAFF, adopt, new_token, stage
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.legislation.models import Document
from danvan.petitions.actions.draft_answer import Draft, draft_answer
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.errors.answering import AnswerChangedMeanwhile, AnswerIncomplete
from danvan.petitions.errors.screening import MandateNotTheirs, UnitUnchanged
from danvan.petitions.models import Answer, FieldCheck
from danvan.petitions.queries.answers import evidence_of, missing_parts
from tests.attachments.factories import picture
from tests.organisations.cast import CAST, play
from tests.petitions.answering.stages import (
    LATER,
    WHOLE,
    a_mandate,
    a_refusal,
    accepted,
    drafted,
    fresh,
    law_clause,
    submitted,
)

pytestmark = pytest.mark.django_db


def photo_token(at=LATER, *, name="anh.jpg"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    token = new_token()
    stage([SimpleUploadedFile(name, picture(), content_type="image/jpeg")], token, at=at, accepts=FROM_STAFF)
    return token


def test_the_first_saving_begins_the_answer_and_the_next_changes_it(petition, people):
    first = draft_answer(petition.pk, Draft(text="Đang kiểm tra."), revision=0, by=people.handler, at=LATER)
    assert (first.state, first.revision, first.round, first.unit_id) == ("draft", 1, 1, people.unit.pk)
    again = draft_answer(petition.pk, Draft(text="Đã kiểm tra."), revision=1, by=people.receiver, at=LATER)
    assert (again.pk, again.revision, again.text) == (first.pk, 2, "Đã kiểm tra.")


def test_the_same_words_saved_twice_are_one_saving(petition, people):
    for _ in range(2):
        answer = draft_answer(petition.pk, WHOLE, revision=0, by=people.handler, at=LATER)
    assert answer.revision == 1
    assert RecordedEvent.objects.filter(kind="petitions.answer_drafted").count() == 1
    assert not RecordedEvent.objects.filter(kind="petitions.answer_saved").exists()


def test_saving_over_a_newer_revision_overwrites_nothing(petition, people):
    draft_answer(petition.pk, Draft(text="Bản một"), revision=0, by=people.handler, at=LATER)
    draft_answer(petition.pk, Draft(text="Bản hai"), revision=1, by=people.receiver, at=LATER)
    token = photo_token()
    with pytest.raises(AnswerChangedMeanwhile):
        draft_answer(
            petition.pk, Draft(text="Bản cũ", clauses=(law_clause(),)), files_token=token, revision=1,
            by=people.handler, at=LATER,
        )  # fmt: skip
    answer = petition.answers.get()
    assert (answer.text, answer.revision, answer.clauses.count()) == ("Bản hai", 2, 0)
    assert not Attachment.objects.of(answer).exists()


def test_two_who_begin_at_once_make_one_answer(petition, people):
    draft_answer(petition.pk, Draft(text="Của người thứ nhất"), revision=0, by=people.handler, at=LATER)
    with pytest.raises(AnswerChangedMeanwhile):
        draft_answer(petition.pk, Draft(text="Của người thứ hai"), revision=0, by=people.receiver, at=LATER)
    assert petition.answers.get().text == "Của người thứ nhất"


def test_words_are_never_in_the_trail(petition, people):
    drafted(petition, people, text="Xyzzy bí mật", next_step="Xyzzy", competent_body="Xyzzy")
    assert not [row for row in RecordedEvent.objects.all() if "xyzzy" in row.text.lower()]


@pytest.mark.parametrize("who", CAST)
def test_who_may_draft(who, petition, people):
    person = play(who, people.city)
    if who in {"receiver", "handler", "head"}:
        assert draft_answer(petition.pk, WHOLE, revision=0, by=person, at=LATER).pk
    else:
        with pytest.raises(NotAllowed):
            draft_answer(petition.pk, WHOLE, revision=0, by=person, at=LATER)


def test_what_is_not_accepted_has_no_answer(people):
    from tests.petitions.factories import a_petition

    with pytest.raises(NotAllowed):
        draft_answer(a_petition(people.city.ward).pk, WHOLE, revision=0, by=people.handler, at=LATER)


def test_nobody_writes_on_it_while_it_waits_for_approval(petition, people):
    submitted(petition, people)
    with pytest.raises(NotAllowed):
        draft_answer(petition.pk, replace(WHOLE, text="Khác"), revision=1, by=fresh(people.handler), at=LATER)


LACKS = {
    "outcome": {"outcome": ""},
    "text": {"text": " \n "},
    "blanks": {"text": "Ngày […] đã kiểm tra."},
    "evidence": {"clauses": ()},
    "next_step": {"next_step": ""},
    "competent_body": {"outcome": "refused"},
}


@pytest.mark.parametrize("part", LACKS)
def test_each_missing_part_is_named_and_stops_the_submission(part, petition, people):
    answer = drafted(petition, people, **LACKS[part])
    assert missing_parts(answer) == [part]
    with pytest.raises(AnswerIncomplete) as refused:
        submit_answer(petition.pk, by=people.handler, at=LATER)
    assert refused.value.params["parts"]
    assert petition.answers.get().state == "draft"


def test_a_refusal_to_a_unit_of_the_register_cites_its_function(petition, people):
    there = people.city.department
    answer = drafted(petition, people, draft=Draft(**{**_columns(a_refusal(there)), "competent_mandate": None}))
    assert missing_parts(answer) == ["evidence", "competent_mandate"]
    # The clause on which the function rests is the evidence of a refusal.
    answer = drafted(petition, people, draft=a_refusal(there))
    assert missing_parts(answer) == []
    assert [c.pk for c in evidence_of([answer])[answer.pk].clauses] == [answer.competent_mandate.basis_id]


def _columns(draft):
    return {name: getattr(draft, name) for name in Draft.__dataclass_fields__}


def test_a_body_outside_the_register_is_enough(petition, people):
    answer = drafted(petition, people, outcome="refused", competent_body="Công ty điện lực")
    assert missing_parts(answer) == []


def test_the_own_unit_is_never_the_competent_one(petition, people):
    with pytest.raises(UnitUnchanged):
        drafted(petition, people, draft=a_refusal(people.unit))


def test_the_function_cited_is_one_of_the_competent_unit(petition, people):
    wrong = a_refusal(people.city.department, a_mandate(people.city.other_ward_committee))
    with pytest.raises(MandateNotTheirs):
        drafted(petition, people, draft=wrong)


def test_a_whole_document_is_listed_when_it_is_first_cited(petition, people):
    document = Document.objects.get(slug="luat-06-2022-qh15")
    answer = drafted(petition, people, clauses=(document,))
    assert [c.article.document for c in answer.clauses.all()] == [document]
    drafted(petition, people, clauses=(document,), text="Khác.")
    assert RecordedEvent.objects.filter(kind="legislation.clause-listed", actor_kind="user").count() == 1


def test_a_file_is_evidence_until_it_is_taken_out(petition, people):
    draft_answer(petition.pk, WHOLE, files_token=photo_token(), revision=0, by=people.handler, at=LATER)
    answer = petition.answers.get()
    assert missing_parts(answer) == []
    (file,) = evidence_of([answer])[answer.pk].files
    draft_answer(petition.pk, replace(WHOLE, taken_out=(file,)), revision=1, by=people.handler, at=LATER)
    assert missing_parts(answer) == ["evidence"]


def test_a_file_of_something_else_is_not_taken_out(petition, people):
    draft_answer(petition.pk, WHOLE, files_token=photo_token(), revision=0, by=people.handler, at=LATER)
    (file,) = evidence_of([petition.answers.get()])[petition.answers.get().pk].files
    other = accepted(people, token="another-form-token-of-a-test")
    draft_answer(other.pk, replace(WHOLE, taken_out=(file,)), revision=0, by=people.handler, at=LATER)
    file.refresh_from_db()
    assert file.removed_at is None


def test_a_photo_of_the_field_check_goes_out_with_the_answer(petition, people):
    from django.db import transaction

    check = FieldCheck.objects.create(petition=petition, moment="after", finding="Đã thay", by=people.handler, at=LATER)
    with transaction.atomic():
        (photo,) = adopt(photo_token(), check, by=people.handler, at=LATER)
    for _ in range(2):
        draft_answer(petition.pk, replace(WHOLE, photos=(photo,)), revision=0, by=people.handler, at=LATER)
    answer = Answer.objects.get()
    (copy,) = evidence_of([answer])[answer.pk].files
    assert (copy.sha256, copy.key != photo.key) == (photo.sha256, True)
    assert missing_parts(answer) == []

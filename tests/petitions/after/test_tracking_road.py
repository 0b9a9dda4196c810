"""The sender reads the whole road in plain words: oldest first, ending with what comes; nothing due that is closed."""

import pytest
from django.db import transaction
from django.utils import translation

from danvan.events.recording import record
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether, AnswerIssued, AnswerSaved
from danvan.petitions.events.handling import FieldChecked, NoteWritten, TermExtended
from danvan.petitions.events.publishing import PetitionPublished, PublicationTakenDown
from danvan.petitions.events.receiving import PetitionDueDateMoved
from danvan.petitions.events.screening import (
    CompetenceDecided,
    CompetenceDisputed,
    PetitionAttached,
    PetitionDetached,
    PetitionFiled,
    PetitionTransferred,
)
from danvan.petitions.lifecycle import CLOSED, State
from danvan.petitions.models import Petition
from danvan.petitions.pages.road import public_steps
from tests.petitions.after.stages import DAY, SENDER, accepted, answered, filed, reopened, sent
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + 2 * DAY


def tell(petition, *events, by=SENDER):
    with transaction.atomic():
        for event in events:
            record(event, about=petition, by=by, at=LATER)


def said(petition, language="en"):
    with translation.override(language):
        return public_steps(petition)


def every_event(ref, ours, theirs):
    """One of each that the sender is told of, besides those of the actions themselves."""
    return [
        CompetenceDisputed(ref, 4, ours, "field", 1),
        CompetenceDecided(ref, theirs),
        PetitionTransferred(ref, 1, ours, theirs, "field", 1),
        FieldChecked(ref, "before", 2),
        TermExtended(ref, "sender_papers", LATER),
        PetitionDueDateMoved(ref, LATER, LATER),
        PetitionAttached(ref, "H26.PAKN.20260909.0099"),
        PetitionDetached(ref, "H26.PAKN.20260909.0099"),
        AnswerIssued(ref, ours, 1, "settled", "0042/UBND-PAKN", True),
        AnsweredTogether(ref, "H26.PAKN.20260909.0099"),
        AnsweredElsewhere(ref, "ihanoi"),
        PetitionFiled(ref, ours, "unclear"),
        PetitionPublished(ref, 0, "2026-11"),
        PublicationTakenDown(ref, True),
    ]


@pytest.mark.parametrize("state", State)
def test_every_state_ends_with_what_comes(ward, state):
    petition, _ = sent(ward)
    main, _ = sent(ward)
    petition.state, petition.main = state.value, main
    last = said(petition)[-1]
    assert last.state == "next"
    assert last.at is None
    assert last.title


def test_the_road_is_told_oldest_first(ward, receiver):
    petition, _ = reopened(ward, receiver)
    steps = said(petition)
    done = [step for step in steps if step.state == "done"]
    assert [step.at for step in done] == sorted(step.at for step in done)
    assert [step.title for step in done] == [
        "Received, reference given",
        "Accepted for settlement",
        "You rated the answer",
        "Reopened at your word",
    ]
    assert [step.state for step in steps[len(done) :]] == ["now", "next"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_step_has_words_without_codes_or_holes(ward, small_city, language):
    petition, _ = sent(ward)
    ours, theirs = small_city.ward_committee, small_city.department
    events = every_event(petition.reference, ours.slug, theirs.slug)
    tell(petition, *events)
    steps = said(petition, language)
    assert len([step for step in steps if step.state == "done"]) == len(events) + 1
    words = " ".join(f"{step.title} {step.text}" for step in steps)
    assert theirs.name in words
    for code in (ours.slug, theirs.slug, "%(", "unclear", "sender_papers", "ihanoi", "publication"):
        assert code not in words


def test_what_is_among_officers_is_not_told(ward):
    petition, _ = sent(ward)
    before = len(said(petition))
    tell(petition, NoteWritten(petition.reference), AnswerSaved(petition.reference, 3))
    assert len(said(petition)) == before


def test_the_road_takes_two_queries_however_long(ward, small_city, django_assert_num_queries):
    petition, _ = sent(ward)
    event = PetitionTransferred(
        petition.reference, 1, small_city.ward_committee.slug, small_city.department.slug, "field", 1
    )
    tell(petition, *[event] * 20)
    with django_assert_num_queries(2):
        said(petition)


def test_a_petition_that_moved_names_the_office_that_has_it_now(ward, small_city):
    petition, _ = sent(ward)
    petition.unit = small_city.department
    assert any(step.state == "now" and small_city.department.name in step.title for step in said(petition))


@pytest.mark.parametrize("stage", ["filed", "withdrawn"])
def test_what_is_not_pursued_shows_no_clock(client, ward, receiver, stage):
    petition, secret = filed(ward, receiver) if stage == "filed" else sent(ward)
    if stage == "withdrawn":
        withdraw_petition(petition.pk, by=SENDER, at=LATER)
    assert client.get(f"/theo-doi/{secret}/").context["clock"] is None


def test_what_is_answered_says_when_it_was_due(client, ward, receiver):
    _, secret = answered(ward, receiver)
    client.cookies["danvan_language"] = "en"
    page = client.get(f"/theo-doi/{secret}/")
    assert page.context["clock"].closed
    assert "It was due by the end of" in page.content.decode()
    assert "Due: end of" not in page.content.decode()


def test_what_is_reopened_shows_the_new_term(client, ward, receiver):
    petition, secret = reopened(ward, receiver)
    page = client.get(f"/theo-doi/{secret}/")
    assert not page.context["clock"].closed
    assert petition.round == 2


@pytest.mark.parametrize("state", State)
def test_every_state_opens_in_both_languages(client, ward, receiver, state):
    petition, secret = accepted(ward, receiver)
    main, _ = sent(ward)
    Petition.objects.filter(pk=petition.pk).update(
        state=state.value,
        main=main if state is State.ATTACHED else None,
        closed_at=LATER if state in CLOSED else None,
        filing_reason="unclear",
    )
    for language in ("vi", "en"):
        client.cookies["danvan_language"] = language
        page = client.get(f"/theo-doi/{secret}/")
        assert page.status_code == 200
        assert ("/rut/" in page.content.decode()) is (state not in CLOSED)

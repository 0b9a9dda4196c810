"""Petitions after the answer, set down with their clocks as the road leaves them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from danvan.events.actors import LinkHolder
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.ending import DONE, DROPPED, close, end_intake, end_settlement
from danvan.petitions.lifecycle import AnswerState, State
from danvan.petitions.links import link_secret, new_form_token
from danvan.petitions.models import Answer, FilingReason, Outcome, Petition, Publication, Score
from tests.petitions.factories import MORNING, a_petition

SENDER = LinkHolder()
DAY = timedelta(days=1)
MAIL = "nguoi.gui@danvan.example"


def sent(ward: Any, **written: Any) -> tuple[Petition, str]:
    """A petition and the secret of its link."""
    token = new_form_token()
    return a_petition(ward, token=token, **written), link_secret(token)


def accepted(ward: Any, receiver: Any, **written: Any) -> tuple[Petition, str]:
    """Accepted an hour after it came."""
    petition, secret = sent(ward, **written)
    return accept_petition(petition.pk, by=receiver, at=MORNING + DAY / 24), secret


def answer(petition: Petition, by: Any, *, at: datetime) -> Answer:
    """Issue an answer of the present round, with whoever is settled together."""
    with transaction.atomic():
        end_intake(petition, by=by, at=at)
        end_settlement(petition, by=by, at=at, outcome=DONE)
        close([petition], State.ANSWERED, at=at)
        return Answer.objects.create(
            petition=petition,
            round=petition.round,
            unit=petition.unit,
            state=AnswerState.ISSUED.value,
            outcome=Outcome.SETTLED,
            text="Đã thay nắp cống ngày 14/9.",
            next_step="Không còn việc phải làm.",
            drafted_by=by,
            drafted_at=at,
            number=f"{petition.pk:02d}/UBND-PAKN" if petition.round == 1 else f"{petition.pk:02d}.2/UBND-PAKN",
            issued_at=at,
            issued_on=at.date(),
            due_at=petition.due_at,
            on_time=True,
            **({"year": at.year} if hasattr(Answer, "year") else {}),
        )


def answered(ward: Any, receiver: Any, **written: Any) -> tuple[Petition, str]:
    """Accepted, and answered five days after it came."""
    petition, secret = accepted(ward, receiver, **written)
    answer(petition, receiver, at=MORNING + 5 * DAY)
    return petition, secret


def filed(ward: Any, receiver: Any, **written: Any) -> tuple[Petition, str]:
    """Filed without settlement an hour after it came."""
    petition, secret = sent(ward, **written)
    at = MORNING + DAY / 24
    with transaction.atomic():
        end_intake(petition, by=receiver, at=at)
        end_settlement(petition, by=receiver, at=at, outcome=DROPPED)
        petition.filing_reason = FilingReason.UNCLEAR
        close([petition], State.FILED, at=at)
    return petition, secret


def reopened(ward: Any, receiver: Any, **written: Any) -> tuple[Petition, str]:
    """Rated "not satisfied" and reopened six days after it came."""
    petition, secret = answered(ward, receiver, **written)
    at = MORNING + 6 * DAY
    rate_answer(petition.pk, round=1, score=Score.DISSATISFIED, reason="Nắp lại vỡ.", by=SENDER, at=at)
    reopen_petition(petition.pk, reason="Nắp mới thay lại vỡ.", by=SENDER, at=at)
    petition.refresh_from_db()
    return petition, secret


def publish(petition: Petition, by: Any, *, at: datetime = MORNING, **columns: Any) -> Publication:
    """The redacted copy everyone may read."""
    publication = Publication(
        petition=petition,
        public_title="Nắp cống vỡ",
        public_text="Nắp cống vỡ một góc.",
        consent_version="2026-11",
        published_at=at,
        published_by=by,
        **columns,
    )
    publication.refold(petition.reference)
    publication.save()
    return publication

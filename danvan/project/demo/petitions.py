"""A handful of petitions in the project's own sentences, sent over the last weeks."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.actors import LinkHolder
from danvan.organisations.models import Territory
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.submit import Submission, submit_petition
from danvan.petitions.consent import CURRENT
from danvan.petitions.making import Person, Written
from danvan.petitions.models import Kind, Topic

FILE = Path(__file__).parent / "petitions.csv"


def make_petitions() -> None:
    """Send each petition of the file once; some are already accepted."""
    now = timezone.now()
    with FILE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            _send(row, token=form_token(number), now=now)


def _send(row: dict[str, str], *, token: str, now: datetime) -> None:
    received = now - timedelta(days=int(row["days_ago"]), hours=int(row["hour"]) % 5)
    petition = submit_petition(_submission(row), form_token=token, files_token="", by=LinkHolder(), at=received)
    if row["accepted_by"] and petition.state == "received":
        officer = User.objects.get(code=row["accepted_by"])
        accept_petition(petition.pk, by=officer, at=received + timedelta(hours=3))


def _submission(row: dict[str, str]) -> Submission:
    written = Written(
        kind=Kind(row["kind"]),
        title=row["title"],
        content=row["content"],
        topic=Topic.objects.get(slug=row["topic"]),
        territory=Territory.objects.get(slug=row["ward"], valid_to__isnull=True),
        place=row["place"],
        may_publish=True,
        consent_version=CURRENT,
    )
    return Submission(written, Person(row["name"], row["phone"]))


def form_token(number: int) -> str:
    """The token of the form that sent the petition of this row."""
    return f"demonstration-petition-{number:04d}"

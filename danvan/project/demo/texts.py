"""A text that waits for review in the library: a plan not yet numbered, so that a reviewer has something to do."""

import hashlib
from pathlib import Path

from django.utils import timezone

from danvan.events.actors import JobActor
from danvan.legislation.actions.start_import import start_import
from danvan.legislation.reading.reader import read_file

PLAN = Path(__file__).with_name("plan_to_review.txt")


def make_texts() -> None:
    """One draft; reading the same file again gives the same draft."""
    content = PLAN.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    start_import(read_file(content), digest, by=JobActor("project.demo"), at=timezone.now())

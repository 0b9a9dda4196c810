"""A plan that was read from a file and waits until its keeper has looked it over; the project's own sentences."""

import hashlib
from pathlib import Path

from django.utils import timezone

from danvan.accounts.models import User
from danvan.plans.actions.start_import import start_import
from danvan.plans.models import PlanDraft
from danvan.plans.reading.reader import read_plan

FILE = Path(__file__).parent / "plan_to_review.txt"


def make_plan_review() -> None:
    """Read the file once, as the coordinator would send it in."""
    if PlanDraft.objects.exists():
        return
    content = FILE.read_bytes()
    by, digest = User.objects.get(code="dieuphoi"), hashlib.sha256(content).hexdigest()
    start_import(read_plan(content), digest, file_name="ke-hoach-minh-hoa.txt", by=by, at=timezone.now())

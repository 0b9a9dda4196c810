"""A place for files of its own, and an owner that answers for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Q

from danvan.accounts.models import User
from danvan.attachments import owners
from danvan.permissions.rule import Rule


@pytest.fixture(autouse=True)
def files_folder(settings: Any, tmp_path: Path) -> Path:
    """Every test keeps its files apart."""
    settings.ATTACHMENTS = tmp_path / "attachments"
    return tmp_path / "attachments"


@dataclass
class Registration:
    """What the owner's area would answer; a test turns the knobs."""

    readers: set[int] = field(default_factory=set)
    public: bool = False
    link: str = ""


KNOBS = Registration()


def _reads(actor: Any, _obj: object = None, *, on: date) -> bool:
    return actor.pk in KNOBS.readers


READS = Rule("tests.attachments.reads", enters=_reads, allows=_reads, selects=lambda actor, *, on: Q(pk__in=[]))


@pytest.fixture
def registered() -> Iterator[Registration]:
    """Users stand in for cases: they own files here."""
    KNOBS.readers, KNOBS.public, KNOBS.link = set(), False, ""
    before = dict(owners._OWNERS)
    owners.register_owner(
        User,
        READS,
        public=lambda owner, attachment: KNOBS.public,
        allows=lambda request, attachment: bool(KNOBS.link) and request.COOKIES.get("link") == KNOBS.link,
    )
    yield KNOBS
    owners._OWNERS.clear()
    owners._OWNERS.update(before)

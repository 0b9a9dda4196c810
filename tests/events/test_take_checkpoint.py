"""The daily seal: one file and one row, once a day, over what moved and over all."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from danvan.errors import NotAllowed
from danvan.events import paging
from danvan.events.actions.take_checkpoint import take_checkpoint
from danvan.events.audit.verify import verify
from danvan.events.errors import CheckpointsOutOfOrder
from danvan.events.heads_file import read_heads
from danvan.events.merkle import leaf, root_of
from danvan.events.models import ChainHead, Checkpoint
from tests.events.factories import JOB, NOON, TODAY, checkpoint, paint, subject

pytestmark = pytest.mark.django_db


def moved(checkpoints, day: str) -> list[tuple[str, int, int]]:
    return [head[:3] for head in read_heads(checkpoints / f"{day}.heads")]


def test_row_and_file_say_the_same(checkpoints):
    for number in range(1, 6):
        paint("a", "b", about=subject(number))
    row = checkpoint()
    said = json.loads((checkpoints / "2026-11-24.json").read_text())
    assert (said["number"], said["events"], said["chains"], said["moved"]) == (1, 10, 5, 5)
    assert (said["root"], said["seal"]) == (row.root, row.seal)
    heads = ChainHead.objects.filter(subject_type="tests.thing").order_by("subject_id")
    assert row.root == root_of(leaf(bytes.fromhex(head.hash)) for head in heads).hex()


def test_the_second_file_holds_only_what_moved_and_names_the_first_root(checkpoints):
    for number in (1, 2, 3):
        paint("a", about=subject(number))
    first = checkpoint()
    paint("b", about=subject(2))
    second = checkpoint(1)
    # the first checkpoint has a chain of its own since then
    assert moved(checkpoints, "2026-11-25") == [("danvan_events.checkpoint", first.pk, 1), ("tests.thing", 2, 2)]
    assert (second.number, second.previous_root, second.chains) == (2, first.root, 4)


def test_a_second_call_of_the_day_changes_nothing(checkpoints):
    paint("a")
    first = checkpoint()
    before = (checkpoints / "2026-11-24.json").read_bytes()
    paint("b")
    assert checkpoint() == first
    assert Checkpoint.objects.count() == 1
    assert (checkpoints / "2026-11-24.json").read_bytes() == before


def test_a_day_that_passed_is_not_sealed_afterwards():
    checkpoint(1)
    with pytest.raises(CheckpointsOutOfOrder):
        take_checkpoint(TODAY, by=JOB, at=NOON)


def test_files_left_waiting_by_a_crash_are_published_by_the_next_call(checkpoints):
    paint("a")
    take_checkpoint(TODAY, by=JOB, at=NOON)  # its commit is never followed by the publishing
    assert not (checkpoints / "2026-11-24.json").exists()
    take_checkpoint(TODAY, by=JOB, at=NOON + timedelta(hours=1))
    assert sorted(path.name for path in checkpoints.iterdir()) == [
        "2026-11-24.heads", "2026-11-24.heads.index", "2026-11-24.json",
    ]  # fmt: skip
    checkpoint(1)
    assert verify().first_problem is None


def test_nothing_recorded_yet_can_be_sealed_too():
    row = checkpoint()
    assert (row.events, row.chains) == (0, 0)
    assert verify().first_problem is None


def test_chains_of_many_pages_are_all_sealed(monkeypatch, checkpoints):
    monkeypatch.setattr(paging.in_pages, "__kwdefaults__", {"page": 3})
    for number in range(1, 12):
        paint("a", about=subject(number))
    assert checkpoint().chains == 11
    assert len(moved(checkpoints, "2026-11-24")) == 11
    assert verify().first_problem is None


def test_it_takes_a_fixed_number_of_queries(django_assert_num_queries):
    for number in range(1, 40):
        paint("a", about=subject(number))
    # last checkpoint, last event, types, heads, row, four of record(), savepoints
    with django_assert_num_queries(11):
        take_checkpoint(TODAY, by=JOB, at=NOON)


def test_not_everyone_may_take_one():
    clerk = get_user_model().objects.create_user("clerk", full_name="Nguyễn Thị Ễ")
    with pytest.raises(NotAllowed):
        take_checkpoint(TODAY, by=clerk, at=NOON)

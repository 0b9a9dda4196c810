"""Bytes on the disk: once each, whole or not at all, gone when nobody needs them."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from danvan.accounts.models import User
from danvan.attachments.errors import NoRoom
from danvan.attachments.jobs import sweep
from danvan.attachments.models import StagedFile
from danvan.attachments.store import file_store
from danvan.attachments.sweeping import GRACE, prefixes_of_hour, sweep_store
from danvan.attachments.uploads import adopt, stage, withdraw
from danvan.events.actors import JobActor
from tests.attachments.factories import NOW, photo, upload

ALL = [f"{number:02x}" for number in range(256)]
LATER = NOW + timedelta(days=3)
JOB = JobActor("tests")


def grow_old(folder: Path) -> None:
    """Every file was last touched two days before `LATER`."""
    for path in folder.rglob("*"):
        if path.is_file():
            moment = (LATER - timedelta(days=2)).timestamp()
            os.utime(path, (moment, moment))


def stored(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file() and len(path.name) == 64)


def test_the_same_content_is_kept_once(files_folder: Path):
    assert file_store().put(b"a") == file_store().put(b"a")
    assert stored(files_folder) == 1
    with file_store().open(file_store().put(b"a")) as file:
        assert file.read() == b"a"


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "g" * 64, "a" * 63])
def test_the_store_opens_nothing_but_hashes(name: str):
    with pytest.raises(ValueError, match="SHA-256"):
        file_store().open(name)


def test_a_full_disk_leaves_no_half_file_and_says_it_is_our_fault(files_folder: Path, monkeypatch: Any):
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom):
        file_store().put(b"a")
    assert [path.name for path in files_folder.rglob("*") if path.is_file()] == [".lock"]


def test_a_file_is_on_disk_before_it_has_its_name(files_folder: Path, monkeypatch: Any):
    seen: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append(bool(stored(files_folder))))
    file_store().put(b"a")
    assert seen == [False, True]


@pytest.mark.django_db
def test_a_crash_between_file_and_row_leaves_bytes_that_the_sweep_removes(files_folder: Path):
    file_store().put(b"written, then the power went")
    (files_folder / "ab" / "cd").mkdir(parents=True)
    (files_folder / "ab" / "cd" / ".part-x").write_bytes(b"half")
    grow_old(files_folder)
    assert sweep_store(LATER, prefixes=ALL) == 2
    assert stored(files_folder) == 0


@pytest.mark.django_db
def test_the_sweep_leaves_what_was_just_written_to_the_row_about_to_come(files_folder: Path):
    path = file_store().path(file_store().put(b"here before"))
    os.utime(path, (0, 0))
    file_store().put(b"here before")
    written_again = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    assert written_again.year > 1970
    assert sweep_store(written_again + GRACE - timedelta(minutes=1), prefixes=ALL) == 0
    assert sweep_store(written_again + GRACE + timedelta(minutes=1), prefixes=ALL) == 1


@pytest.mark.django_db
def test_a_form_never_sent_is_forgotten_after_a_day_with_its_bytes(files_folder: Path):
    stage([upload("a.jpg", photo())], "t" * 43, at=NOW)
    grow_old(files_folder)
    for hour in range(24):
        sweep(LATER.replace(hour=hour))
    assert StagedFile.objects.count() == 0
    assert stored(files_folder) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("registered")
def test_the_bytes_of_a_case_stay_and_those_of_a_withdrawn_file_leave(files_folder: Path):
    owner = User.objects.create_user("a", full_name="A")
    stage([upload("a.jpg", photo())], "t" * 43, at=NOW)
    with transaction.atomic():
        [attachment] = adopt("t" * 43, owner, by=JOB, at=NOW)
    grow_old(files_folder)
    assert sweep_store(LATER, prefixes=ALL) == 0
    with transaction.atomic():
        withdraw(attachment, owner, by=JOB, at=NOW, reason="sender_asked")
    attachment.refresh_from_db()
    assert (attachment.name, attachment.removed_reason, len(attachment.sha256)) == ("", "sender_asked", 64)
    assert sweep_store(LATER, prefixes=ALL) == 2
    assert stored(files_folder) == 0


def test_a_day_of_sweeps_passes_over_every_folder_once():
    seen = [prefix for hour in range(24) for prefix in prefixes_of_hour(hour)]
    assert sorted(seen) == ALL

"""A backup brings everything back into an empty place, and nothing into any other."""

import json
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from danvan.project.keys import NAMES, KeyStore
from tests.project.process import danvan, database, environment, migrated, python, tables_in

pytestmark = pytest.mark.database

FILE = b"\x89PNG an attachment\n" * 1000
NAME = sha256(FILE).hexdigest()
FILL = """
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from danvan.accounts.models import User
from danvan.events.actors import JobActor
from danvan.events.recording import record
from danvan.project.demo_steps import DemonstrationStepDone
from django_tasks_db.models import DBTaskResult
users = [User(code=f"nv{n}", email=f"nv{n}@example.org", full_name=f"Nguyễn Thị Ễ {n}") for n in range(2300)]
User.objects.bulk_create(users)
user = User.objects.get(code="nv7")
User.objects.filter(code="nv2299").delete()
with transaction.atomic():
    for n in range(40):
        record(DemonstrationStepDone(step=f"step-{n}"), about=user, by=JobActor("tests"))
"""
COUNT = """
from danvan.accounts.models import User
from danvan.events.models import RecordedEvent
user = User.objects.get(code="nv7")
print(User.objects.count(), RecordedEvent.objects.about(user).count(), user.full_name, user.pk)
"""
CHANGE_THE_TRAIL = """
from django.db import DatabaseError, connection
try:
    connection.cursor().execute("UPDATE danvan_events_recordedevent SET kind = 'x'")
except DatabaseError as error:
    print(error)
"""
NEXT_KEY = """
from danvan.accounts.models import User
print(User.objects.create(code="new", email="new@example.org", full_name="New").pk)
"""


WRITE_MEANWHILE = """
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from danvan.accounts.models import User
from danvan.project.backup.engines import one_moment
def write():
    User.objects.create(code="late", email="late@example.org", full_name="Late")
    connection.close()
with one_moment(connection):
    before = User.objects.count()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(write).result(30)
    during = User.objects.count()
after = User.objects.count()
User.objects.filter(code="late").delete()
print(during - before, after - before)
"""


@dataclass(frozen=True)
class Saved:
    """An installation with something in it, and its backup."""

    where: dict[str, str]
    archive: Path
    keys: Path


def place(var: Path) -> dict[str, str]:
    return environment(var, **database())


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    folder = tmp_path_factory.mktemp("backup")
    where = place(folder / "var")
    migrated(where)
    python(where, FILL)
    attachment = folder / "var" / "attachments" / NAME[:2] / NAME[2:4] / NAME
    attachment.parent.mkdir(parents=True)
    attachment.write_bytes(FILE)
    (folder / "var" / "checkpoints").mkdir(exist_ok=True)
    danvan(where, "backup", str(folder / "city.zip"), "--keys", str(folder / "city.keys"))
    return Saved(where, folder / "city.zip", folder / "city.keys")


@pytest.fixture(scope="module")
def restored(saved: Saved, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Another installation, made from the backup."""
    there = place(tmp_path_factory.mktemp("restored") / "var")
    told = danvan(there, "restore", str(saved.archive), "--keys", str(saved.keys)).stdout
    assert "Verifying the trail" in told
    return there


def test_restore_brings_back_rows_and_files(saved: Saved, restored: dict[str, str]) -> None:
    assert python(restored, COUNT) == python(saved.where, COUNT)
    file = Path(restored["DANVAN_VAR"]) / "attachments" / NAME[:2] / NAME[2:4] / NAME
    assert file.read_bytes() == FILE


def test_restore_puts_the_keys_back_for_their_owner_only(saved: Saved, restored: dict[str, str]) -> None:
    for name in ("secret", "data", "index", "chain"):
        key = Path(restored["DANVAN_VAR"]) / "keys" / name
        assert key.read_text() == (Path(saved.where["DANVAN_VAR"]) / "keys" / name).read_text()
        assert key.stat().st_mode & 0o777 == 0o600


def test_restored_trail_is_unbroken_and_closed_to_changes(restored: dict[str, str]) -> None:
    danvan(restored, "audit", "verify")
    assert "append-only" in python(restored, CHANGE_THE_TRAIL)


def test_second_backup_of_the_restored_place_holds_the_same_rows(
    saved: Saved, restored: dict[str, str], tmp_path: Path
) -> None:
    danvan(restored, "backup", str(tmp_path / "again.zip"))
    first, again = (
        {name: digest for name, digest in members(path).items() if name.startswith("tables/danvan_")}
        for path in (saved.archive, tmp_path / "again.zip")
    )
    assert first == again


def test_number_of_a_removed_row_is_not_given_again(restored: dict[str, str]) -> None:
    assert python(restored, NEXT_KEY) == "2301"


def members(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as file:
        return dict(json.loads(file.read("manifest.json"))["members"])


def test_backup_sees_one_moment_and_holds_no_writer_up(saved: Saved) -> None:
    assert python(saved.where, WRITE_MEANWHILE) == "0 1"


def test_archive_and_keys_are_for_their_owner_only_and_apart(saved: Saved) -> None:
    assert saved.archive.stat().st_mode & 0o777 == 0o600
    assert saved.keys.stat().st_mode & 0o777 == 0o600
    keys = json.loads(saved.keys.read_text())
    with zipfile.ZipFile(saved.archive) as file:
        content = b"".join(file.read(name) for name in file.namelist())
    for text in keys.values():
        assert text.strip().removeprefix("demonstration-only-").encode() not in content


def test_backup_never_overwrites(saved: Saved) -> None:
    before = saved.archive.read_bytes()
    refused = danvan(saved.where, "backup", str(saved.archive), status=1)
    assert "exists already" in refused.stderr
    assert saved.archive.read_bytes() == before


def test_restore_over_a_full_place_is_refused(saved: Saved) -> None:
    before = python(saved.where, COUNT)
    refused = danvan(saved.where, "restore", str(saved.archive), status=1)
    assert "already holds something" in refused.stderr
    assert python(saved.where, COUNT) == before


def test_restore_over_attachments_is_refused(saved: Saved, tmp_path: Path) -> None:
    (tmp_path / "var" / "attachments").mkdir(parents=True)
    (tmp_path / "var" / "attachments" / "somebody").write_text("here")
    there = place(tmp_path / "var")
    refused = danvan(there, "restore", str(saved.archive), "--keys", str(saved.keys), status=1)
    assert "already holds something" in refused.stderr
    assert left_in(tmp_path / "var") == {"attachments"}


def test_restore_without_the_keys_says_so_and_makes_none(saved: Saved, tmp_path: Path) -> None:
    there = place(tmp_path / "var")
    refused = danvan(there, "restore", str(saved.archive), status=1)
    assert "--keys FILE" in refused.stderr
    assert left_in(tmp_path / "var") == set()


def test_restore_with_the_keys_of_another_city_is_refused(saved: Saved, tmp_path: Path) -> None:
    there = place(tmp_path / "var")
    other = KeyStore(tmp_path / "other", production=False)
    keys = {name: other.newest(name) for name in NAMES}
    (tmp_path / "other.keys").write_text(json.dumps(keys))
    refused = danvan(there, "restore", str(saved.archive), "--keys", str(tmp_path / "other.keys"), status=1)
    assert "keys of this archive are not here" in refused.stderr
    assert left_in(tmp_path / "var") == set()


def damaged_member(archive: Path, out: Path) -> None:
    """The same archive with one name in one row changed, its own checksums in order."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace('Ễ 7"'.encode(), 'Ễ 8"'.encode()) if "user" in name else data)


def resealed(archive: Path, out: Path) -> None:
    """Rows and manifest both changed, as somebody without the key would do it."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        told = json.loads(old.read("manifest.json"))
        for name in old.namelist():
            data = old.read(name)
            if name == "tables/danvan_accounts_user.jsonl":
                data = data.replace('Ễ 7"'.encode(), 'Ễ 8"'.encode())
                told["members"][name] = sha256(data).hexdigest()
            new.writestr(name, json.dumps(told) if name == "manifest.json" else data)


def cut(archive: Path, out: Path) -> None:
    out.write_bytes(archive.read_bytes()[:-5000])


def flipped(archive: Path, out: Path) -> None:
    """One byte in the middle of the largest member; a date in a header of the zip would harm nobody."""
    data = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as file:
        largest = max(file.infolist(), key=lambda member: member.compress_size)
    data[largest.header_offset + largest.compress_size // 2] ^= 0xFF
    out.write_bytes(bytes(data))


def not_one(archive: Path, out: Path) -> None:
    out.write_bytes(b"no archive at all")


@pytest.mark.parametrize("harm", [damaged_member, resealed, cut, flipped, not_one])
def test_damaged_archive_leaves_nothing(saved: Saved, tmp_path: Path, harm: object) -> None:
    harm(saved.archive, tmp_path / "bad.zip")  # type: ignore[operator]
    there = place(tmp_path / "var")
    refused = danvan(there, "restore", str(tmp_path / "bad.zip"), "--keys", str(saved.keys), status=1)
    assert "damaged" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert left_in(tmp_path / "var") == set()
    assert tables_in(there) == 0


def test_failure_half_way_leaves_nothing(saved: Saved, tmp_path: Path) -> None:
    there = place(tmp_path / "var")
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "attachments.restoring").write_text("in the way of the folder that is built")
    failed = danvan(there, "restore", str(saved.archive), "--keys", str(saved.keys), status=None)
    assert failed.returncode != 0
    assert left_in(tmp_path / "var") <= {"attachments.restoring"}
    assert tables_in(there) == 0


def left_in(var: Path) -> set[str]:
    return {path.name for path in var.iterdir()} if var.exists() else set()

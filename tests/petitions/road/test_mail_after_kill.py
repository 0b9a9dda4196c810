"""The process is killed between the mail's way out and the note that it went: its reader sees one mail."""

import email
import email.policy
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.process import ROOT, danvan, database, environment, migrated, python

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.skipif(sys.platform != "linux", reason="SIGKILL")]

SEND = """
from django.utils import timezone
from danvan.deadlines import seeding as terms
from danvan.legislation import seeding as library
from danvan.events.actors import LinkHolder
from danvan.petitions.actions.submit import submit_petition
from tests.organisations.cast import small_city
from tests.petitions.factories import a_submission
library.load(); terms.load()
ward = small_city().ward
submission = a_submission(ward, email="nguoi.gui@vi-du.example")
print(submit_petition(submission, form_token="a-form-token-of-this-test", files_token="", by=LinkHolder(),
                      at=timezone.now()).reference)
"""
KILLED = """
import os, signal
from datetime import timedelta
from django.utils import timezone
from danvan.notifications import delivery
delivery._close = lambda *given: os.kill(os.getpid(), signal.SIGKILL)
delivery.send_due(timezone.now() + timedelta(seconds=1))
"""
AGAIN = """
from datetime import timedelta
from django.utils import timezone
from danvan.notifications.delivery import LEASE, send_due
now = timezone.now()
print(send_due(now + timedelta(minutes=1)), send_due(now + LEASE + timedelta(minutes=2)), send_due(now + 3 * LEASE))
"""


@pytest.fixture
def installation(tmp_path: Path) -> dict[str, str]:
    where = environment(tmp_path / "var", **database())
    migrated(where)
    danvan(where, "createcachetable", "--verbosity", "0")
    return where


def test_after_a_kill_the_receipt_is_in_the_mailbox_once(installation: dict[str, str]) -> None:
    reference = python(installation, SEND)
    died = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()\n" + KILLED],
        env=installation | {"DJANGO_SETTINGS_MODULE": "danvan.project.settings"},
        cwd=ROOT,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    assert len(mails(installation)) == 1, "it went out before the kill"

    assert python(installation, AGAIN) == "0 1 0"
    (mail,) = mails(installation)
    assert reference in str(mail["Subject"]) + str(mail.get_payload(decode=True), "utf-8")


def mails(where: dict[str, str]) -> list[email.message.Message]:
    found = sorted(Path(where["DANVAN_VAR"]).rglob("*.eml"))
    assert not [name for name in os.listdir(found[0].parent) if name.endswith(".part")] if found else True
    return [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in found]

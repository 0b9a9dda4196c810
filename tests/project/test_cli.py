"""The command line: help for a newcomer, one sentence for what is wrong outside the program."""

import errno
import os
from pathlib import Path

import pytest
from django.db import OperationalError

from danvan.project import cli
from tests.project.process import danvan, environment


def test_without_a_word_it_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    out = capsys.readouterr().out
    for word in ("serve", "demo", "audit verify", "deadlines due", "backup", "restore", "prepare"):
        assert f"danvan {word}" in out


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MODE", "holiday", "DANVAN_MODE is one of demonstration, production, test, not 'holiday'."),
        ("DEBUG", "maybe", "DANVAN_DEBUG is 1 or 0, not 'maybe'."),
        ("SMTP_PORT", "many", "DANVAN_SMTP_PORT is a whole number, not 'many'."),
        ("DATABASE_URL", "mysql://x", "DANVAN_DATABASE_URL begins with postgresql://"),
    ],
)
def test_wrong_setting_is_one_sentence(tmp_path: Path, name: str, value: str, said: str) -> None:
    refused = danvan(environment(tmp_path, **{f"DANVAN_{name}": value}), "check", status=2)
    assert refused.stderr.strip() == said


def test_production_refuses_debug(tmp_path: Path) -> None:
    refused = danvan(environment(tmp_path, DANVAN_MODE="production", DANVAN_DEBUG="1"), "check", status=2)
    assert refused.stderr.strip().startswith("Production refuses DANVAN_DEBUG")


def test_production_refuses_the_keys_of_a_demonstration(tmp_path: Path) -> None:
    danvan(environment(tmp_path), "check")
    refused = danvan(environment(tmp_path, DANVAN_MODE="production"), "check", status=2)
    assert "holds a demonstration key: production refuses it" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_production_has_no_demonstration(tmp_path: Path) -> None:
    refused = danvan(environment(tmp_path, DANVAN_MODE="production"), "demo", status=1)
    assert "Production has no demonstration" in refused.stderr


def test_database_that_does_not_answer_is_one_sentence(tmp_path: Path) -> None:
    where = environment(tmp_path, DANVAN_DATABASE_URL=f"postgresql://nobody@/none?host={tmp_path}")
    refused = danvan(where, "prepare", "--check", status=1)
    assert refused.stderr.strip().startswith("The database does not answer")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "cannot be written by this user"),
        (errno.EACCES, "cannot be written by this user"),
    ],
)
def test_disk_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int, said: str
) -> None:
    def refuse(words: list[str]) -> int:
        raise OSError(number, os.strerror(number), "/somewhere/var")

    monkeypatch.setattr(cli, "_django", refuse)
    assert cli.main(["prepare"]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("database or disk is full", "The disk is full"),
        ("attempt to write a readonly database", "cannot be written"),
        ("no such table: danvan_accounts_user", "danvan prepare"),
    ],
)
def test_trouble_of_the_database_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], told: str, said: str
) -> None:
    def refuse(self: object) -> None:
        raise OperationalError(told)

    monkeypatch.setattr("django.core.management.ManagementUtility.execute", refuse)
    assert cli.main(["prepare"]) == 1
    assert said in capsys.readouterr().err


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused = danvan(environment(tmp_path / "file" / "var"), "check", status=1)
    assert "Traceback" not in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1

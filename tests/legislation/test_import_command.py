"""`danvan legislation import`: what was recognised, printed; a draft unless it is a dry run."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from danvan.legislation.models import Document, ImportDraft
from tests.legislation import samples


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("legislation", "import", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kh.docx"
    path.write_bytes(samples.docx())
    return str(path)


def test_a_dry_run_prints_and_touches_no_database(file):
    told = json.loads(run(file, "--dry-run", "--json"))
    assert told["draft"] is None
    assert told["facts"]["number"] == {"value": "999/KH-UBND", "passage": "Số: 999/KH-UBND", "line": 4}
    assert [piece["number"] for piece in told["pieces"]] == ["", "I", "II", "I"]
    assert "number: 999/KH-UBND  (line 4" in run(file, "--dry-run")


@pytest.mark.django_db
def test_without_it_a_draft_waits_for_review(file):
    run(file)
    run(file)
    assert ImportDraft.objects.count() == 1
    assert not Document.objects.exists()


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path):
    bad = tmp_path / "a.doc"
    bad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    with pytest.raises(CommandError, match="old Word"):
        run(str(bad), "--dry-run")
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "khong-co"), "--dry-run")

"""`danvan plans import`: what was recognised, printed; a draft unless it is a dry run."""

import io
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.plans.actions.start_import import start_import
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.reading.pieces import ReadPlan
from tests.plans.reading import samples

TASK = (
    "Giao Ban Tiếp công dân thành phố chủ trì, phối hợp với Thanh tra thành phố và Sở Tư pháp xây dựng bộ câu hỏi "
    "thường gặp; hoàn thành trong tháng 5/2098"
)
AT = datetime(2026, 10, 1, 2, tzinfo=UTC)
FILE = str(samples.FILES / "chi-thi.txt")


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("plans", "import", *words, stdout=out)
    return out.getvalue()


def test_a_dry_run_prints_exactly_these_keys_and_touches_no_database():
    told = json.loads(run(FILE, "--dry-run", "--json"))
    assert list(told) == ["number", "issued_on", "issuer", "title", "groups"]
    assert told["number"] == "07/CT-UBND"
    assert [list(group) for group in told["groups"]] == [["title", "tasks"]]
    assert told["groups"][0]["tasks"][3] == {
        "number": "2",
        "title": TASK,
        "lead": "Ban Tiếp công dân thành phố",
        "cooperating": ["Thanh tra thành phố", "Sở Tư pháp"],
        "deliverable": None,
        "due": "2098-05-31",
        "recurrence": None,
        "source": f"2. {TASK}.",
    }


def test_for_people_it_prints_lines():
    told = run(FILE, "--dry-run")
    assert "number: 07/CT-UBND  (line 4, sure" in told
    assert "1 groups, 7 tasks" in told


@pytest.mark.django_db
def test_without_it_a_draft_waits_for_review():
    run(FILE)
    run(FILE)
    draft = PlanDraft.objects.get()
    assert (draft.file_name, draft.made_by) == ("chi-thi.txt", None)
    assert ReadPlan.from_json(draft.read).fact("number") == "07/CT-UBND"
    assert not Plan.objects.exists()


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path):
    bad = tmp_path / "a.pdf"
    bad.write_bytes(b"%PDF-1.4 /Image")
    with pytest.raises(CommandError, match="pictures of pages"):
        run(str(bad), "--dry-run")
    with pytest.raises(CommandError, match="cannot be read"):
        run(str(tmp_path / "khong-co"), "--dry-run")


@pytest.mark.django_db
def test_only_who_keeps_plans_may_bring_one_in(coordinator, handler):
    with pytest.raises(NotAllowed):
        start_import(ReadPlan(), "0" * 64, by=handler, at=AT)
    assert not PlanDraft.objects.exists()
    draft = start_import(ReadPlan(), "0" * 64, by=coordinator, at=AT, file_name="a.txt")
    assert (draft.made_by, draft.file_name) == (coordinator, "a.txt")
    assert start_import(ReadPlan(), "0" * 64, by=coordinator, at=AT) == draft
    assert RecordedEvent.objects.filter(kind="plans.read").count() == 1

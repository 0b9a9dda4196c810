"""Person by stage by page: the table in docs/permissions.md is computed, and the pages keep to it."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from danvan.petitions.models import Petition
from danvan.petitions.rules.reading import MAY_READ, MAY_SEE_SENDER
from danvan.petitions.steps.all import STEPS
from tests.petitions.factories import MORNING
from tests.petitions.road.people import PEOPLE, Crew, crew
from tests.petitions.road.stages import STAGES

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).resolve().parents[3] / "docs/permissions.md"
ON = MORNING.date()
READ, SENDER = "read the petition", "open the sender’s identity"


@pytest.fixture
def everyone(small_city, law) -> Crew:
    return crew(small_city)


def allowed(person: Any, petition: Petition) -> set[str]:
    """The names of what this person may do now."""
    names = {step.name for step in STEPS if step.open_to(person, petition, on=ON)}
    if MAY_READ.allows(person, petition, on=ON):
        names.add(READ)
    if MAY_SEE_SENDER.allows(person, petition, on=ON):
        names.add(SENDER)
    return names


def table(stage: str, petition: Petition, everyone: Crew) -> str:
    """One stage as a table: pages down, people across."""
    may = {name: allowed(everyone[name], petition) for name in PEOPLE}
    pages = [READ, SENDER, *(step.name for step in STEPS)]
    shown = [page for page in pages if any(page in names for names in may.values())]
    lines = [f"## {stage.capitalize()}", "", "| page | " + " | ".join(PEOPLE) + " |", "|---" * (len(PEOPLE) + 1) + "|"]
    for page in shown:
        marks = ["●" if page in may[name] else "" for name in PEOPLE]
        lines.append(f"| {page.replace('_', ' ')} | " + " | ".join(marks) + " |")
    return "\n".join(lines)


HEAD = """# Who may do what with a petition

Computed from the rules by `tests/petitions/road/test_table_of_rights.py`; write it anew with
`DANVAN_WRITE_DOCS=1 pytest tests/petitions/road/test_table_of_rights.py`. A mark says that this person, at this stage,
opens the page and takes the step; nobody else does.

"""


def test_the_document_says_what_the_rules_say(everyone):
    words = [f"- **{name}**: {who}" for name, who in PEOPLE.items()]
    parts = [HEAD.rstrip() + "\n\n" + "\n".join(words)]
    for stage, make in STAGES.items():
        petition = make(everyone)
        parts.append(table(stage, petition, everyone))
    text = "\n\n".join(parts) + "\n"
    if os.environ.get("DANVAN_WRITE_DOCS"):
        DOCUMENT.write_text(text, encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == text, "DANVAN_WRITE_DOCS=1 writes it anew; read the difference."


@pytest.mark.parametrize("stage", STAGES)
def test_list_and_row_agree_for_every_step_and_person(stage, everyone):
    petition = STAGES[stage](everyone)
    rules = {step.rule for step in STEPS} | {MAY_READ, MAY_SEE_SENDER}
    for rule in rules:
        for name in PEOPLE:
            listed = rule.rows(Petition.objects.all(), everyone[name], on=ON).filter(pk=petition.pk).exists()
            assert listed is rule.allows(everyone[name], petition, on=ON), f"{rule.name}: {name}"


# Lists and rules are compared on both databases; the pages ask these very rules, so one database is enough for them.
@pytest.mark.skipif(connection.vendor == "postgresql", reason="the same pages were asked on SQLite")
@pytest.mark.parametrize("stage", STAGES)
def test_the_pages_keep_to_the_table(stage, everyone, client):
    petition = STAGES[stage](everyone)
    for name in PEOPLE:
        person = everyone[name]
        client.logout()
        if name != "anonymous":
            client.force_login(person)
        may = allowed(person, petition)
        page = client.get(petition.get_absolute_url())
        assert (page.status_code == 200) is (READ in may), f"{name} reads"
        for step in STEPS:
            answer = client.get(step.url(petition))
            right = step.name in may
            assert (answer.status_code == 200) is right, f"{name} {step.name}: {answer.status_code}"
            if READ in may:
                assert (step.url(petition) in page.content.decode()) is right, f"{name} is offered {step.name}"

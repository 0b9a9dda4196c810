"""Each crime against the trail, committed by raw SQL, is caught and called by its name."""

import json
import shutil

import pytest
from django.core.management import call_command
from django.db import connection

from danvan.events import append_only
from danvan.events.actions.forget_subject import forget_subject
from danvan.events.audit.verify import verify
from danvan.events.canonical import canonical, seal
from danvan.events.models import ChainHead, RecordedEvent
from danvan.events.recording import columns_of
from tests.events.factories import JOB, NOON, checkpoint, commit_crime, paint, subject
from tests.events.unguarded import unguarded

EVENTS = "danvan_events_recordedevent"
HEADS = "danvan_events_chainhead"
pytestmark = pytest.mark.django_db


def crime():
    """(name, subject, position, checkpoint) of the first problem."""
    found = verify().first_problem
    assert found is not None, "the crime was not seen"
    return found.crime.value, found.subject, found.position, found.checkpoint


def resealed(code: str, row: RecordedEvent, previous: str, key: str | None = None) -> RecordedEvent:
    """The row as a forger makes it anew."""
    text = json.loads(row.text)
    text["data"]["code"] = code
    row.text, row.previous_hash = canonical(text), previous
    row.hash = seal(previous, row.text, key)
    return row


def recompute_chain(number: int = 1, key: str | None = None) -> None:
    """Make a chain anew from its first event on, head included."""
    previous = ""
    rows = list(RecordedEvent.objects.filter(subject_type="tests.thing", subject_id=number).order_by("position"))
    with unguarded(connection):
        for row in rows:
            resealed("forged", row, previous, key).save()
            previous = row.hash
    ChainHead.objects.filter(subject_type="tests.thing", subject_id=number).update(hash=previous)


@pytest.fixture
def chains():
    """Three chains of three events; the middle one is the victim."""
    return [paint("a", "b", "c", about=subject(number)) for number in (1, 2, 3)][1]


def test_an_honest_trail_is_found_whole(chains):
    checkpoint()
    paint("d", about=subject(2))
    checkpoint(1)
    report = verify()
    assert report.first_problem is None
    # three subjects and the two checkpoints, which have chains of their own
    assert (report.events, report.chains, report.checkpoints) == (12, 5, 2)


def test_altered_text(chains):
    commit_crime(f"UPDATE {EVENTS} SET text = replace(text, '\"b\"', '\"x\"') WHERE id = %s", chains[1].pk)
    assert crime() == ("altered-text", "tests.thing:2", 2, "")


def test_altered_text_of_the_last_event(chains):
    commit_crime(f"UPDATE {EVENTS} SET text = replace(text, '\"c\"', '\"x\"') WHERE id = %s", chains[2].pk)
    assert crime() == ("altered-text", "tests.thing:2", 3, "")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "'tests.other'"), ("at", "'2020-01-01 00:00:00+00:00'"), ("actor_id", "'9'"), ("actor_kind", "'user'"),
        ("unit_id", "7"), ("once", "'k'"), ("on_behalf_of", "'x'"), ("previous_hash", "''"), ("hash", "'ab'"),
        ("uuid", "'00000000000000000000000000000001'"),
    ],
)  # fmt: skip
def test_altered_columns(chains, column, value):
    commit_crime(f"UPDATE {EVENTS} SET {column} = {value} WHERE id = %s", chains[1].pk)
    found = verify().first_problem
    assert (found.crime, found.subject, found.position) == ("altered-columns", "tests.thing:2", 2)
    assert column.removesuffix("_id").removesuffix("_kind") in found.detail


def test_a_missing_event(chains):
    commit_crime(f"DELETE FROM {EVENTS} WHERE id = %s", chains[1].pk)
    assert crime() == ("missing-event", "tests.thing:2", 2, "")


def test_a_missing_first_event(chains):
    commit_crime(f"DELETE FROM {EVENTS} WHERE id = %s", chains[0].pk)
    assert crime() == ("missing-event", "tests.thing:2", 1, "")


def test_swapped_events(chains):
    with unguarded(connection), connection.cursor() as cursor:
        for here, there in ((1, 99), (2, 1), (99, 2)):
            cursor.execute(f"UPDATE {EVENTS} SET position = {there} WHERE subject_id = 2 AND position = {here}")
    assert crime() == ("reordered", "tests.thing:2", 1, "")


def test_an_event_moved_to_another_subject(chains):
    commit_crime(f"UPDATE {EVENTS} SET subject_id = 3, position = 4 WHERE id = %s", chains[2].pk)
    assert crime()[0] == "cut-tail"


def test_a_cut_tail(chains):
    commit_crime(f"DELETE FROM {EVENTS} WHERE id = %s", chains[2].pk)
    assert crime() == ("cut-tail", "tests.thing:2", 3, "")


def test_a_cut_tail_with_its_head_cut_too_is_known_to_the_checkpoint(chains):
    checkpoint()
    commit_crime(f"DELETE FROM {EVENTS} WHERE id = %s", chains[2].pk)
    commit_crime(f"UPDATE {HEADS} SET position = 2, hash = %s WHERE subject_id = 2", chains[1].hash)
    assert crime() == ("cut-tail", "tests.thing:2", 3, "2026-11-24")


def test_a_head_set_back(chains):
    commit_crime(f"UPDATE {HEADS} SET position = 2, hash = %s WHERE subject_id = 2", chains[1].hash)
    assert crime() == ("altered-head", "tests.thing:2", 3, "")


def test_a_chain_made_anew_with_another_key(chains):
    recompute_chain(2, key="not the key of this house")
    assert crime() == ("recomputed", "tests.thing:2", 1, "")


def test_a_chain_made_anew_with_the_right_key_is_known_to_the_checkpoint(chains):
    checkpoint()
    recompute_chain(2)
    assert crime() == ("recomputed", "tests.thing:2", 3, "2026-11-24")


def test_one_event_sealed_anew_with_the_right_key_breaks_the_link(chains):
    with unguarded(connection):
        resealed("forged", chains[0], "").save()
    assert crime() == ("recomputed", "tests.thing:2", 1, "")


def test_a_chain_removed_without_a_tombstone(chains):
    commit_crime(f"DELETE FROM {EVENTS} WHERE subject_id = 2")
    assert crime() == ("chain-removed", "tests.thing:2", 1, "")


def test_a_chain_removed_with_its_head_is_known_to_the_checkpoint(chains):
    checkpoint()
    commit_crime(f"DELETE FROM {EVENTS} WHERE subject_id = 2")
    commit_crime(f"DELETE FROM {HEADS} WHERE subject_id = 2")
    assert crime() == ("chain-removed", "tests.thing:2", 1, "2026-11-24")


def test_a_lawfully_forgotten_subject_is_no_crime_and_may_go_on(chains):
    checkpoint()
    forget_subject("tests.thing", 2, reason="retention.tests", by=JOB, at=NOON)
    assert verify().first_problem is None
    paint("later", about=subject(2))
    checkpoint(1)
    assert verify().first_problem is None


def test_a_forged_tombstone(chains):
    commit_crime(
        "INSERT INTO danvan_events_tombstone (subject_type, subject_id, position, last_hash, reason, at, seal) "
        "VALUES ('tests.thing', 2, 3, %s, 'retention.tests', %s, %s)", chains[2].hash, NOON, "ab" * 32,
    )  # fmt: skip
    RecordedEvent.objects.filter(subject_type="tests.thing", subject_id=2).delete()
    assert crime() == ("forged-tombstone", "tests.thing:2", 3, "")


def test_an_edited_checkpoint_file(chains, checkpoints):
    checkpoint()
    path = checkpoints / "2026-11-24.json"
    path.write_text(path.read_text().replace('"chains": 3', '"chains": 4'))
    assert crime() == ("checkpoint-altered", "", None, "2026-11-24")


def test_an_edited_heads_file(chains, checkpoints):
    checkpoint()
    path = checkpoints / "2026-11-24.heads"
    path.write_text(path.read_text().replace(chains[2].hash, "0" * 64))
    assert crime() == ("checkpoint-altered", "", None, "2026-11-24")


def test_a_checkpoint_altered_in_file_and_row_alike(chains, checkpoints):
    row = checkpoint()
    commit_crime("UPDATE danvan_events_checkpoint SET root = %s", "0" * 64)
    path = checkpoints / "2026-11-24.json"
    path.write_text(path.read_text().replace(row.root, "0" * 64))
    assert crime() == ("checkpoint-altered", "", None, "2026-11-24")


def test_an_old_checkpoint_altered_in_file_and_row_alike_lacks_the_key(chains, checkpoints):
    checkpoint(), checkpoint(1)
    commit_crime("UPDATE danvan_events_checkpoint SET events = 8 WHERE number = 1")
    path = checkpoints / "2026-11-24.json"
    path.write_text(path.read_text().replace('"events": 9', '"events": 8'))
    assert crime() == ("checkpoint-altered", "", None, "2026-11-24")


@pytest.mark.parametrize("name", ["2026-11-24.json", "2026-11-24.heads"])
def test_a_missing_checkpoint_file(chains, checkpoints, name):
    checkpoint()
    (checkpoints / name).unlink()
    assert crime() == ("checkpoint-missing", "", None, "2026-11-24")


def test_all_checkpoint_files_gone(chains, checkpoints):
    checkpoint()
    shutil.rmtree(checkpoints)
    assert crime()[0] == "checkpoint-missing"


def test_a_removed_checkpoint_row(chains):
    checkpoint()
    commit_crime("DELETE FROM danvan_events_checkpoint")
    assert crime() == ("checkpoint-missing", "", None, "2026-11-24")


def test_a_removed_checkpoint_in_the_middle(chains, checkpoints):
    checkpoint(), checkpoint(1), checkpoint(2)
    commit_crime("DELETE FROM danvan_events_checkpoint WHERE number = 2")
    (checkpoints / "2026-11-25.json").unlink()
    assert crime()[0] == "checkpoint-missing"


def test_a_head_hidden_from_the_next_checkpoint_shows_in_its_root(chains):
    checkpoint()
    paint("d", about=subject(2))
    commit_crime(f"UPDATE {HEADS} SET published_position = position WHERE subject_id = 2")
    checkpoint(1)
    assert crime() == ("checkpoint-altered", "", None, "2026-11-25")


def test_tables_left_unguarded(chains):
    with unguarded(connection):
        assert crime()[0] == "unguarded"
    assert append_only.missing(connection) == []


def test_the_first_crime_is_named_when_there_are_several(chains):
    commit_crime(f"DELETE FROM {EVENTS} WHERE subject_id = 3 AND position = 1")
    commit_crime(f"UPDATE {EVENTS} SET actor_id = '9' WHERE subject_id = 2 AND position = 2")
    assert crime() == ("altered-columns", "tests.thing:2", 2, "")


def test_the_old_key_still_reads_what_it_sealed(chains, settings):
    settings.CHAIN_KEYS = ["a new key", *settings.CHAIN_KEYS]
    paint("d", about=subject(2))
    checkpoint()
    assert verify().first_problem is None


def test_the_command_answers_in_json_and_by_its_exit_code(chains, capsys):
    call_command("audit", "verify", "--json")
    assert json.loads(capsys.readouterr().out)["ok"] is True
    commit_crime(f"DELETE FROM {EVENTS} WHERE id = %s", chains[1].pk)
    with pytest.raises(SystemExit) as stop:
        call_command("audit", "verify", "--json")
    assert stop.value.code == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["first_problem"]["crime"]) == (False, "missing-event")


def test_the_command_says_it_in_words(chains, capsys):
    commit_crime(f"DELETE FROM {EVENTS} WHERE id = %s", chains[1].pk)
    with pytest.raises(SystemExit):
        call_command("audit", "verify")
    assert "[missing-event] subject=tests.thing:2 position=2" in capsys.readouterr().out


def test_every_column_cut_from_the_text_is_compared(chains):
    row = chains[0]
    assert set(columns_of(row)) == set(json.loads(row.text)) - {"version", "data"}

"""A citizen checks a receipt: found by its code, told what it was, proved by a published root."""

import hashlib

import pytest
from django.urls import reverse

from danvan.events.receipts import receipt_code, tidy_code
from tests.events.factories import checkpoint, commit_crime, paint, subject

pytestmark = pytest.mark.django_db
CHECK = "/kiem-tra/"


def page(client, typed: str) -> str:
    answer = client.get(CHECK, {"ma": typed}, HTTP_COOKIE="danvan_language=en")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_the_code_is_twenty_digits_in_groups_of_four():
    (row,) = paint("a")
    code = receipt_code(row)
    assert [len(group) for group in code.split(" ")] == [4] * 5
    assert tidy_code(code) == row.hash[:20]


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower", "nogaps", "dashes", "letters"])
def test_case_gaps_and_mistaken_letters_do_not_matter(typed):
    (row,) = paint("a")
    code = receipt_code(row)
    ways = {"lower": code.lower(), "nogaps": code.replace(" ", ""), "dashes": code.replace(" ", "-")}
    ways["letters"] = code.replace("0", "O").replace("1", "l")
    assert tidy_code(ways.get(typed, typed.format(code))) == row.hash[:20]


def test_the_page_tells_what_was_received_and_that_it_stands(client):
    (row, _) = paint("H26.PAKN.20261124.0042", "later")
    text = page(client, receipt_code(row))
    assert "H26.PAKN.20261124.0042 painted on" in text
    assert "On record and unaltered" in text
    assert "Not yet: the next checkpoint" in text
    assert "red" not in text.split("<dl")[1].split("</dl>")[0], "only the fields the event opens"


def test_an_unknown_code_gets_a_friendly_answer(client):
    assert "No receipt has this code" in page(client, "0" * 20)


@pytest.mark.parametrize("typed", ["", "xyz", "0" * 19, "0" * 60, "' OR 1=1 --", "<script>", "ệ" * 20, "0" * 5000])
def test_what_is_no_code_is_said_beside_the_field(client, typed):
    text = page(client, typed)
    assert 'aria-invalid="true"' in text
    assert "<script>" not in text


def test_an_altered_record_is_admitted(client):
    (row, _) = paint("a", "b")
    commit_crime("UPDATE danvan_events_recordedevent SET actor_id = '9' WHERE position = 2")
    assert "does not match its seal" in page(client, receipt_code(row))


def test_the_proof_leads_to_the_published_root(client):
    for number in range(2, 9):
        paint("x", about=subject(number))
    row, end = paint("a", "b")
    checkpoint()
    assert "Checkpoint 1 of" in page(client, receipt_code(row))
    proof = client.get(reverse("receipt-proof"), {"ma": receipt_code(row)}).json()
    # as the file itself explains it
    value = hashlib.sha256(b"\x00" + bytes.fromhex(proof["chain_end"]["hash"])).digest()
    for step in proof["steps"]:
        sibling = bytes.fromhex(step["hash"])
        pair = sibling + value if step["side"] == "left" else value + sibling
        value = hashlib.sha256(b"\x01" + pair).digest()
    published = client.get("/kiem-tra/moc/2026-11-24.json").json()
    assert value.hex() == proof["heads_root"] == published["heads_root"]
    assert proof["chain_end"]["hash"] == end.hash


def test_an_event_that_a_scan_missed_is_proved_by_the_next_checkpoint(client):
    paint("a")
    checkpoint()
    (row,) = paint("b")
    # as if it had been on its way to its commit while the first checkpoint was scanned
    commit_crime("UPDATE danvan_events_checkpoint SET last_event_id = %s", row.pk)
    assert "Not yet" in page(client, receipt_code(row))
    checkpoint(1)
    assert "Checkpoint 2 of" in page(client, receipt_code(row))


def test_a_proof_before_a_checkpoint_is_not_there_yet(client):
    (row,) = paint("a")
    assert client.get(reverse("receipt-proof"), {"ma": receipt_code(row)}).status_code == 404


def test_lost_checkpoint_files_break_no_page(client, checkpoints):
    (row,) = paint("a")
    checkpoint()
    for path in checkpoints.iterdir():
        path.unlink()
    assert "On record and unaltered" in page(client, receipt_code(row))


def test_checking_takes_a_fixed_number_of_queries(client, django_assert_num_queries):
    rows = paint(*(f"e{n}" for n in range(40)))
    checkpoint()
    paint("late")
    for row in (rows[0], rows[-1]):
        with django_assert_num_queries(5):
            client.get(CHECK, {"ma": receipt_code(row)})


def test_checkpoints_are_listed_with_their_roots(client):
    paint("a")
    rows = [checkpoint(), checkpoint(1)]
    text = client.get("/kiem-tra/moc/").content.decode()
    assert all(row.root[:8] in text for row in rows)
    assert [c["root"] for c in client.get("/kiem-tra/moc.json").json()["checkpoints"]] == [rows[1].root, rows[0].root]


@pytest.mark.parametrize("day", ["2020-01-01", "nonsense", "2026-13-45"])
def test_a_day_without_a_checkpoint_is_not_found(client, day):
    assert client.get(f"/kiem-tra/moc/{day}.json").status_code == 404


def test_an_empty_list_says_so(client):
    assert client.get("/kiem-tra/moc/").status_code == 200

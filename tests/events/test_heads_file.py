"""The file of chain heads: found, proved and measured block by block."""

import hashlib

import pytest

from danvan.events import heads_file
from danvan.events.heads_file import BadHeadsFile, Head, HeadsWriter, find_head, index_path, measure, prove, read_heads
from danvan.events.merkle import proof_leads_to


def head(number: int, kind: str = "tests.thing") -> Head:
    return Head(kind, number, 1 + number % 3, hashlib.sha256(f"{kind}{number}".encode()).hexdigest())


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(heads_file, "BLOCK", 4)


def written(path, count: int):
    writer = HeadsWriter(path)
    for number in range(count):
        writer.add(head(number * 3))
    return writer.close()


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 8, 9, 17, 40])
def test_what_is_written_is_found_measured_and_proved(small_blocks, tmp_path, count):
    path = tmp_path / "day.heads"
    sealed = written(path, count)
    assert measure(path) == sealed
    assert [h.subject_id for h in read_heads(path)] == [n * 3 for n in range(count)]
    for number in range(count):
        wanted = head(number * 3)
        assert find_head(path, *wanted[:2]) == wanted
        assert proof_leads_to(wanted.leaf, prove(path, *wanted[:2])).hex() == sealed.root
    for absent in (-1, 1, count * 3 + 1):
        assert find_head(path, "tests.thing", absent) is None
        with pytest.raises(LookupError):
            prove(path, "tests.thing", absent)


def test_the_index_can_be_made_again_from_the_file(small_blocks, tmp_path):
    path = tmp_path / "day.heads"
    sealed = written(path, 11)
    index_path(path).unlink()
    assert proof_leads_to(head(30).leaf, prove(path, "tests.thing", 30)).hex() == sealed.root


@pytest.mark.parametrize(
    "text", ["tests.thing 1 1\n", "tests.thing x 1 ab\n", "tests.thing 1 1 zz\n", "tests.thing 01 1 ab\n", "\n",
             "tests.thing 2 1 ab\ntests.thing 1 1 ab\n", "tests.thing 1 1 ab\ntests.thing 1 1 ab\n", "é 1 1 ab\n"],
)  # fmt: skip
def test_a_file_of_another_hand_is_refused(tmp_path, text):
    path = tmp_path / "day.heads"
    path.write_text(text)
    with pytest.raises(BadHeadsFile):
        list(read_heads(path))

"""Every word of a file is kept somewhere; hostile files cost bounded work; what cannot be read is refused in words."""

import re
import zlib
from collections import Counter

import pytest

from danvan.legislation.reading import refusals
from danvan.legislation.reading.lines import lines_of
from danvan.plans.reading import letters
from danvan.plans.reading.pieces import CONFIDENCES, ReadPlan
from danvan.plans.reading.problems import SENTENCES
from danvan.plans.reading.reader import read_plan
from tests.plans.reading import samples, word

WORD = {"numbered": word.numbered_plan, "annex": word.annex_plan, "bare": lambda: word.annex_plan(header=False)}
CONTENTS = {name: (samples.FILES / name).read_bytes for name in samples.NAMES} | WORD


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]{2,}", text))


@pytest.mark.parametrize("name", CONTENTS)
def test_no_word_is_lost(name):
    content = CONTENTS[name]()
    written = words_of(" ".join(lines_of(content)[1]))
    kept = words_of(samples.kept_words(read_plan(content)))
    # What Word and web pages count themselves is written once more where a cell covers several rows.
    assert not written - kept


@pytest.mark.parametrize("name", CONTENTS)
def test_what_was_read_comes_back_from_json_as_it_was(name):
    read = read_plan(CONTENTS[name]())
    assert ReadPlan.from_json(read.as_json()) == read
    assert {problem.code for problem in read.problems} <= set(SENTENCES)
    values = [value for task in read.tasks() for value in (task.title, task.lead, task.due, *task.cooperating)]
    assert {value.confidence for value in values} <= set(CONFIDENCES)


@pytest.mark.parametrize("name", CONTENTS)
def test_parents_stand_before_their_children_in_the_same_group(name):
    for group in read_plan(CONTENTS[name]()).groups:
        known: list[str] = []
        for task in group.tasks:
            assert task.number not in known
            assert not task.parent or task.parent in known
            known.append(task.number)


def test_a_plan_of_three_hundred_pages_costs_work_in_step_with_its_length(monkeypatch):
    def compared(pages: int) -> int:
        letters.plain.cache_clear()
        read = read_plan(word.long_plan(pages))
        assert read.task_count == pages * 22
        return letters.plain.cache_info().misses

    assert compared(40) < 5 * compared(10)


@pytest.mark.parametrize(
    "words",
    [
        "1. " + "a" * 300_000,
        "I. NHIỆM VỤ\n" + "- Sở Nội vụ, " * 20_000,
        "I. NHIỆM VỤ\n1. " + "phối hợp với Sở Nội vụ, " * 3_000,
        "I. VIỆC\n" + "1. (Đơn vị chủ trì: Sở A; " * 5_000,
        "(" * 50_000,
        "I. VIỆC\n" + "\n".join(f"{at}. việc {at}" for at in range(1, 3_000)),
        "\n".join(f"{'1.' * (at % 9 + 1)} việc" for at in range(3_000)),
        "KẾ HOẠCH\n" + "HỌP " * 20_000,
        "a | b | c\n" * 3_000,
        "ngày 1/1 " * 30_000,
    ],
)
def test_hostile_texts_are_read(words):
    assert read_plan(words.encode()).lines


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7\n1 0 obj <</Type/Page/Resources<</Font<</F1 2 0 R>>>>>>", refusals.PdfWithText),
        (b"%PDF-1.7\nstream\n" + zlib.compress(b"BT (chu) Tj ET") + b"\nendstream", refusals.PdfWithText),
        (b"%PDF-1.4\n1 0 obj <</Type/XObject/Subtype/Image>> stream\n\xff\xd8\xff endstream", refusals.ScannedPdf),
        (b"%PDF-1.4\ntrailer <</Encrypt 5 0 R>>", refusals.LockedText),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, refusals.OldWord),
        (b"PK\x03\x04 not a zip", refusals.BrokenFile),
        (b"  \n", refusals.EmptyText),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(content, refusal):
    with pytest.raises(refusal) as refused:
        read_plan(content)
    assert "send that" in str(refused.value) or refusal is refusals.EmptyText


def test_markup_in_a_text_is_only_text():
    read = samples.plan("I. VIỆC", "1. <script>alert(1)</script> Làm", "2. Xong")
    assert samples.tasks(read)["1"].title.value == "<script>alert(1)</script> Làm"


def test_lost_letters_are_told_and_kept():
    read = samples.plan("I. VIỆC", "1. L?y l?i m? s?", "2. Xong")
    assert ("letters-lost", 8) in {(problem.code, problem.line) for problem in read.problems}
    assert "L?y l?i m? s?" in samples.tasks(read)["1"].title.value


def test_both_places_of_a_tone_are_one_and_lengths_stay():
    assert letters.plain("Hoà giải, UỶ BAN, Quý") == "hòa giải, ủy ban, quý"
    for words in ("İstanbul – Hoà", "ß…", "Quỹ Uỷ thác"):
        assert len(letters.plain(words)) == len(words)

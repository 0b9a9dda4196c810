"""The planted sentences: enough of them, honestly parted, and figures that do not fall unseen."""

from io import StringIO

import pytest
from django.core.management import call_command

from danvan.petitions.redaction.measuring import HELD_OUT, TUNE, TYPINGS, measure, planted_cases, totals

CASES = planted_cases()


def figures(part, typed=str):
    return totals(measure([case for case in CASES if case.part == part], typed))


def test_there_are_enough_sentences_and_none_twice():
    texts = [case.text for case in CASES]
    assert len(texts) >= 150
    assert len(set(texts)) == len(texts)
    assert {case.part for case in CASES} == {TUNE, HELD_OUT}
    assert sum(case.part == HELD_OUT for case in CASES) >= len(CASES) / 3


def test_some_sentences_hold_nothing_to_take_out():
    assert sum(not case.pieces for case in CASES) >= 50


def test_marks_are_no_part_of_the_sentence():
    for case in CASES:
        assert "{" not in case.text
        assert all(case.text[piece.start : piece.end] == piece.original for piece in case.pieces)


@pytest.mark.parametrize(("part", "recall", "precision"), [(TUNE, 0.98, 0.98), (HELD_OUT, 0.90, 0.95)])
def test_what_is_found_does_not_fall(part, recall, precision):
    found = figures(part)
    assert found["found"] / found["planted"] >= recall
    assert found["right"] / found["removed"] >= precision


@pytest.mark.parametrize("typing", TYPINGS)
def test_a_hurried_hand_is_read_too(typing):
    found = figures(HELD_OUT, TYPINGS[typing])
    assert found["found"] / found["planted"] >= 0.65


def test_a_typing_changes_letters_and_never_their_number():
    assert all(len(typed(case.text)) == len(case.text) for typed in TYPINGS.values() for case in CASES)


def test_the_command_prints_numerators_and_denominators():
    out = StringIO()
    call_command("petitions", "redaction", "--errors", stdout=out)
    found = figures(HELD_OUT)
    assert f"({found['found']}/{found['planted']})" in out.getvalue()
    assert "missed:" in out.getvalue()

"""One stored form, one searched form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.language import fold, normalise, normalise_line


def test_letters_typed_as_base_and_mark_become_one():
    assert normalise(unicodedata.normalize("NFD", "Nguyễn Thị Ễ Ượng")) == "Nguyễn Thị Ễ Ượng"


@pytest.mark.parametrize("typed", ["đất đai", "ĐẤT  ĐAI", "dat dai", unicodedata.normalize("NFD", "Đất đai")])
def test_tones_case_and_spaces_do_not_matter_in_search(typed):
    assert fold(typed) == "dat dai"


def test_right_to_left_marks_and_zero_width_marks_leave():
    assert normalise("a\u202eb\u200bc\ufeff") == "abc"


def test_a_family_of_emoji_stays_together():
    assert normalise("👨‍👩‍👧 xin chào") == "👨‍👩‍👧 xin chào"


def test_control_characters_leave_and_line_ends_become_one():
    assert normalise("a\x00\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_a_line_is_one_line():
    assert normalise_line("  a \n b\t c ") == "a b c"


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_what_is_stored_can_be_encoded(text):
    normalise(text).encode()

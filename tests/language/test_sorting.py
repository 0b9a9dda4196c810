"""Vietnamese order on any database."""

import random

from hypothesis import given
from hypothesis import strategies as st

from danvan.language import name_sort_key, sort_key

LETTERS = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]


def shuffled(words):
    return random.Random(1).sample(words, len(words))


def test_letters_stand_in_dictionary_order():
    assert sorted(shuffled(LETTERS), key=sort_key) == LETTERS


def test_tones_break_ties_in_dictionary_order():
    assert sorted(shuffled(TONES), key=sort_key) == TONES


def test_a_letter_weighs_more_than_a_tone():
    assert sorted(["mâu", "mạn", "man"], key=sort_key) == ["man", "mạn", "mâu"]


def test_a_shorter_word_comes_first():
    assert sorted(["Ba Vì", "Ba Đình", "Ba"], key=sort_key) == ["Ba", "Ba Đình", "Ba Vì"]


def test_people_sort_by_given_name():
    people = ["Nguyễn Văn Út", "Trần An", "Lê Thị Bình", "Nguyễn An"]
    assert sorted(people, key=name_sort_key) == ["Nguyễn An", "Trần An", "Lê Thị Bình", "Nguyễn Văn Út"]


@given(st.text())
def test_the_key_is_plain_so_every_collation_agrees(text):
    assert all(c in "0123456789abcdefghijklmnopqrstuvwxyz" for c in sort_key(text))

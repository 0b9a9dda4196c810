"""Days in a sentence, in the city's own time."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from danvan.ui.days import capital, day_words, moment_words


@pytest.mark.parametrize(("language", "words"), [("vi", "thứ Năm, 17/9/2026"), ("en", "Thursday, 17 Sep 2026")])
def test_a_day_has_its_weekday(language: str, words: str):
    with translation.override(language):
        assert day_words(date(2026, 9, 17)) == words


def test_a_moment_is_local_not_utc():
    with translation.override("vi"):
        assert moment_words(datetime(2026, 9, 16, 17, 30, tzinfo=UTC)) == "thứ Năm, 17/9/2026, 0:30"
        assert moment_words(date(2026, 9, 20)) == "Chủ nhật, 20/9/2026"


def test_only_the_first_letter_grows():
    assert capital("thứ Năm") == "Thứ Năm"
    assert capital("") == ""

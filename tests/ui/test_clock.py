"""The clock of a case: what is drawn for each state, and that it can be read without the drawing."""

import re
from typing import Any

import pytest
from django.template import engines
from django.utils import translation

from danvan.ui import clock_bar
from danvan.ui.clock import ClockCell, ClockFace, mark_of, runs
from danvan.ui.samples import cells, face, faces


def drawn(shown: ClockFace, **other: Any) -> str:
    return engines["django"].from_string("{% clock face %}").render({"face": shown, **other})


def test_counted_cells_up_to_now_are_done_and_the_rest_are_left():
    shown = face("run", "x", cells(5), 4, 1)
    assert [mark_of(shown, k) for k in range(5)] == ["done", "done", "left", "left", "left"]


def test_before_the_first_cell_nothing_is_done():
    shown = face("run", "x", cells(3), 2, None)
    assert {mark_of(shown, k) for k in range(3)} == {"left"}


def test_neighbouring_days_off_are_one_band_but_counted_days_stay_apart():
    shown = face("run", "x", cells(8), 7, 0)
    assert runs(shown) == [
        *[("done", 0, 1), ("left", 1, 1), ("left", 2, 1), ("left", 3, 1), ("left", 4, 1)],
        *[("off", 5, 2), ("left", 7, 1)],
    ]


def test_the_flag_stands_at_the_end_of_the_due_cell():
    assert '<svg x="50%" y="17"' in clock_bar.draw(face("late", "x", cells(4, over=4), 3, 7), label="")


def test_a_stopped_clock_has_no_plumb_line():
    running, stopped = (face("ok", "x", cells(4), 3, 2, closed=closed) for closed in (False, True))
    assert "c-now" in clock_bar.draw(running, label="")
    assert "c-now" not in clock_bar.draw(stopped, label="")


@pytest.mark.parametrize(("now", "anchor"), [(0, "start"), (9, "middle"), (18, "end")])
def test_the_word_for_today_never_leaves_the_bar(now: int, anchor: str):
    assert f'text-anchor="{anchor}"' in clock_bar.draw(face("run", "x", cells(19), 18, now), label="")


def test_a_long_term_runs_together():
    assert "c-gap" in clock_bar.draw(face("run", "x", cells(45), 44, 3), label="")
    assert "c-gap" not in clock_bar.draw(face("run", "x", cells(46), 45, 3), label="")


def test_the_small_clock_has_neither_gaps_nor_words_in_the_drawing():
    bar = clock_bar.draw(face("run", "x", cells(10), 9, 3), mini=True, label="x")
    assert "c-gap" not in bar
    assert "<text" not in bar


def test_geometry_is_in_attributes_and_stays_within_the_bar():
    for shown in faces():
        bar = clock_bar.draw(shown, label="x")
        assert "style=" not in bar
        assert all(0 <= float(x) <= 100 for x in re.findall(r' (?:x|width)="([\d.]+)%"', bar))


def test_words_given_to_the_clock_are_escaped():
    hostile = "<script>alert(1)</script>"
    shown = face(
        "run", hostile, (ClockCell(hostile, "count"),), 0, 0, now_label=hostile, reasons=(hostile,), basis=hostile
    )
    assert "<script" not in drawn(shown)


def test_the_state_is_said_in_words_with_its_own_sign_and_to_a_screen_reader():
    html = drawn(face("late", "Quá hạn 3 ngày làm việc", cells(4, over=3), 3, 6))
    assert 'class="is-late"' in html
    assert "icons.svg#late" in html
    assert 'role="img" aria-label="Nhận 24/8. Quá hạn 3 ngày làm việc. Hạn: hết thứ Năm, 17/9/2026"' in html


def test_the_last_day_has_the_sign_of_danger():
    assert face("soon", "x", cells(4), 3, 3).icon == "alert"
    assert face("soon", "x", cells(4), 3, 2).icon == "clock"


def test_the_key_names_only_what_the_bar_shows():
    with translation.override("en"):
        html = drawn(face("run", "x", cells(4), 3, 1))
    assert "Days counted" in html
    assert "Days left" in html
    assert "Paused" not in html
    assert "Overdue" not in html


def test_a_term_in_hours_speaks_of_hours():
    with translation.override("en"):
        html = drawn(face("run", "x", cells(8, hours=True), 7, 2, hours=True))
    assert "Hours left" in html
    assert "Days" not in html


def test_a_provisional_date_says_so():
    with translation.override("en"):
        assert "Provisional" in drawn(face("run", "x", cells(4), 3, 1, provisional=True))
        assert "Provisional" not in drawn(face("run", "x", cells(4), 3, 1))

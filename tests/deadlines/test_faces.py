"""What a clock shows: words, cells and reasons, in both languages, with a constant number of queries."""

import pytest
from django.utils import translation

from danvan.deadlines import clocks, errors
from danvan.deadlines.faces import face, faces, preview, preview_face
from danvan.deadlines.models import Clock
from tests.deadlines.calendars import local
from tests.deadlines.factories import BY, make_rule, officer, seeded, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    seeded()
    make_rule()
    return officer("case")


def said(clock, at, language="vi"):
    with translation.override(language):
        return face(clock, at=local(at))


@pytest.mark.parametrize(
    ("at", "state", "vietnamese", "english"),
    [
        ("2026-03-02 11:00", "run", "Còn 10 ngày làm việc", "10 working days left"),
        ("2026-03-11 11:00", "soon", "Còn 3 ngày làm việc", "3 working days left"),
        ("2026-03-16 23:59", "soon", "Hết hạn hôm nay", "Ends today"),
        ("2026-03-18 00:30", "late", "Quá hạn 2 ngày làm việc", "2 working days overdue"),
    ],
)
def test_a_running_clock_says_how_much_is_left(case, at, state, vietnamese, english):
    clock = start(case, "2026-03-02 10:00")
    assert (said(clock, at).state, said(clock, at).say) == (state, vietnamese)
    assert said(clock, at, "en").say == english


def test_a_clock_late_over_a_weekend_is_overdue_though_no_working_day_passed(case):
    clock = start(case, "2026-02-27 10:00")  # due Friday 13/3
    assert said(clock, "2026-03-14 10:00").say == "Quá hạn"


def test_an_answer_on_time_and_an_answer_overdue(case):
    start(case, "2026-03-02 10:00")
    done = clocks.stop_clock(case, stage="settle", at=local("2026-03-05 10:00"), by=BY)
    shown = said(done, "2026-05-01 10:00")
    assert (shown.state, shown.say, shown.closed) == ("ok", "Đã trả lời 5/3, đúng hạn", True)
    assert shown.now_index == 2
    late = officer("late")
    start(late, "2026-03-02 10:00")
    done = clocks.stop_clock(late, stage="settle", at=local("2026-03-17 10:00"), by=BY)
    assert said(done, "2026-05-01 10:00").say == "Đã trả lời 17/3, quá hạn"


def test_a_suspended_clock_says_so_and_is_never_late(case):
    start(case, "2026-03-02 10:00")
    held = clocks.pause_clock(case, stage="settle", reason_code="verify", at=local("2026-03-04 09:00"), by=BY)
    shown = said(held, "2026-04-20 10:00")
    assert (shown.state, shown.say) == ("hold", "Đang tạm đình chỉ")
    assert not any(cell.kind == "over" for cell in shown.cells)


def test_a_dropped_case_does_not_claim_an_answer(case):
    start(case, "2026-03-02 10:00")
    at = local("2026-03-10 09:00")
    clock = clocks.stop_clock(case, stage="settle", at=at, by=BY, outcome=Clock.Outcome.DROPPED)
    assert said(clock, "2026-04-20 10:00").say == "Thôi giải quyết từ 10/3"


def test_the_face_names_due_day_reasons_and_article(case):
    shown = said(start(case, "2026-08-27 10:00"), "2026-09-09 10:00")
    assert shown.due_words == "Hạn: hết thứ Ba, 15/9/2026"
    assert (shown.start_label, shown.due_label, shown.now_label) == ("Nhận 27/8", "15/9", "Hôm nay 9/9")
    skipped = "29–30/8, 5–6/9, 12–13/9 (nghỉ cuối tuần); 31/8 (nghỉ, đã làm bù thứ Bảy 22/8); 1–2/9 (nghỉ lễ Quốc khánh"
    assert skipped in shown.reasons[1]
    assert "Điều 28" in shown.basis
    assert shown.basis_url
    assert (shown.due_index, len(shown.cells)) == (18, 19)
    assert shown.now_index == 12
    assert not shown.provisional


def test_a_date_in_an_unannounced_year_is_called_an_expected_one(case):
    shown = said(start(case, "2026-12-28 10:00"), "2026-12-28 11:00")
    assert shown.due_words.startswith("Dự kiến")
    assert shown.provisional
    assert "2027" in shown.reasons[-1]


@pytest.mark.parametrize(
    ("at", "state", "words"),
    [
        ("2026-03-02 10:00", "run", "Còn 8 giờ làm việc"),
        ("2026-03-02 16:00", "run", "Còn 3 giờ làm việc"),
        ("2026-03-03 09:15", "soon", "Còn 45 phút"),
        ("2026-03-03 10:20", "late", "Quá hạn 20 phút"),
    ],
)
def test_hour_terms_count_in_working_hours(case, at, state, words):
    make_rule("test.intake", value=8, unit="wh")
    clock = start(case, "2026-03-02 10:00", rule_key="test.intake", stage="intake")
    shown = said(clock, at)
    assert (shown.state, shown.say, shown.hours) == (state, words, True)
    assert shown.due_words == "Hạn: 10:00, thứ Ba, 3/3/2026"


def test_many_faces_take_as_many_queries_as_one(case, django_assert_num_queries):
    start(case, "2026-03-02 10:00")
    rows = list(Clock.objects.all())
    with django_assert_num_queries(2):
        one = faces(rows, at=local("2026-03-03 10:00"))
    for number in range(20):
        start(officer(f"case{number}"), "2026-03-02 10:00")
    rows = list(Clock.objects.all())
    with django_assert_num_queries(2):
        many = faces(rows, at=local("2026-03-03 10:00"))
    assert (len(one), len(many)) == (1, 21)


def test_a_preview_looks_ahead_without_a_row(case):
    assert preview("test.settle", local("2026-03-02 10:00")).due_at == local("2026-03-16 23:59:59")
    shown = preview_face("test.settle", local("2026-03-02 10:00"), at=local("2026-03-02 10:00"))
    assert shown.reasons
    assert not Clock.objects.exists()
    with pytest.raises(errors.RuleIsNoTerm):
        preview("reception.head.city", local("2026-03-02 10:00"))

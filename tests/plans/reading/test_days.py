"""By when and how often, in the words of plans."""

from datetime import date

import pytest

from danvan.plans.reading.days import Calendar
from danvan.plans.reading.terms import term_of_field, term_of_text
from tests.plans.reading.samples import plan, said, tasks

OF_2098 = Calendar(2098, date(2097, 12, 2))


@pytest.mark.parametrize(
    ("words", "due", "recurrence", "confidence"),
    [
        ("trước ngày 15/12", "2098-12-15", "", "likely"),
        ("trước 15/12/2098", "2098-12-15", "", "sure"),
        ("15-12-2098", "2098-12-15", "", "sure"),
        ("Quý I/2098", "2098-03-31", "", "sure"),
        ("Quý 4 năm 2098", "2098-12-31", "", "sure"),
        ("Quý I, II/2098", "2098-06-30", "", "sure"),
        ("tháng 6/2098", "2098-06-30", "", "sure"),
        ("Tháng 01 - 3/2098", "2098-03-31", "", "sure"),
        ("Trước tháng 3/2098", "2098-02-28", "", "sure"),
        ("trong năm 2098", "2098-12-31", "", "sure"),
        ("giai đoạn 2098-2100", "2100-12-31", "", "sure"),
        ("6 tháng đầu năm 2098", "2098-06-30", "", "sure"),
        ("hoàn thành trước ngày 30 tháng 6 năm 2098", "2098-06-30", "", "sure"),
        ("Từ 01/3/2098 đến 30/6/2098", "2098-06-30", "", "sure"),
        ("15/12 hằng năm", "2098-12-15", "yearly", "likely"),
        ("Quý IV hàng năm", "2098-12-31", "yearly", "likely"),
        ("Thường xuyên", "", "ongoing", ""),
        ("Hàng tuần", "", "weekly", ""),
        ("ngày 25 hằng tháng", "", "monthly", ""),
        ("Hằng quý", "", "quarterly", ""),
        ("6 tháng, năm", "", "half_yearly", ""),
        ("Định kỳ 06 tháng", "", "half_yearly", ""),
        ("Hàng năm", "", "yearly", ""),
        ("theo chỉ đạo", "", "", ""),
        ("Q2", "", "", ""),
    ],
)
def test_a_field_says_when(words, due, recurrence, confidence):
    term = term_of_field(words, 1, OF_2098)
    assert (term.due.value, term.recurrence.value) == (due, recurrence)
    assert not due or term.due.confidence == confidence


@pytest.mark.parametrize(
    ("words", "due", "recurrence"),
    [
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 02/12/2098 của thành phố", "", ""),
        ("Quán triệt Nghị quyết 25-NQ/TW ngày 3/6/2098", "", ""),
        ("Báo cáo trước ngày 15/12/2098 về Sở Nội vụ", "2098-12-15", ""),
        ("xây dựng kế hoạch của mình trước ngày 28/02/2098", "2098-02-28", ""),
        ("Theo Quyết định thực hiện ngày 3/6/2098 của xã", "", ""),
        ("Bố trí từ nguồn chi thường xuyên", "", ""),
        ("Thường xuyên rà soát", "", "ongoing"),
        ("Quý I: kiểm tra năm phường", "2098-03-31", ""),
        ("Đạt 7/12 chỉ tiêu của xã", "", ""),
    ],
)
def test_only_a_term_counts_inside_a_sentence(words, due, recurrence):
    term = term_of_text(words, 1, OF_2098)
    assert (term.due.value, term.recurrence.value) == (due, recurrence)


def test_a_missing_year_is_that_of_the_plan_and_after_its_issue():
    issued = Calendar(2097, date(2097, 6, 10))
    assert term_of_field("Quý I", 1, issued).due.value == "2098-03-31"
    assert term_of_field("Quý I", 1, issued).due.confidence == "guess"
    assert term_of_field("tháng 6", 1, issued).due.value == "2097-06-30"
    assert term_of_field("tháng 6", 1, Calendar()).due.value == ""


def test_dates_that_contradict_keep_the_earlier_with_low_confidence():
    term = term_of_field("trước 30/6/2098, chậm nhất 31/3/2098", 7, OF_2098)
    assert (term.due.value, term.due.confidence) == ("2098-03-31", "guess")
    assert [(problem.code, problem.line) for problem in term.problems] == [("dates-differ", 7)]


def test_a_day_before_the_issue_is_told():
    term = term_of_field("trước 30/6/2096", 7, OF_2098)
    assert term.due.confidence == "guess"
    assert [problem.code for problem in term.problems] == ["due-before-issue"]


def test_the_year_of_the_title_counts_before_that_of_the_issue():
    read = plan("I. VIỆC", "1. Làm trước ngày 15/12.", "2. Nghỉ.", title="Dân vận năm 2099")
    assert said(tasks(read)["1"])[2] == "2099-12-15"
    assert read.fact("year") == "2099"

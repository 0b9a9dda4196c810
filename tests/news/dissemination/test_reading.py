"""Reading, the quiz, confirming, asking, and what is told when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.errors import NotAllowed
from danvan.events.delivery import deliver_due
from danvan.events.models import RecordedEvent
from danvan.news.actions.answer_question import answer_question
from danvan.news.actions.ask_question import ask_question
from danvan.news.actions.close_dissemination import close_dissemination
from danvan.news.actions.confirm_reading import confirm_reading
from danvan.news.actions.correct_dissemination import correct_dissemination
from danvan.news.actions.withdraw_dissemination import withdraw_dissemination
from danvan.news.errors.dissemination import QuizNotRight, ReadingClosed
from danvan.news.jobs import remind
from danvan.news.models import Reader, ReaderQuestion
from danvan.news.queries.audience import Line
from danvan.news.rules import MAY_READ_SENT, MAY_SEE_COVERAGE
from danvan.notifications.models import Notice
from danvan.organisations.models import Role
from tests.news.dissemination.making import AT, QUIZ, a_draft, people, sender, sent
from tests.organisations.cast import CAST, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(small_city):
    return sender(small_city.office)


@pytest.fixture
def readers(small_city):
    return people(small_city.ward_committee, 3)


@pytest.fixture
def row(small_city, officer, readers):
    return sent(officer, small_city.office, Line(small_city.ward_committee.pk))


def _reader(row, person) -> Reader:
    return Reader.objects.get(dissemination=row, person=person)


def test_confirming_twice_is_confirming_once(row, readers) -> None:
    reader = _reader(row, readers[0])
    first = confirm_reading(reader.pk, answers=[], by=readers[0], at=AT)
    again = confirm_reading(reader.pk, answers=[], by=readers[0], at=AT + timedelta(days=1))
    assert again.confirmed_at == first.confirmed_at == AT
    assert RecordedEvent.objects.filter(kind="news.reading_confirmed").count() == 1


def test_nobody_confirms_for_another(row, readers, officer) -> None:
    for somebody in (readers[1], officer):
        with pytest.raises(NotAllowed):
            confirm_reading(_reader(row, readers[0]).pk, answers=[], by=somebody, at=AT)


def test_a_quiz_is_answered_right_before_confirming_and_nothing_of_it_is_kept(small_city, officer, readers) -> None:
    row = sent(officer, small_city.office, Line(small_city.ward_committee.pk), quiz=QUIZ)
    reader = _reader(row, readers[0])
    for wrong in ([], [1], [0, 0], [7]):
        with pytest.raises(QuizNotRight):
            confirm_reading(reader.pk, answers=wrong, by=readers[0], at=AT)
    assert not RecordedEvent.objects.filter(kind="news.reading_confirmed").exists()
    assert confirm_reading(reader.pk, answers=[0], by=readers[0], at=AT).confirmed_at == AT


def test_closed_or_withdrawn_it_takes_no_confirmation(small_city, officer, row, readers) -> None:
    close_dissemination(row.pk, by=officer, at=AT)
    with pytest.raises(ReadingClosed):
        confirm_reading(_reader(row, readers[0]).pk, answers=[], by=readers[0], at=AT)
    other = sent(officer, small_city.office, Line(small_city.ward_committee.pk))
    withdraw_dissemination(other.pk, reason="Gửi nhầm bản.", by=officer, at=AT)
    with pytest.raises(ReadingClosed):
        ask_question(_reader(other, readers[0]).pk, words="Vì sao?", by=readers[0], at=AT)


def test_who_left_neither_sees_nor_confirms(row, readers) -> None:
    reader = _reader(row, readers[0])
    Reader.objects.filter(pk=reader.pk).update(released_on=AT.date())
    with pytest.raises(NotAllowed):
        confirm_reading(reader.pk, answers=[], by=readers[0], at=AT)


def test_the_same_question_again_is_the_first(row, readers) -> None:
    reader = _reader(row, readers[0])
    first = ask_question(reader.pk, words="Phường  có phải báo cáo không?", by=readers[0], at=AT)
    again = ask_question(reader.pk, words="phường có phải báo cáo không?", by=readers[0], at=AT)
    assert first == again
    assert RecordedEvent.objects.filter(kind="news.question_asked").count() == 1


def test_only_the_sending_unit_answers_and_changes_its_answer(row, readers, officer) -> None:
    asked = ask_question(_reader(row, readers[0]).pk, words="Báo cáo ở đâu?", by=readers[0], at=AT)
    with pytest.raises(NotAllowed):
        answer_question(asked.pk, answer="Không rõ.", by=readers[1], at=AT)
    answer_question(asked.pk, answer="Tại cổng.", shown_words="Báo cáo ở đâu?", by=officer, at=AT)
    answer_question(asked.pk, answer="Tại cổng.", shown_words="Báo cáo ở đâu?", by=officer, at=AT)
    assert RecordedEvent.objects.filter(kind="news.question_answered").count() == 1
    changed = answer_question(asked.pk, answer="Trên hệ thống này.", by=officer, at=AT + timedelta(hours=2))
    assert (changed.is_public, changed.answered_at) == (False, AT)


def test_question_and_answer_are_told_without_a_name(row, readers, officer) -> None:
    asked = ask_question(_reader(row, readers[0]).pk, words="Báo cáo ở đâu?", by=readers[0], at=AT)
    deliver_due(datetime.now(UTC), limit=50)
    assert Notice.objects.get(user=officer).params == {"number": row.pk}
    answer_question(asked.pk, answer="Tại cổng.", by=officer, at=AT)
    deliver_due(datetime.now(UTC), limit=50)
    assert list(Notice.objects.exclude(user=officer).values_list("user_id", flat=True)) == [readers[0].pk]


def _told() -> list[int]:
    return sorted(Notice.objects.filter(kind="news.to_read").values_list("user_id", flat=True))


def test_readers_are_told_in_working_hours_in_one_line_a_day(small_city, officer, row, readers) -> None:
    sent(officer, small_city.office, Line(small_city.ward_committee.pk), title="Văn bản thứ hai")
    remind(AT.replace(hour=14))  # 21:00: nobody is disturbed
    assert _told() == []
    remind(AT)
    remind(AT + timedelta(hours=1))
    assert _told() == sorted(person.pk for person in readers)
    assert Notice.objects.first().params == {"count": 2, "day": "18/09/2026"}
    # The next day there is no reason; on the reminder day and on the due day there is.
    remind(AT + timedelta(days=1))
    assert len(_told()) == 3
    remind(AT + timedelta(days=9))
    remind(AT + timedelta(days=11))
    assert len(_told()) == 9
    assert RecordedEvent.objects.filter(kind="news.readers_told").count() == 3


def test_what_comes_after_the_digest_is_told_the_next_day(small_city, officer, row, readers) -> None:
    remind(AT)
    sent(officer, small_city.office, Line(small_city.ward_committee.pk), title="Gửi buổi chiều")
    remind(AT + timedelta(hours=4))
    assert len(_told()) == 3
    remind(AT + timedelta(days=1))
    assert len(_told()) == 6


def test_who_confirmed_is_reminded_no_more(row, readers) -> None:
    confirm_reading(_reader(row, readers[0]).pk, answers=[], by=readers[0], at=AT)
    remind(AT)
    assert readers[0].pk not in _told()


def test_telling_hundreds_takes_as_many_queries_as_telling_three(row, small_city, officer) -> None:
    with CaptureQueriesContext(connection) as few:
        remind(AT)
    people(small_city.other_ward_committee, 190)
    sent(officer, small_city.office, Line(small_city.other_ward_committee.pk))
    with CaptureQueriesContext(connection) as many:
        remind(AT)
    # Some statements are cut in pieces by SQLite's limit of values.
    assert len(many) <= len(few) + 4
    assert len(_told()) == 193


def test_a_correction_is_told_to_every_reader_once(row, readers, officer) -> None:
    confirm_reading(_reader(row, readers[0]).pk, answers=[], by=readers[0], at=AT)
    correct_dissemination(row.pk, summary="Bản đúng.", correction="Sai số ngày.", by=officer, at=AT)
    remind(AT)
    remind(AT)
    assert Notice.objects.filter(kind="news.corrected").count() == 3
    assert Reader.objects.get(person=readers[0]).confirmed_at == AT


@pytest.mark.parametrize("who", CAST)
def test_list_and_row_agree(who: str, play, small_city, officer, row) -> None:
    person = play(who)
    on = AT.date()
    reader = row.readers.first()
    listed = MAY_SEE_COVERAGE.rows(type(row).objects.filter(pk=row.pk), person, on=on).exists()
    assert listed is MAY_SEE_COVERAGE.allows(person, row, on=on)
    assert listed is (who in {"head", "coordinator"})
    assert not MAY_READ_SENT.rows(Reader.objects.all(), person, on=on).exists()
    assert not MAY_READ_SENT.allows(person, reader, on=on)


def test_a_draft_is_seen_by_the_sending_unit_only(small_city, officer) -> None:
    draft = a_draft(officer, small_city.office, Line(small_city.ward_committee.pk))
    head = member("lanh-dao-tp", small_city.committee, Role.HEAD)
    on = AT.date()
    assert MAY_SEE_COVERAGE.allows(officer, draft, on=on)
    assert not MAY_SEE_COVERAGE.allows(head, draft, on=on)


def test_questions_of_others_are_counted_once(row, readers) -> None:
    for person in readers[:2]:
        ask_question(_reader(row, person).pk, words="Báo cáo ở đâu?", by=person, at=AT)
    assert ReaderQuestion.objects.count() == 2

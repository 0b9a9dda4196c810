"""Drafting and sending: who, to whom, by when; and who joins or leaves later."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.news.actions.close_dissemination import close_dissemination
from danvan.news.actions.draft_dissemination import Asked, Draft, draft_dissemination
from danvan.news.actions.refresh_readers import refresh_readers
from danvan.news.actions.send_dissemination import send_dissemination
from danvan.news.actions.withdraw_dissemination import withdraw_dissemination
from danvan.news.errors.dissemination import (
    ArticleNotShown,
    DueDayNotPossible,
    NobodyToRead,
    NotADraft,
    OutOfReach,
    QuizNotSound,
)
from danvan.news.jobs import READERS
from danvan.news.models import Dissemination, Reader
from danvan.news.queries.audience import Line, how_many, people_of
from danvan.organisations.models import Membership, Role
from tests.news.dissemination.making import AT, DUE, ON, a_document, a_draft, people, sender, sent
from tests.news.factories import an_article
from tests.organisations.cast import SINCE, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(small_city):
    return small_city


@pytest.fixture
def officer(city):
    return sender(city.office)


def test_an_audience_is_counted_by_unit_role_and_person(city) -> None:
    people(city.ward_committee, 3)
    people(city.ward_division, 2)
    (clerk,) = people(city.other_ward_committee, 1, Role.CLERK)
    everybody = Line(city.ward_committee.pk, below=True)
    assert how_many(people_of([everybody], on=ON)).people == 5
    assert how_many(people_of([Line(city.ward_committee.pk)], on=ON)).people == 3
    assert people_of([Line(city.committee.pk, below=True, role=Role.CLERK)], on=ON) == {
        clerk.pk: city.other_ward_committee.pk
    }
    assert people_of([everybody, Line(person_id=clerk.pk)], on=ON).keys() >= {clerk.pk}


def test_sending_names_each_person_once_with_the_unit_of_the_day(city, officer) -> None:
    (both,) = people(city.ward_committee, 1)
    Membership.objects.create(user=both, unit=city.ward_division, role=Role.HEAD, valid_from=SINCE + timedelta(days=9))
    row = sent(officer, city.office, Line(city.ward_committee.pk, below=True), Line(person_id=both.pk))
    reader = Reader.objects.get(dissemination=row)
    assert (reader.person_id, reader.unit_id, reader.due_on) == (both.pk, city.ward_committee.pk, DUE)
    assert (row.state, row.sent_on, row.remind_on) == ("sent", ON, date(2026, 9, 16))


def test_sending_twice_sends_once(city, officer) -> None:
    people(city.ward_committee, 2)
    row = sent(officer, city.office, Line(city.ward_committee.pk))
    send_dissemination(row.pk, by=officer, at=AT + timedelta(hours=1))
    assert Reader.objects.count() == 2
    assert RecordedEvent.objects.filter(kind="news.dissemination_sent").count() == 1


def test_a_city_of_five_thousand_is_sent_in_few_queries(city, officer, django_assert_max_num_queries) -> None:
    people(city.ward_committee, 5000)
    row = a_draft(officer, city.office, Line(city.committee.pk, below=True))
    # SQLite takes a thousand values a statement: 5,000 readers are inserted in pieces, never one by one.
    with django_assert_max_num_queries(70):
        send_dissemination(row.pk, by=officer, at=AT)
    assert row.readers.count() == 5001


def test_the_same_form_twice_makes_one_draft(city, officer) -> None:
    draft = Draft(city.office, "Kế hoạch", "Tóm tắt", DUE, document=a_document())
    first = draft_dissemination(draft, form_token="x" * 32, by=officer, at=AT)
    assert draft_dissemination(draft, form_token="x" * 32, by=officer, at=AT) == first
    with pytest.raises(NotAllowed):
        draft_dissemination(draft, form_token="x" * 32, by=sender(city.office), at=AT)


@pytest.mark.parametrize("day", [date(2026, 9, 4), date(2026, 9, 12), date(2036, 9, 12)])
def test_the_day_is_a_working_day_not_passed(city, officer, day: date) -> None:
    with pytest.raises(DueDayNotPossible):
        a_draft(officer, city.office, due_on=day)


def test_nobody_obliges_units_or_persons_outside(city) -> None:
    head = member("truong-phuong", city.ward_committee, Role.HEAD)
    (stranger,) = people(city.other_ward_committee, 1)
    for line in (Line(city.other_ward_committee.pk), Line(city.committee.pk, below=True), Line(person_id=stranger.pk)):
        with pytest.raises(OutOfReach):
            a_draft(head, city.ward_committee, line)
    a_draft(head, city.ward_committee, Line(city.ward_division.pk))


@pytest.mark.parametrize("role", [Role.HANDLER, Role.CLERK, Role.WRITER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_other_roles_do_not_send(city, role: str) -> None:
    with pytest.raises(NotAllowed):
        a_draft(member("khac", city.office, role), city.office)


def test_an_audience_of_nobody_is_not_sent(city, officer) -> None:
    row = a_draft(officer, city.office, Line(city.inspectorate.pk))
    with pytest.raises(NobodyToRead):
        send_dissemination(row.pk, by=officer, at=AT)
    row.refresh_from_db()
    assert row.is_draft


def test_an_article_that_nobody_could_open_is_not_sent(city, officer) -> None:
    people(city.ward_committee, 1)
    row = a_draft(officer, city.office, Line(city.ward_committee.pk), article=an_article(live=False))
    with pytest.raises(ArticleNotShown):
        send_dissemination(row.pk, by=officer, at=AT)


def test_what_was_sent_is_not_rewritten(city, officer) -> None:
    people(city.ward_committee, 1)
    row = sent(officer, city.office, Line(city.ward_committee.pk))
    draft = Draft(city.office, "Khác", "Khác", DUE, document=a_document())
    with pytest.raises(NotADraft):
        draft_dissemination(draft, pk=row.pk, form_token="y" * 32, by=officer, at=AT)


@pytest.mark.parametrize(
    "asked",
    [
        Asked("Hỏi", ("Một",), 0, "Vì"),
        Asked("Hỏi", ("Một", "Một"), 0, "Vì"),
        Asked("Hỏi", ("Một", "Hai"), 2, "Vì"),
        Asked("Hỏi", ("Một", "Hai"), 0, " "),
    ],
)
def test_a_quiz_without_one_right_answer_and_a_reason_is_refused(city, officer, asked: Asked) -> None:
    with pytest.raises(QuizNotSound):
        a_draft(officer, city.office, quiz=(asked,))


def test_it_spreads_an_article_or_a_document_never_both_or_none(city, officer) -> None:
    row = a_draft(officer, city.office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dissemination.objects.filter(pk=row.pk).update(document=None)


def test_who_joins_must_read_who_leaves_need_not_who_confirmed_stays(city, officer) -> None:
    gone, done, stays = people(city.ward_committee, 3)
    row = sent(officer, city.office, Line(city.ward_committee.pk))
    row.readers.filter(person=done).update(confirmed_at=AT, confirmed_on=ON)
    Membership.objects.filter(user__in=[gone, done]).update(valid_to=ON)
    (fresh,) = people(city.ward_committee, 1)
    tomorrow = AT + timedelta(days=1)
    assert refresh_readers(row.pk, by=READERS, at=tomorrow) == (1, 1)
    assert refresh_readers(row.pk, by=READERS, at=tomorrow) == (0, 0)
    counted = set(row.readers.counted().values_list("person_id", flat=True))
    assert counted == {done.pk, stays.pk, fresh.pk}
    # Back in the unit before the day, they must read it after all.
    Membership.objects.filter(user=gone).update(valid_to=None)
    assert refresh_readers(row.pk, by=READERS, at=tomorrow) == (1, 0)


def test_after_the_day_nobody_joins(city, officer) -> None:
    people(city.ward_committee, 1)
    row = sent(officer, city.office, Line(city.ward_committee.pk))
    people(city.ward_committee, 1)
    assert refresh_readers(row.pk, by=READERS, at=AT + timedelta(days=30)) == (0, 0)


def test_a_dissolved_unit_has_no_readers_left_to_remind(city, officer) -> None:
    people(city.ward_division, 3)
    row = sent(officer, city.office, Line(city.ward_division.pk))
    city.ward_division.valid_to = ON
    city.ward_division.save()
    assert refresh_readers(row.pk, by=READERS, at=AT + timedelta(days=1)) == (0, 3)


def test_only_the_job_refreshes(city, officer) -> None:
    people(city.ward_committee, 1)
    row = sent(officer, city.office, Line(city.ward_committee.pk))
    with pytest.raises(NotAllowed):
        refresh_readers(row.pk, by=officer, at=AT)


def test_closed_and_withdrawn_are_ends(city, officer) -> None:
    from danvan.lifecycle import MoveNotAllowed

    people(city.ward_committee, 1)
    row = sent(officer, city.office, Line(city.ward_committee.pk))
    close_dissemination(row.pk, by=officer, at=AT)
    assert close_dissemination(row.pk, by=officer, at=AT).state == "closed"
    with pytest.raises(MoveNotAllowed):
        withdraw_dissemination(row.pk, reason="Nhầm", by=officer, at=AT)

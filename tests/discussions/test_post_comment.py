"""A reader sends a comment: once, plain, and seen by nobody before a moderator."""

import pytest

from danvan.accounts.contacts import masked
from danvan.accounts.errors import PhoneNotUnderstood
from danvan.discussions.errors import CommentsClosed
from danvan.discussions.models import Comment
from danvan.discussions.queries.finding import by_link
from danvan.discussions.queries.thread import thread
from danvan.errors import NotThere
from danvan.events.models import RecordedEvent
from tests.canary import CANARY, traces_in_database
from tests.discussions.pages_of_a_test import KIND, MORNING, READER, a_comment, a_posting, secret_of

pytestmark = pytest.mark.django_db


def test_it_waits_and_nobody_reads_it(pages):
    comment = a_comment()
    assert comment.state == "pending"
    assert thread(KIND, 1).comments == []
    assert by_link(secret_of()) == comment


def test_the_same_form_sent_twice_is_one_comment(pages):
    first = a_comment()
    assert a_comment(title="Khác").pk == first.pk
    assert Comment.objects.count() == 1
    assert RecordedEvent.objects.filter(kind="discussions.received").count() == 1


def test_the_number_is_kept_under_seal_only(pages):
    comment = a_comment(phone=CANARY.phone)
    assert traces_in_database(CANARY) == []
    assert masked(comment.contact).phone.endswith("58")


def test_without_a_number_no_contact_is_kept(pages):
    assert a_comment().contact is None


def test_a_number_that_is_none_keeps_nothing(pages):
    with pytest.raises(PhoneNotUnderstood):
        a_comment(phone="12")
    assert not Comment.objects.exists()


def test_a_closed_page_takes_none(pages):
    pages.put(1, open=False)
    with pytest.raises(CommentsClosed):
        a_comment()


def test_a_page_that_is_not_public_or_not_there_takes_none(pages):
    pages.put(1, public=False)
    for changes in ({}, {"subject_id": 99}, {"subject_type": "tests.nothing"}):
        with pytest.raises(NotThere):
            a_comment(**changes)


def test_the_responsible_unit_is_that_of_the_day(pages, small_city):
    pages.put(1, unit_id=small_city.ward_committee.pk)
    comment = a_comment()
    pages.put(1, unit_id=None)
    assert Comment.objects.get(pk=comment.pk).unit == small_city.ward_committee


def test_the_same_words_in_other_capitals_are_a_repetition(pages):
    a_comment()
    again = a_comment("another-token", content=a_posting().content.upper())
    assert ["repeated", 1] in again.signs
    assert again.score >= 3
    assert again.state == "pending"


def test_only_a_reader_comments(pages, moderator):
    from danvan.discussions.actions.post import post_comment
    from danvan.errors import NotAllowed

    with pytest.raises(NotAllowed):
        post_comment(a_posting(), form_token="x" * 40, by=moderator, at=MORNING)
    assert READER is not moderator


def test_events_hold_neither_words_nor_names(pages):
    a_comment()
    text = RecordedEvent.objects.get(kind="discussions.received").text
    assert "rác" not in text
    assert "Ượng" not in text

"""Moderators publish, refuse, hide and take back; each decision is recorded and says why."""

import pytest

from danvan.discussions.actions.answer import answer_comment
from danvan.discussions.actions.hide import hide_comment
from danvan.discussions.actions.keep import keep_comment
from danvan.discussions.actions.publish import publish_comment
from danvan.discussions.actions.refuse import refuse_comment
from danvan.discussions.actions.report import report_comment
from danvan.discussions.actions.withdraw import withdraw_comment
from danvan.discussions.errors import CannotBeWithdrawn, NotPublic, ReasonMissing, ReplyMissing
from danvan.discussions.lifecycle import State
from danvan.discussions.models import AbuseReport, Comment, OfficialReply, ReportReason
from danvan.discussions.queries.thread import comment_counts, thread
from danvan.errors import NotAllowed, NotThere
from danvan.events.queries import timeline
from danvan.lifecycle import MoveNotAllowed
from danvan.organisations.models import Role
from tests.discussions.pages_of_a_test import KIND, MORNING, READER, a_comment, published
from tests.organisations.cast import member

pytestmark = pytest.mark.django_db


def kinds_of(comment):
    return [line.kind.removeprefix("discussions.") for line in timeline(comment)]


def test_published_everyone_reads_it(pages, moderator):
    comment = published(moderator)
    shown = thread(KIND, 1)
    assert [row.public_text for row in shown.comments] == [comment.content]
    assert comment_counts(KIND, [1, 2]) == {1: 1}


def test_published_twice_is_published_once(pages, moderator):
    comment = published(moderator)
    publish_comment(comment.pk, by=moderator, at=MORNING)
    assert kinds_of(comment) == ["received", "published"]


def test_numbers_may_be_hidden_and_the_words_stay_as_sent(pages, moderator):
    comment = a_comment(content="Gọi 0912 345 678 để biết thêm.")
    publish_comment(comment.pk, by=moderator, at=MORNING, numbers_hidden=True)
    shown = thread(KIND, 1).comments[0]
    assert shown.public_text == "Gọi •••• ••• ••• để biết thêm."
    assert Comment.objects.get(pk=comment.pk).content.startswith("Gọi 0912")


def test_refused_with_a_reason_then_published_after_all(pages, moderator):
    comment = a_comment()
    refused = refuse_comment(comment.pk, reason="off_topic", note="", by=moderator, at=MORNING)
    assert (refused.state, refused.reason) == ("refused", "off_topic")
    back = publish_comment(comment.pk, by=moderator, at=MORNING)
    assert (back.state, back.reason) == ("published", "")
    assert kinds_of(comment) == ["received", "refused", "published"]


def test_hidden_with_a_reason_then_published_again(pages, moderator):
    comment = published(moderator)
    hidden = hide_comment(comment.pk, reason="personal", by=moderator, at=MORNING)
    assert (hidden.public_text, thread(KIND, 1).total) == ("", 0)
    publish_comment(comment.pk, by=moderator, at=MORNING)
    assert thread(KIND, 1).total == 1


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("nonsense", ""), ("other", ""), ("other", "   ")])
def test_no_refusal_without_a_reason(pages, moderator, reason, note):
    comment = a_comment()
    with pytest.raises(ReasonMissing):
        refuse_comment(comment.pk, reason=reason, note=note, by=moderator, at=MORNING)
    assert Comment.objects.get(pk=comment.pk).state == "pending"


def test_a_published_comment_is_hidden_not_refused_and_a_pending_one_not_hidden(pages, moderator):
    with pytest.raises(MoveNotAllowed):
        refuse_comment(published(moderator).pk, reason="insult", by=moderator, at=MORNING)
    with pytest.raises(MoveNotAllowed):
        hide_comment(a_comment("another-token").pk, reason="insult", by=moderator, at=MORNING)


def test_what_its_writer_took_back_nobody_decides_on(pages, moderator):
    comment = published(moderator)
    withdraw_comment(comment.pk, by=READER, at=MORNING)
    withdraw_comment(comment.pk, by=READER, at=MORNING)
    assert thread(KIND, 1).total == 0
    with pytest.raises(MoveNotAllowed):
        publish_comment(comment.pk, by=moderator, at=MORNING)
    assert kinds_of(comment) == ["received", "published", "withdrawn"]


def test_a_petition_is_not_taken_back_as_a_comment(pages):
    comment = a_comment()
    Comment.objects.update(state=State.PETITION.value)
    with pytest.raises(CannotBeWithdrawn):
        withdraw_comment(comment.pk, by=READER, at=MORNING)


def test_no_officer_takes_back_in_the_writers_place(pages, moderator):
    with pytest.raises(NotAllowed):
        withdraw_comment(a_comment().pk, by=moderator, at=MORNING)


WHO = ("editor", "ward_moderator", "other", "handler", "outsider", "reader")


@pytest.mark.parametrize("who", WHO)
def test_only_the_responsible_moderators_decide(pages, small_city, moderator, ward_moderator, editor, play, who):
    other = member("other", small_city.other_ward_committee, Role.MODERATOR)
    people = {"editor": editor, "ward_moderator": ward_moderator, "other": other, "reader": READER}
    person = people.get(who) or play(who)
    pages.put(1, unit_id=small_city.other_ward_committee.pk)
    comment = a_comment()
    steps = (
        lambda: publish_comment(comment.pk, by=person, at=MORNING),
        lambda: refuse_comment(comment.pk, reason="insult", by=person, at=MORNING),
        lambda: keep_comment(comment.pk, by=person, at=MORNING),
    )
    if who == "other":
        steps[0]()
        return
    for step in steps:
        with pytest.raises(NotAllowed):
            step()


def test_an_officer_of_the_responsible_unit_replies_once_and_may_change_it(pages, small_city, moderator, handler):
    pages.put(1, unit_id=small_city.ward_committee.pk)
    comment = published(moderator)
    for text in ("Đã bổ sung lịch.", "Đã bổ sung lịch.", "Đã bổ sung lịch của 12 tổ."):
        answer_comment(comment.pk, text=text, by=handler, at=MORNING)
    reply = OfficialReply.objects.get()
    assert (reply.text, reply.unit) == ("Đã bổ sung lịch của 12 tổ.", small_city.ward_committee)
    assert kinds_of(comment).count("answered") == 2


def test_others_do_not_reply(pages, small_city, moderator, handler, outsider):
    comment = published(moderator)
    for person in (handler, outsider, READER):
        with pytest.raises(NotAllowed):
            answer_comment(comment.pk, text="Có", by=person, at=MORNING)


def test_no_reply_without_words_or_to_what_is_not_public(pages, moderator):
    with pytest.raises(ReplyMissing):
        answer_comment(published(moderator).pk, text=" \u200b\n", by=moderator, at=MORNING)
    with pytest.raises(NotPublic):
        answer_comment(a_comment("another-token").pk, text="Có", by=moderator, at=MORNING)


def report(comment, household, reason=ReportReason.INSULT):
    return report_comment(comment.pk, reason=reason, household=household, by=READER, at=MORNING)


def test_an_address_reports_once_and_nothing_is_hidden(pages, moderator):
    comment = published(moderator)
    for household in ("203.0.113.7", "203.0.113.7", "203.0.113.8"):
        assert report(comment, household) is None
    assert AbuseReport.objects.count() == 2
    assert thread(KIND, 1).total == 1
    assert list(Comment.objects.reported()) == [comment]
    assert not any("203" in row.digest for row in AbuseReport.objects.all() if len(row.digest) < 64)


def test_read_reports_are_settled_and_may_come_anew(pages, moderator):
    comment = published(moderator)
    report(comment, "203.0.113.7")
    keep_comment(comment.pk, by=moderator, at=MORNING)
    keep_comment(comment.pk, by=moderator, at=MORNING)
    assert not Comment.objects.reported().exists()
    assert kinds_of(comment).count("kept") == 1
    report(comment, "203.0.113.9")
    assert Comment.objects.reported().exists()
    hide_comment(comment.pk, reason="insult", by=moderator, at=MORNING)
    assert not Comment.objects.reported().exists()


def test_what_is_not_public_is_not_reported(pages):
    with pytest.raises(NotThere):
        report(a_comment(), "203.0.113.7")


def test_a_thread_is_two_queries_however_long(pages, moderator, django_assert_num_queries):
    for number in range(25):
        comment = published(moderator, f"token-{number}")
        answer_comment(comment.pk, text="Đã ghi nhận.", by=moderator, at=MORNING)
    with django_assert_num_queries(2):
        shown = thread(KIND, 1)
        assert all(row.reply.unit.name for row in shown.comments)
    assert (len(shown.comments), shown.pages, shown.next_page) == (20, 2, 2)
    last = thread(KIND, 1, 99)
    assert (last.page, len(last.comments), last.next_page) == (2, 5, 0)
    newest = thread(KIND, 1, newest_first=True).comments[0]
    assert newest.pk == last.comments[-1].pk

"""Who hears of an answer's way: the next step, the drafter, the clerk, and at the end the sender."""

import pytest
from django.utils import timezone

from danvan.events.delivery import deliver_due
from danvan.notifications.models import Mail, Notice
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.pass_answer import pass_answer
from danvan.petitions.actions.return_answer import return_answer
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.models import Petition
from tests.organisations.cast import member
from tests.petitions.answering import stages
from tests.petitions.answering.stages import a_refusal, fresh

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def petition(people, now):
    return stages.accepted(people, at=now, email="nguoi.gui@danvan.example")


def told(kind):
    deliver_due(timezone.now())
    return sorted(Notice.objects.filter(kind=f"petitions.{kind}").values_list("user__code", flat=True))


def test_each_step_hears_when_it_is_its_turn(petition, people, now):
    stages.long_path(people.unit)
    stages.submitted(petition, people)
    assert told("to_approve") == ["w-room-head"]
    pass_answer(petition.pk, by=fresh(people.room_head), at=now)
    assert told("to_approve") == ["w-office-head", "w-room-head"]
    pass_answer(petition.pk, by=fresh(people.office_head), at=now)
    assert told("to_sign") == ["w-head"]
    sign_answer(petition.pk, by=fresh(people.head), at=now)
    assert told("to_issue") == ["w-clerk"]


def test_the_drafter_hears_of_remarks(petition, people, now):
    stages.submitted(petition, people)
    return_answer(petition.pk, remarks="Nêu rõ ngày", by=people.head, at=now)
    assert told("answer_came_back") == ["w-handler"]


def test_a_late_delivery_tells_nobody_of_what_is_over(petition, people, now):
    stages.submitted(petition, people)
    return_answer(petition.pk, remarks="Nêu rõ ngày", by=people.head, at=now)
    assert told("to_sign") == []


def test_without_a_clerk_the_head_hears_that_it_waits(petition, people, now):
    from danvan.organisations.models import Membership

    Membership.objects.filter(user=people.clerk).delete()
    stages.signed(petition, people)
    assert told("to_issue") == ["w-head"]


def test_the_sender_gets_one_mail_that_says_nothing_of_the_matter(petition, people, now):
    stages.signed(petition, people)
    issue_answer(petition.pk, by=fresh(people.clerk), at=now)
    deliver_due(timezone.now())
    deliver_due(timezone.now())
    mail = Mail.objects.get(kind="petitions.answered")
    text = str(mail.contents())
    assert petition.reference in text
    assert "01/PAKN" in text
    assert "Nắp cống" not in text


def test_of_a_hand_over_the_sender_hears_where_it_went(petition, people, now):
    member("sxd", people.city.department, "receiver")
    stages.signed(petition, people, draft=a_refusal(people.city.department))
    issue_answer(petition.pk, by=fresh(people.clerk), at=now)
    deliver_due(timezone.now())
    assert people.city.department.name in str(Mail.objects.get(kind="petitions.handed_over").contents())
    assert not Mail.objects.filter(kind="petitions.answered").exists()


def test_those_answered_together_are_told_too(petition, people, now):
    from tests.petitions.factories import a_petition

    one = a_petition(people.city.ward, token="an-attached-form-token", at=now, email="nguoi.khac@danvan.example")
    Petition.objects.filter(pk=one.pk).update(state="attached", main=petition)
    stages.signed(petition, people)
    issue_answer(petition.pk, by=fresh(people.clerk), at=now)
    deliver_due(timezone.now())
    told_of = {ref for m in Mail.objects.filter(kind="petitions.answered") for ref in [m.contents()["subject"]]}
    assert len(told_of) == 2

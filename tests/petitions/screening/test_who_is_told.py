"""After each step of screening: the right officers, the sender by mail, and nobody twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from danvan.events.delivery import deliver_due
from danvan.events.models import Delivery
from danvan.notifications.models import Mail, Notice
from danvan.notifications.previews import previews
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.decide import decide_competence
from danvan.petitions.actions.detach import detach_petition
from danvan.petitions.actions.file import file_petition
from danvan.petitions.emails import screening as mails
from danvan.petitions.models import FilingReason, TransferReason
from tests.organisations.cast import member
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.screening.test_transfer_petition import disputed, passed

pytestmark = pytest.mark.django_db(transaction=True)
MAIL = "nguoi.gui@example.org"
KINDS = (mails.FILED, mails.PASSED_ON, mails.DECIDED, mails.ATTACHED, mails.DETACHED)


@pytest.fixture
def petition(ward, bodies):
    return a_petition(ward, email=MAIL)


def told(petition):
    """Everything delivered: mails of screening by kind, and who got which notice."""
    while deliver_due(timezone.now() + timedelta(minutes=1)):
        pass
    assert not Delivery.objects.exclude(state=Delivery.State.DONE).exists()
    sent = {mail.kind: mail.contents()["text"] for mail in Mail.objects.filter(kind__in=KINDS, subject_id=petition.pk)}
    return sent, set(Notice.objects.values_list("kind", "user__code"))


def test_passing_on_tells_the_new_receiver_the_former_officer_and_the_sender(petition, bodies):
    officer = member("chuyenvien", bodies.city.ward_committee, "handler")
    petition.assignee = officer
    petition.save()
    passed(petition, bodies, "department", reason=TransferReason.FIELD)
    sent, notices = told(petition)
    assert ("petitions.to_screen", "tiepnhan.department") in notices
    assert ("petitions.has_left", "chuyenvien") in notices
    assert list(sent) == [mails.PASSED_ON]
    assert "Sở Xây dựng" in sent[mails.PASSED_ON]


def test_nobody_is_told_twice_when_a_delivery_is_repeated(petition, bodies):
    passed(petition, bodies, "department")
    told(petition)
    before = (Mail.objects.count(), Notice.objects.count())
    Delivery.objects.update(state=Delivery.State.WAITING, due_at=timezone.now(), attempts=0)
    told(petition)
    assert (Mail.objects.count(), Notice.objects.count()) == before


def test_a_dispute_tells_the_coordinators_and_their_word_the_unit_and_the_sender(petition, bodies, coordinator):
    disputed(petition, bodies)
    _, notices = told(petition)
    assert ("petitions.to_decide", "coordinator") in notices
    decide_competence(petition.pk, to=bodies.city.inspectorate, by=coordinator, at=MORNING)
    sent, notices = told(petition)
    assert ("petitions.to_screen", "tiepnhan.inspectorate") in notices
    assert "Thanh tra" in sent[mails.DECIDED]


def test_where_there_is_no_receiver_the_head_is_told(petition, bodies):
    bodies.receivers["department"].is_active = False
    bodies.receivers["department"].save()
    member("giamdoc", bodies.city.department, "head")
    passed(petition, bodies, "department")
    _, notices = told(petition)
    assert ("petitions.to_screen", "giamdoc") in notices


def test_a_restricted_petition_is_told_to_its_one_reader_only(petition, bodies):
    member("tiepnhan.hai", bodies.city.department, "receiver")
    petition.contact, petition.restricted, petition.only_reader = None, True, bodies.receivers["ward_committee"]
    petition.save()
    passed(petition, bodies, "department")
    sent, notices = told(petition)
    assert ("petitions.to_screen", "tiepnhan.department") in notices
    assert ("petitions.to_screen", "tiepnhan.hai") not in notices
    assert not sent


def test_filing_mails_the_reason_and_the_way_on(petition, bodies):
    file_petition(petition.pk, reason=FilingReason.COMPLAINT, by=bodies.receivers["ward_committee"], at=MORNING)
    sent, _ = told(petition)
    assert "/khieu-nai-to-cao/" in sent[mails.FILED]


def test_attaching_and_detaching_are_mailed_with_references_only(ward, petition, bodies):
    by = bodies.receivers["ward_committee"]
    main = a_petition(ward, token="form-token-of-the-main", title="Chuyện riêng của người khác")
    attach_petition(petition.pk, main=main.reference, by=by, at=MORNING)
    detach_petition(petition.pk, by=by, at=MORNING)
    sent, notices = told(petition)
    assert main.reference in sent[mails.ATTACHED]
    assert petition.reference in sent[mails.DETACHED]
    assert not any("Chuyện riêng" in text or "Nắp cống" in text for text in sent.values())
    assert ("petitions.to_screen", "tiepnhan.wardcommittee") in notices


def test_a_sender_without_e_mail_gets_none(ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "department")
    sent, _ = told(petition)
    assert not sent


def test_every_mail_can_be_looked_at_in_both_languages():
    made = {preview.kind: preview for preview in previews()}
    for kind in KINDS:
        for language in ("vi", "en"):
            message = made[kind].make(language)
            assert "H26.PAKN.20261124.0042" in message.subject
            assert message.text.strip()

"""Entering: whatever way it came, the sender gets a reference, a unit, a day of answer and a receipt, once."""

from datetime import date, datetime, timedelta

import pytest

from danvan.accounts.contacts import masked
from danvan.accounts.models import Contact
from danvan.attachments.models import Attachment, StagedFile
from danvan.attachments.uploads import FROM_STAFF, new_token, stage
from danvan.deadlines.clocks import clock_of
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.notifications.models import Mail
from danvan.organisations.models import Role
from danvan.petitions.errors.intake import AnotherUnitAnswers, CodeMissing, DatesContradict, SenderMissing
from danvan.petitions.links import link_secret
from danvan.petitions.models import Channel, Petition
from danvan.petitions.queries.finding import by_link
from danvan.petitions.queries.intake import moment_of_receipt
from danvan.references.errors import BadExternalCode, ExternalIdTaken
from danvan.references.models import ExternalId
from tests.attachments.factories import NOW, pdf, photo, upload
from tests.organisations.cast import member
from tests.petitions.entries import ARRIVED, DATED, LINK, TOKEN, a_helper, an_entry, entered
from tests.petitions.factories import HANOI, MORNING, a_topic

pytestmark = pytest.mark.django_db

WAYS = [Channel.PAPER, Channel.PHONE, Channel.COUNTER, Channel.FRONT, Channel.IHANOI, Channel.HOTLINE]


@pytest.mark.parametrize("channel", WAYS)
def test_every_way_ends_in_a_receipt(ward, clerk, small_city, channel):
    petition = entered(ward, clerk, channel)
    assert (petition.channel, petition.state, petition.unit) == (channel, "received", small_city.ward_committee)
    assert petition.reference == "H26.PAKN.20260909.0001"
    assert by_link(link_secret(TOKEN)) == petition
    assert petition.entered_by == clerk
    kinds = set(RecordedEvent.objects.about(petition).values_list("kind", flat=True))
    assert {"petitions.received", "petitions.entered"} <= kinds


def test_the_registry_finds_what_it_wrote_down(ward, clerk):
    petition = Petition.objects.get(pk=entered(ward, clerk).pk)
    assert (petition.arrival_number, petition.arrived_on, petition.dated_on) == ("128/TCD", ARRIVED, DATED)


def test_the_term_counts_from_the_day_the_paper_arrived(ward, clerk):
    petition = entered(ward, clerk)
    assert petition.received_at == datetime(2026, 9, 7, 8, 0, tzinfo=HANOI)
    assert petition.received_on == ARRIVED
    assert petition.due_at.astimezone(HANOI).date() == date(2026, 9, 28)
    assert clock_of(petition, "intake").due_at == datetime(2026, 9, 7, 17, 30, tzinfo=HANOI)


@pytest.mark.parametrize("arrived", [None, MORNING.date()])
def test_what_arrives_today_counts_from_now(arrived):
    assert moment_of_receipt(arrived, at=MORNING) == MORNING


def test_the_reference_is_of_the_day_it_was_entered(ward, clerk):
    assert "20260909" in entered(ward, clerk).reference


@pytest.mark.parametrize(
    ("arrived", "dated"),
    [
        (MORNING.date() + timedelta(days=1), None),
        (date(9999, 12, 31), None),
        (ARRIVED, ARRIVED + timedelta(days=1)),
        (None, MORNING.date() + timedelta(days=1)),
    ],
)
def test_contradicting_days_are_refused(ward, clerk, arrived, dated):
    with pytest.raises(DatesContradict):
        entered(ward, clerk, arrived_on=arrived, dated_on=dated)
    assert not Petition.objects.exists()


def test_a_sender_who_did_not_come_is_named_beside_who_brought_it(ward, clerk):
    petition = Petition.objects.get(pk=entered(ward, clerk, Channel.COUNTER, helper=a_helper()).pk)
    assert masked(petition.helper).name == "T••• V•• G•••"
    assert petition.contact_id != petition.helper_id


def test_without_a_name_only_what_another_system_knows_is_taken(ward, clerk):
    with pytest.raises(SenderMissing):
        entered(ward, clerk, Channel.PHONE, sender=None)
    assert entered(ward, clerk, Channel.IHANOI, sender=None).contact is None


@pytest.mark.parametrize("channel", [Channel.IHANOI, Channel.HOTLINE])
def test_what_another_system_passed_on_has_its_number(ward, clerk, channel):
    with pytest.raises(CodeMissing):
        entered(ward, clerk, channel, external_code="")
    petition = entered(ward, clerk, channel)
    assert list(ExternalId.objects.of(petition).values_list("system", "code")) == [(channel.value, "PA-88")]


@pytest.mark.parametrize("code", ["Nguyễn Thị A", "a b", "<script>", "x" * 200])
def test_a_number_that_is_none_takes_nothing_in(ward, clerk, code):
    with pytest.raises(BadExternalCode):
        entered(ward, clerk, Channel.IHANOI, external_code=code)
    assert not Petition.objects.exists()


def test_a_number_entered_twice_is_refused_unless_it_is_another_matter(ward, clerk):
    first = entered(ward, clerk, Channel.IHANOI)
    with pytest.raises(ExternalIdTaken):
        entered(ward, clerk, Channel.IHANOI, token="another-form-token-here")
    assert Petition.objects.count() == 1
    second = entered(ward, clerk, Channel.IHANOI, token="another-form-token-here", separate=True)
    assert ExternalId.objects.get().subject_id == first.pk != second.pk


def test_a_number_said_to_be_taken_and_still_free_is_kept(ward, clerk):
    petition = entered(ward, clerk, Channel.IHANOI, separate=True)
    assert ExternalId.objects.of(petition).exists()


def test_two_systems_may_use_one_number(ward, clerk):
    entered(ward, clerk, Channel.IHANOI)
    entered(ward, clerk, Channel.HOTLINE, token="another-form-token-here")
    assert ExternalId.objects.count() == 2


def test_the_same_form_sent_twice_is_one_petition(ward, clerk):
    first = entered(ward, clerk, Channel.IHANOI, answered_link=LINK)
    again = entered(ward, clerk, Channel.IHANOI, answered_link=LINK, title="Một tiêu đề khác")
    assert (again.pk, Petition.objects.count()) == (first.pk, 1)
    for kind in ("petitions.entered", "petitions.received", "petitions.answered_elsewhere"):
        assert RecordedEvent.objects.filter(kind=kind).count() == 1


def test_answered_there_it_is_closed_at_once(ward, clerk):
    petition = Petition.objects.get(pk=entered(ward, clerk, Channel.IHANOI, answered_link=LINK).pk)
    assert (petition.state, petition.closed_at) == ("answered", MORNING)
    assert petition.answers.get().link == LINK


def test_for_another_ward_nobody_but_that_ward_says_it_was_answered(ward, other_ward_receiver):
    with pytest.raises(AnotherUnitAnswers):
        entered(ward, other_ward_receiver, Channel.IHANOI, answered_link=LINK)
    assert not Petition.objects.exists()


def test_a_clerk_enters_for_another_ward_and_it_goes_there(ward, other_ward_receiver, small_city):
    assert entered(ward, other_ward_receiver, Channel.PHONE).unit == small_city.ward_committee


def test_about_officials_it_goes_above_and_the_sender_is_hidden(ward, clerk, small_city):
    petition = entered(ward, clerk, topic=a_topic("can-bo-thai-do"))
    assert (petition.unit, petition.sender_hidden) == (small_city.committee, True)


@pytest.mark.parametrize("who", ["handler", "head", "coordinator", "inspector", "administrator", "outsider"])
def test_only_receivers_and_clerks_enter(ward, play, who):
    with pytest.raises(NotAllowed):
        entered(ward, play(who))
    assert not Petition.objects.exists()


def test_a_sender_with_an_address_gets_the_link_by_mail(ward, clerk):
    sender = an_entry(ward).sender
    entered(ward, clerk, Channel.PHONE, sender=type(sender)(sender.name, email="nguoi.gui@danvan.example"))
    assert Mail.objects.filter(kind="petitions.received").count() == 1


def test_the_scan_belongs_to_the_petition(ward, clerk):
    token = new_token()
    stage([upload("don.pdf", pdf())], token, at=NOW, accepts=FROM_STAFF)
    petition = entered(ward, clerk, files=token, at=NOW)
    assert [file.name for file in Attachment.objects.of(petition)] == ["don.pdf"]


def test_the_trail_holds_a_vietnamese_number_in_plain_letters(ward, clerk):
    petition = Petition.objects.get(pk=entered(ward, clerk, arrival_number="12/Đ-TCD").pk)
    row = RecordedEvent.objects.get(kind="petitions.entered")
    assert petition.arrival_number == "12/Đ-TCD"
    assert "12/d-tcd" in row.text
    assert "Ượng" not in row.text


def test_about_an_office_the_sender_names_it_goes_above_and_he_may_show_his_name(ward, clerk, small_city):
    about = {"about_unit": small_city.ward_committee}
    hidden = entered(ward, clerk, **about)
    shown = entered(ward, clerk, token="another-form-token-here", shows_name=True, **about)
    assert {hidden.unit, shown.unit} == {small_city.committee}
    assert (hidden.sender_hidden, shown.sender_hidden) == (True, False)


DENOUNCES = "Đơn tố cáo: cán bộ phường nhận hối lộ, đề nghị giữ bí mật tên tôi và điều tra."


def test_what_looks_like_a_denunciation_keeps_no_name_no_contact_and_no_scan(ward, clerk, small_city):
    reader = member("reader-above", small_city.committee, Role.RECEIVER)
    token = new_token()
    stage([upload("don.pdf", pdf()), upload("don.jpg", photo())], token, at=NOW, accepts=FROM_STAFF)
    petition = entered(ward, clerk, content=DENOUNCES, helper=a_helper(), files=token, may_publish=True, at=NOW)
    assert (petition.restricted, petition.only_reader) == (True, reader)
    assert (petition.contact, petition.helper, petition.may_publish) == (None, None, False)
    assert not Attachment.objects.exists()
    assert not StagedFile.objects.exists()
    assert not Contact.objects.exists()
    assert not Mail.objects.filter(kind="petitions.received").exists()

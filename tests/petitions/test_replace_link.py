"""A lost link: given anew to who proves to be the sender, refused to everybody else, and every try on record."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from danvan.access_log.models import AccessRecord
from danvan.errors import DomainError, NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.replace_link import replace_link
from danvan.petitions.errors.intake import CallProvesNothing, IdentityDiffers, NobodyCanProve, TooManyTries
from danvan.petitions.identity import Claim, IdentityCheck, Proof, note_given, prove_identity
from danvan.petitions.links import link_secret
from danvan.petitions.making import Person
from danvan.petitions.models import Channel, Petition
from danvan.petitions.queries.finding import by_link
from tests.petitions.entries import TOKEN, a_form, entered
from tests.petitions.factories import MORNING, a_petition

pytestmark = pytest.mark.django_db

RIGHT = Claim("nguyễn thị  ễ ượng", phone="+84 912 345 678")
CARD = IdentityCheck.ID_CARD


@pytest.fixture
def petition(ward):
    return a_petition(ward)


def _replaced(petition, by, *, claim=RIGHT, check=CARD, at=MORNING):
    proof = prove_identity(petition, claim, check, by=by, at=at)
    secret = replace_link(petition.pk, proof=proof, by=by, at=at)
    note_given(petition, proof, by=by, at=at)
    return secret


def test_the_new_link_opens_and_the_old_one_is_dead(petition, clerk):
    secret = _replaced(petition, clerk)
    assert by_link(secret) == petition
    assert by_link(link_secret("a-form-token-of-a-test")) is None
    row = RecordedEvent.objects.get(kind="petitions.link_replaced")
    assert secret not in row.text
    assert secret not in " ".join(str(v) for v in Petition.objects.values().get().values())


def test_the_dead_link_opens_no_page_and_no_file(client, petition, clerk):
    _replaced(petition, clerk)
    old = link_secret("a-form-token-of-a-test")
    assert client.get(f"/theo-doi/{old}/").status_code == 404
    assert client.get(f"/kien-nghi/bien-nhan/{old}/").status_code == 404


WRONG = [
    Claim("Nguyễn Thị Khác", phone="0912345678"),
    Claim("Nguyễn Thị Ễ Ượng", phone="0912345679"),
    Claim("Nguyễn Thị Ễ Ượng"),
    Claim("", phone="0912345678"),
    Claim("Nguyễn Thị Ễ", phone="0912345678"),
    Claim("Ượng", phone="0912345678"),
]


@pytest.mark.parametrize("claim", WRONG)
def test_who_says_otherwise_gets_nothing_and_is_on_record(petition, clerk, claim):
    with pytest.raises(IdentityDiffers):
        _replaced(petition, clerk, claim=claim)
    assert by_link(link_secret("a-form-token-of-a-test")) == petition
    looks = AccessRecord.objects.about(petition).values_list("what", "reason", "actor_id")
    assert set(looks) == {("contact", "link:id_card", str(clerk.pk)), ("link_refused", "link:id_card", str(clerk.pk))}


def test_after_three_wrong_tries_nobody_tries_again_that_day(petition, clerk, receiver):
    for who in (clerk, receiver, clerk):
        with pytest.raises(IdentityDiffers):
            _replaced(petition, who, claim=WRONG[0])
    for claim in (WRONG[0], RIGHT):
        with pytest.raises(TooManyTries):
            _replaced(petition, receiver, claim=claim)
    assert _replaced(petition, receiver, at=MORNING + timedelta(days=1))


def test_the_tries_of_one_petition_are_not_those_of_another(petition, ward, clerk):
    other = a_petition(ward, token="another-form-token-here")
    for _ in range(3):
        with pytest.raises(IdentityDiffers):
            _replaced(petition, clerk, claim=WRONG[0])
    assert _replaced(other, clerk)


def test_a_sender_who_loses_the_link_often_is_helped_each_time(petition, clerk):
    links = [_replaced(petition, clerk, at=MORNING + timedelta(minutes=n)) for n in range(5)]
    assert [by_link(secret) for secret in links] == [None, None, None, None, petition]


def test_an_ordinary_look_at_the_sender_is_no_try(petition, clerk, client, receiver):
    client.force_login(receiver)
    for _ in range(4):
        client.post(f"{petition.get_absolute_url()}nguoi-gui/", {"reason": "ask"})
    assert _replaced(petition, clerk)


def test_where_only_an_address_is_kept_that_is_asked(ward, clerk):
    sender = Person("Nguyễn Thị Ễ Ượng", email="uong@danvan.example")
    petition = entered(ward, clerk, sender=sender)
    with pytest.raises(CallProvesNothing):
        _replaced(petition, clerk, claim=Claim(sender.name, phone="0912345678"), check=IdentityCheck.CALLED_BACK)
    with pytest.raises(IdentityDiffers):
        _replaced(petition, clerk, claim=Claim(sender.name, email="khac@danvan.example"))
    assert _replaced(petition, clerk, claim=Claim(sender.name, email="UONG@danvan.example"))


def test_where_only_a_name_is_kept_the_card_decides(ward, clerk):
    petition = entered(ward, clerk, sender=Person("Nguyễn Thị Ễ Ượng"))
    assert _replaced(petition, clerk, claim=Claim("Nguyễn Thị Ễ Ượng"))


def test_without_a_sender_nobody_can_prove_anything(ward, clerk):
    petition = entered(ward, clerk, Channel.IHANOI, sender=None)
    with pytest.raises(NobodyCanProve):
        _replaced(petition, clerk)
    with pytest.raises(NobodyCanProve):
        replace_link(petition.pk, proof=Proof(petition.pk, CARD), by=clerk, at=MORNING)


def test_a_proof_is_of_one_petition(petition, ward, clerk):
    other = a_petition(ward, token="another-form-token-here")
    proof = prove_identity(petition, RIGHT, CARD, by=clerk, at=MORNING)
    with pytest.raises(NotAllowed):
        replace_link(other.pk, proof=proof, by=clerk, at=MORNING)


@pytest.mark.parametrize("who", ["handler", "head", "coordinator", "other_ward_receiver", "outsider", "inspector"])
def test_nobody_but_the_counter_of_the_unit_tries(petition, play, who):
    person = play(who)
    with pytest.raises(NotAllowed):
        prove_identity(petition, RIGHT, CARD, by=person, at=MORNING)
    with pytest.raises(NotAllowed):
        replace_link(petition.pk, proof=Proof(petition.pk, CARD), by=person, at=MORNING)
    assert not AccessRecord.objects.filter(what="contact").exists()


def _page(petition):
    return f"{petition.get_absolute_url()}cap-lai-lien-ket/"


def test_the_page_shows_nothing_of_the_sender_and_ends_on_the_new_receipt(client, petition, clerk):
    client.force_login(clerk)
    blank = client.get(_page(petition)).content.decode()
    assert not [word for word in ("Ượng", "912345", "5678") if word in blank]
    typed = {"check": "id_card", "name": "Nguyen Thi E Uong", "phone": "0912345679"}
    refused = client.post(_page(petition), typed)
    assert refused.status_code == 422
    assert "Ượng" not in refused.content.decode()
    answer = client.post(_page(petition), {**typed, "phone": "0912345678"})
    assert answer.url.startswith("/kien-nghi/bien-nhan/")
    assert petition.reference in client.get(answer.url).content.decode()
    looks = client.get(f"{petition.get_absolute_url()}ai-da-xem/").content.decode()
    assert "link:id_card" not in looks
    assert not [code for code in ("link_given", "link_refused") if code in looks]


def test_the_page_says_why_a_nameless_petition_has_no_new_link(client, ward, clerk):
    petition = entered(ward, clerk, Channel.IHANOI, sender=None)
    client.force_login(clerk)
    page = client.get(_page(petition)).content.decode()
    assert 'name="check"' not in page
    assert client.post(_page(petition), {"check": "id_card", "name": "A"}).status_code == 409


def test_another_ward_is_not_told_that_it_exists(client, petition, other_ward_receiver):
    client.force_login(other_ward_receiver)
    assert client.get(_page(petition)).status_code == 404
    assert client.post(_page(petition), {"check": "id_card", "name": "A"}).status_code == 404


def test_the_old_form_sent_again_after_a_new_link_leads_to_no_dead_page(client, ward, clerk):
    client.force_login(clerk)
    client.post("/ban-lam-viec/don-thu/nhap/", a_form(ward, phone="0912345678"))
    petition = Petition.objects.get()
    _replaced(petition, clerk)
    assert client.post("/ban-lam-viec/don-thu/nhap/", a_form(ward)).url == "/ban-lam-viec/don-thu/"
    assert by_link(link_secret(TOKEN)) is None


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_one_moment_are_compared_three_times_only(ward, clerk):
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time: nothing to run beside another")
    petition = a_petition(ward)

    def guess(_number):
        try:
            prove_identity(petition, WRONG[0], CARD, by=clerk, at=MORNING)
        except DomainError as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(guess, range(8)))
    assert said.count(IdentityDiffers) <= 3
    assert set(said) == {IdentityDiffers, TooManyTries} or set(said) == {TooManyTries}

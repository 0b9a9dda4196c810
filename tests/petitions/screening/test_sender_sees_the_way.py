"""What the holder of the link reads: where it went, why, how long, why it was filed; no names, no remarks."""

import re
from datetime import timedelta

import pytest

from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.actions.decide import decide_competence
from danvan.petitions.actions.file import file_petition
from danvan.petitions.links import link_secret
from danvan.petitions.models import FilingReason
from danvan.petitions.queries.sender_words import words_for_filing
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.screening.test_transfer_petition import disputed, passed

pytestmark = pytest.mark.django_db
TOKEN = "a-form-token-of-a-test"


def page(client):
    answer = client.get(f"/theo-doi/{link_secret(TOKEN)}/")
    assert answer.status_code == 200
    return answer.content.decode()


def days(page):
    """Office -> days, as the list of the page says."""
    part = next(p for p in page.split('<ul class="links">')[1:] if "·" in p.partition("</ul>")[0]).partition("</ul>")[0]
    return [int(n) for n in re.findall(r"· (\d+) ", part)]


def test_where_it_went_and_how_long_it_lay(client, ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "department", at=MORNING + timedelta(days=3), remark="Ghi chú nội bộ")
    shown = page(client)
    assert "Sở Xây dựng" in shown
    assert days(shown) == [3]
    assert "Ghi chú nội bộ" not in shown
    assert bodies.receivers["department"].full_name not in shown


def test_a_dispute_and_the_coordinator_s_word(client, ward, bodies, coordinator):
    petition = disputed(a_petition(ward), bodies)
    decide_competence(petition.pk, to=bodies.city.department, by=coordinator, at=MORNING + timedelta(days=11))
    shown = page(client)
    assert days(shown) == [2, 2, 2, 2, 3]
    assert "11 " in shown
    assert coordinator.full_name not in shown


@pytest.mark.parametrize("reason", FilingReason)
def test_a_filed_one_says_why_and_what_can_be_done(client, ward, receiver, reason):
    file_petition(a_petition(ward).pk, reason=reason, by=receiver, at=MORNING, remark="Ghi chú nội bộ")
    shown = page(client)
    assert str(words_for_filing(reason).why) in shown
    assert str(words_for_filing(reason).way_on) in shown
    assert ("/khieu-nai-to-cao/" in shown) or reason != FilingReason.COMPLAINT
    assert "Ghi chú nội bộ" not in shown


def test_an_attached_one_names_the_other_s_reference_and_nothing_of_it(client, ward, receiver):
    petition = a_petition(ward)
    main = a_petition(ward, token="form-token-of-the-main", title="Chuyện riêng của người khác")
    attach_petition(petition.pk, main=main.reference, by=receiver, at=MORNING)
    shown = page(client)
    assert main.reference in shown
    assert "Chuyện riêng" not in shown


def test_the_officer_reads_the_ground_and_the_remark(client, ward, bodies):
    petition = a_petition(ward)
    passed(petition, bodies, "department", remark="Thuộc hạ tầng")
    client.force_login(bodies.receivers["department"])
    shown = client.get(petition.get_absolute_url()).content.decode()
    mandate = bodies.mandates["department"]
    assert mandate.text in shown
    assert mandate.basis.get_absolute_url() in shown
    assert "Thuộc hạ tầng" in shown

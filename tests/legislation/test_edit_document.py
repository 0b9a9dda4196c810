"""Adding and correcting documents: administrators only, each change recorded."""

import json
from dataclasses import replace
from datetime import date

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.legislation.actions.add_document import add_document
from danvan.legislation.actions.correct_document import correct_document
from danvan.legislation.errors import DaysReversed, DocumentKnown
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import Document
from tests.legislation import factories

TODAY = date(2026, 11, 24)
FACTS = DocumentFacts(kind="decree", number="31/2019/NĐ-CP", subject="Tố cáo", year=2019)


@pytest.fixture
def administrator(db, django_user_model):
    user = django_user_model.objects.create_user("quantri", full_name="Quản Trị")
    user.is_staff = True
    user.save()
    return user


@pytest.fixture
def officer(db, django_user_model):
    return django_user_model.objects.create_user("canbo", full_name="Cán Bộ")


def test_an_administrator_adds_a_document_and_the_trail_says_so(administrator):
    document = add_document("nd-31-2019", FACTS, by=administrator, on=TODAY)
    assert Document.objects.matching("to cao").get() == document
    event = RecordedEvent.objects.about(document).get()
    assert (event.kind, event.actor_id) == ("legislation.document-added", str(administrator.pk))


def test_a_short_name_is_given_once(administrator):
    add_document("nd-31-2019", FACTS, by=administrator, on=TODAY)
    with pytest.raises(DocumentKnown):
        add_document("nd-31-2019", FACTS, by=administrator, on=TODAY)


def test_a_correction_records_what_changed_and_the_days_that_now_hold(administrator):
    document = factories.document("nd-31-2019", number="31/2019/NĐ-CP", subject="Tố cáo", year=2019)
    facts = replace(FACTS, in_force_from=date(2019, 5, 28), remark="Số điện thoại 0912345678")
    correct_document(document.pk, facts, by=administrator, on=TODAY)
    data = json.loads(RecordedEvent.objects.about(document).get().text)["data"]
    assert data == {
        "slug": "nd-31-2019",
        "changed": "in_force_from+remark",
        "in_force_from": "2019-05-28",
        "in_force_to": "",
    }


def test_a_correction_that_changes_nothing_leaves_no_trace(administrator):
    document = add_document("nd-31-2019", FACTS, by=administrator, on=TODAY)
    correct_document(document.pk, FACTS, by=administrator, on=TODAY)
    assert RecordedEvent.objects.about(document).count() == 1


def test_the_end_may_not_lie_before_the_beginning(administrator):
    facts = replace(FACTS, in_force_from=date(2020, 1, 2), in_force_to=date(2020, 1, 1))
    with pytest.raises(DaysReversed):
        add_document("x", facts, by=administrator, on=TODAY)
    assert not Document.objects.exists()


def test_nobody_else_may_add_or_correct(officer):
    document = factories.document()
    with pytest.raises(NotAllowed):
        add_document("x", FACTS, by=officer, on=TODAY)
    with pytest.raises(NotAllowed):
        correct_document(document.pk, FACTS, by=officer, on=TODAY)
    assert not RecordedEvent.objects.exists()


def form(**changes: str) -> dict[str, str]:
    return {"slug": "nd-31-2019", "kind": "decree", "number": "31/2019/NĐ-CP", "year": "2019", **changes}


def test_the_form_adds_and_returns_to_the_document(client, administrator):
    client.force_login(administrator)
    assert client.get("/ban-lam-viec/van-ban/them/").status_code == 200
    response = client.post("/ban-lam-viec/van-ban/them/", form(in_force_from="2019-05-28"))
    assert response.status_code == 302
    assert Document.objects.get().in_force_from == date(2019, 5, 28)


@pytest.mark.parametrize(
    "wrong",
    [
        {"slug": "../../etc"},
        {"kind": "nonsense"},
        {"year": "99999999999999999999"},
        {"in_force_from": "2020-01-02", "in_force_to": "2020-01-01"},
        {"number": "x" * 5000},
        {"title": "\x00"},
    ],
)
def test_a_wrong_entry_is_told_and_nothing_typed_is_lost(client, administrator, wrong):
    client.force_login(administrator)
    response = client.post("/ban-lam-viec/van-ban/them/", form(subject="Điều đã gõ", **wrong))
    html = response.content.decode()
    assert response.status_code == 422
    assert 'class="field bad"' in html
    assert "Điều đã gõ" in html
    assert not Document.objects.exists()


def test_the_form_corrects_a_document(client, administrator):
    document = factories.document("nd-31-2019")
    client.force_login(administrator)
    address = f"/ban-lam-viec/van-ban/{document.slug}/"
    assert document.number in client.get(address).content.decode()
    assert client.post(address, form(verified="on")).status_code == 302
    document.refresh_from_db()
    assert (document.number, document.verified) == ("31/2019/NĐ-CP", True)


@pytest.mark.parametrize("address", ["/ban-lam-viec/van-ban/them/", "/ban-lam-viec/van-ban/nd-1-2020/"])
def test_the_forms_are_closed_to_others(client, officer, address):
    factories.document()
    assert client.get(address).status_code == 302
    client.force_login(officer)
    assert client.get(address).status_code == 403
    assert client.post(address, form()).status_code == 403

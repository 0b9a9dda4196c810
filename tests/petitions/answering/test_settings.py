"""How a unit answers: its path and register, who signs in the head's place, its ready texts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.end_delegation import end_delegation
from danvan.petitions.actions.grant_delegation import Delegation, grant_delegation
from danvan.petitions.actions.set_path import set_path
from danvan.petitions.actions.set_template import ReadyText, retire_template, set_template
from danvan.petitions.errors.answering import (
    DelegateNotOfUnit,
    DelegationDaysWrong,
    DelegationEndedAlready,
    DelegationOverlaps,
    NoDelegationToOneself,
    PathNotWhole,
    SignNotUsable,
    UnknownTextField,
)
from danvan.petitions.models import AnsweringPath, AnswerTemplate, SigningDelegation, SigningForm
from danvan.petitions.queries.approval import right_to_sign
from danvan.petitions.queries.ready_texts import filled, fitting
from danvan.petitions.rules.answering import MAY_KEEP_TEXTS, MAY_SET_ANSWERING
from tests.organisations.cast import CAST, member, play
from tests.petitions.answering.stages import LATER, fresh
from tests.petitions.factories import a_topic

pytestmark = pytest.mark.django_db
ON = LATER.date()
SHORT = ["specialist", "leader"]


@pytest.mark.parametrize("who", CAST)
def test_who_sets_how_the_ward_answers(who, people):
    person = play(who, people.city)
    if who == "head":
        assert set_path(people.unit.pk, steps=SHORT, sign="PAKN", by=person, at=LATER)
    else:
        with pytest.raises(NotAllowed):
            set_path(people.unit.pk, steps=SHORT, sign="PAKN", by=person, at=LATER)


@pytest.mark.parametrize("rule", [MAY_SET_ANSWERING, MAY_KEEP_TEXTS], ids=lambda rule: rule.name)
@pytest.mark.parametrize("who", CAST)
def test_list_and_row_agree(who, rule, people):
    from danvan.organisations.models import Unit

    person = play(who, people.city)
    own = AnswerTemplate.objects.create(unit=people.unit, outcome="settled", title="x", text="x", next_step="x")
    row = people.unit if rule is MAY_SET_ANSWERING else own
    kind = Unit if rule is MAY_SET_ANSWERING else AnswerTemplate
    listed = rule.rows(kind.objects.all(), person, on=ON).filter(pk=row.pk).exists()
    assert listed is rule.allows(person, row, on=ON)


WRONG = [
    [],
    ["specialist"],
    ["leader"],
    ["leader", "specialist"],
    ["specialist", "office", "office", "leader"],
    ["specialist", "nobody", "leader"],
    ["room_head", "specialist", "leader"],
    ["specialist", "leader", "office"],
]


@pytest.mark.parametrize("steps", WRONG)
def test_a_path_begins_with_the_specialist_and_ends_with_the_leader(steps, people):
    with pytest.raises(PathNotWhole):
        set_path(people.unit.pk, steps=steps, sign="PAKN", by=people.head, at=LATER)
    assert not AnsweringPath.objects.exists()


@pytest.mark.parametrize("sign", ["", " ", "A B", "a/b", "X" * 31, "-A", "A-", "<B>"])
def test_a_sign_is_made_of_capitals_and_hyphens(sign, people):
    with pytest.raises(SignNotUsable):
        set_path(people.unit.pk, steps=SHORT, sign=sign, by=people.head, at=LATER)


def test_setting_the_same_again_is_no_change(people):
    for _ in range(2):
        set_path(people.unit.pk, steps=SHORT, sign="UBND-PAKN", by=people.head, at=LATER)
    assert RecordedEvent.objects.filter(kind="petitions.answering_path_changed").count() == 1


def _given(user, **changes):
    days = {"first": ON, "last": ON + timedelta(days=9)}
    return Delegation(
        **{"user": user, "form": SigningForm.KT, "title": "Phó Chủ tịch", "basis": "QĐ 12", **days, **changes}
    )


def test_a_delegation_gives_the_right_from_its_first_day_to_its_last(people):
    deputy = member("w-deputy", people.unit, "handler")
    row = grant_delegation(people.unit.pk, _given(deputy), by=people.head, at=LATER)
    days = [-1, 0, 9, 10]
    held = [right_to_sign(deputy, people.unit, ON + timedelta(days=n)) is not None for n in days]
    assert held == [False, True, True, False]
    assert right_to_sign(deputy, people.unit, ON).delegation == row


def test_taken_back_it_gives_no_right_from_that_day_on(people):
    deputy = member("w-deputy", people.unit, "handler")
    row = grant_delegation(people.unit.pk, _given(deputy), by=people.head, at=LATER)
    end_delegation(row.pk, by=people.head, at=LATER)
    assert right_to_sign(deputy, people.unit, ON) is None
    with pytest.raises(DelegationEndedAlready):
        end_delegation(row.pk, by=people.head, at=LATER)
    assert RecordedEvent.objects.filter(kind="petitions.delegation_ended").count() == 1


def test_the_same_entered_twice_is_one_delegation(people):
    deputy = member("w-deputy", people.unit, "handler")
    for _ in range(2):
        grant_delegation(people.unit.pk, _given(deputy), by=people.head, at=LATER)
    assert SigningDelegation.objects.count() == 1


def test_one_person_has_one_delegation_on_a_day_and_two_people_two(people):
    deputy, other = member("w-deputy", people.unit, "handler"), member("w-other", people.unit, "handler")
    first = grant_delegation(people.unit.pk, _given(deputy), by=people.head, at=LATER)
    with pytest.raises(DelegationOverlaps):
        grant_delegation(people.unit.pk, _given(deputy, form=SigningForm.TL), by=people.head, at=LATER)
    assert grant_delegation(people.unit.pk, _given(other), by=people.head, at=LATER)
    end_delegation(first.pk, by=people.head, at=LATER)
    assert grant_delegation(people.unit.pk, _given(deputy, form=SigningForm.TL), by=people.head, at=LATER)


@pytest.mark.parametrize(("first", "last"), [(-1, 3), (3, 2)], ids=["begins in the past", "ends before it begins"])
def test_a_delegation_looks_forward(first, last, people):
    deputy = member("w-deputy", people.unit, "handler")
    days = {"first": ON + timedelta(days=first), "last": ON + timedelta(days=last)}
    with pytest.raises(DelegationDaysWrong):
        grant_delegation(people.unit.pk, _given(deputy, **days), by=people.head, at=LATER)


def test_only_who_works_in_the_unit_or_below_it_signs_for_its_head(people):
    stranger = member("stranger", people.city.other_ward_committee, "handler")
    editor = member("editor", people.unit, "editor")
    for person in (stranger, editor):
        with pytest.raises(DelegateNotOfUnit):
            grant_delegation(people.unit.pk, _given(person), by=people.head, at=LATER)
    assert grant_delegation(people.unit.pk, _given(people.room_head, form=SigningForm.TUQ), by=people.head, at=LATER)


def test_nobody_gives_himself_the_right(people):
    admin = member("w-admin", people.unit, "administrator", "handler")
    with pytest.raises(NoDelegationToOneself):
        grant_delegation(people.unit.pk, _given(admin), by=admin, at=LATER)


def test_a_stranger_neither_grants_nor_ends(people):
    deputy = member("w-deputy", people.unit, "handler")
    row = grant_delegation(people.unit.pk, _given(deputy), by=people.head, at=LATER)
    for person in (deputy, play("administrator", people.city), people.clerk):
        with pytest.raises(NotAllowed):
            end_delegation(row.pk, by=fresh(person), at=LATER)
        with pytest.raises(NotAllowed):
            grant_delegation(people.unit.pk, _given(people.clerk), by=fresh(person), at=LATER)


def _text(unit=None, **changes):
    words = {"outcome": "settled", "title": "Đã xử lý riêng", "text": "Về {reference}.", "next_step": "Theo dõi."}
    return ReadyText(**{"unit": unit, "topic": None, **words, **changes})


def test_the_city_keeps_its_texts_and_a_ward_its_own(people, coordinator):
    city = set_template(None, _text(), by=coordinator, at=LATER)
    own = set_template(None, _text(people.unit), by=people.head, at=LATER)
    for row, person, ready in (
        (city, people.head, _text(title="Khác")),
        (own, coordinator, _text(people.unit, title="X")),
    ):
        with pytest.raises(NotAllowed):
            set_template(row.pk, ready, by=person, at=LATER)
    with pytest.raises(NotAllowed):
        set_template(own.pk, _text(title="Của thành phố"), by=people.head, at=LATER)
    assert set_template(own.pk, _text(people.unit, title="Tên mới"), by=people.head, at=LATER).title == "Tên mới"


@pytest.mark.parametrize("text", ["{name}", "{ reference }", "{}", "{reference.__class__}", "{{x}}"])
def test_a_field_that_cannot_be_filled_is_refused(text, people):
    with pytest.raises(UnknownTextField):
        set_template(None, _text(people.unit, text=text), by=people.head, at=LATER)


def test_filling_takes_the_petitions_own_words_plainly(petition):
    from danvan.petitions.models import Petition

    Petition.objects.filter(pk=petition.pk).update(place="{unit} 100%")
    petition.refresh_from_db()
    row = AnswerTemplate(outcome="settled", text="{reference}: {place}; {unit}; {due}", next_step="{due}")
    assert filled(row, petition).text == (
        f"{petition.reference}: {{unit}} 100%, {petition.territory.full_name}; {petition.unit.name}; 30/9/2026"
    )


def test_offered_are_those_of_the_unit_and_the_city_that_fit_the_topic(petition, people):
    AnswerTemplate.objects.all().delete()

    def one(title, **where):
        return AnswerTemplate.objects.create(outcome="settled", title=title, text="x", next_step="x", **where)

    one("any")
    one("branch", topic=a_topic("ha-tang"))
    one("own", unit=people.unit, topic=a_topic("ha-tang-duong"))
    one("other ward", unit=people.city.other_ward_committee)
    one("other topic", topic=a_topic("dat-dai"))
    one("retired", retired_on=date(2026, 1, 1))
    assert [row.title for row in fitting(petition)] == ["own", "branch", "any"]


def test_a_retired_text_is_offered_no_more_and_retiring_twice_is_one(petition, people):
    row = set_template(None, _text(people.unit), by=people.head, at=LATER)
    for _ in range(2):
        retire_template(row.pk, by=people.head, at=LATER)
    assert row not in fitting(petition)
    assert RecordedEvent.objects.filter(kind="petitions.answer_template_changed").count() == 2


def test_a_retired_text_comes_back_when_it_is_saved_again(petition, people):
    ready = _text(people.unit)
    row = set_template(None, ready, by=people.head, at=LATER)
    retire_template(row.pk, by=people.head, at=LATER)
    set_template(row.pk, ready, by=people.head, at=LATER)
    assert row in fitting(petition)


def test_every_outcome_has_a_ready_text_as_delivered(people):
    from danvan.petitions.queries.ready_texts import unknown_fields
    from danvan.petitions.seeding import load

    load()
    load()
    rows = AnswerTemplate.objects.all()
    assert {row.outcome for row in rows} == {"settled", "planned", "explained", "unfounded", "refused"}
    assert rows.count() == len({(row.outcome, row.title) for row in rows})
    assert not [row.title for row in rows if unknown_fields(row.text + row.next_step)]


PAGES = ["", "mau/", "mau/them/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("who", ["receiver", "handler", "clerk", "head", "coordinator", "administrator"])
def test_who_opens_the_settings(who, path, people, client):
    client.force_login(play(who, people.city))
    status = client.get(f"/ban-lam-viec/tra-loi/{path}").status_code
    may = {"head", "administrator"} | ({"coordinator"} if path else set())
    assert status == (200 if who in may else 403)


def test_a_unit_is_set_by_its_page(people, client):
    client.force_login(people.head)
    address = f"/ban-lam-viec/tra-loi/don-vi/{people.unit.slug}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"steps": "specialist+room_head+leader", "sign": "ubnd-pakn"}).status_code == 302
    assert client.post(address, {"steps": "leader+specialist", "sign": "x y"}).status_code == 422
    today = timezone.localdate()
    form = {
        "code": people.room_head.code, "form": "TL", "title": "Trưởng phòng", "basis": "QĐ 1",
        "first": str(today), "last": str(today),
    }  # fmt: skip
    assert client.post(f"{address}uy-quyen/", {**form, "last": str(today - timedelta(days=1))}).status_code == 422
    assert client.post(f"{address}uy-quyen/", form).status_code == 302
    row = SigningDelegation.objects.get()
    assert people.room_head.full_name in client.get(address).content.decode()
    assert client.get(f"{address}uy-quyen/{row.pk}/ket-thuc/").status_code == 200
    assert client.post(f"{address}uy-quyen/{row.pk}/ket-thuc/").status_code == 302
    assert client.post(f"{address}uy-quyen/{row.pk}/ket-thuc/").status_code == 409
    other = f"/ban-lam-viec/tra-loi/don-vi/{people.city.other_ward_committee.slug}/"
    assert client.get(other).status_code == 404
    assert client.post(f"{other}uy-quyen/", form).status_code == 404


def test_ready_texts_are_kept_by_their_pages(people, client):
    client.force_login(people.head)
    form = {
        "owner": people.unit.slug,
        "topic": "",
        "outcome": "settled",
        "title": "Mẫu riêng",
        "text": "x",
        "next_step": "y",
    }
    assert client.post("/ban-lam-viec/tra-loi/mau/them/", {**form, "text": "{name}"}).status_code == 422
    assert client.post("/ban-lam-viec/tra-loi/mau/them/", {**form, "owner": "city"}).status_code == 422
    assert client.post("/ban-lam-viec/tra-loi/mau/them/", form).status_code == 302
    row = AnswerTemplate.objects.get(title="Mẫu riêng")
    address = f"/ban-lam-viec/tra-loi/mau/{row.pk}/"
    assert client.post(address, {**form, "title": "Mẫu đổi tên"}).status_code == 302
    listed = client.get("/ban-lam-viec/tra-loi/mau/?q=đổi tên").content.decode()
    assert "Mẫu đổi tên" in listed
    csv = b"".join(client.get("/ban-lam-viec/tra-loi/mau/?xuat=csv").streaming_content).decode()
    assert "Mẫu đổi tên" in csv
    assert client.post(f"{address}thoi-dung/").status_code == 302
    assert "Mẫu đổi tên" not in client.get("/ban-lam-viec/tra-loi/mau/").content.decode()
    assert "Mẫu đổi tên" in client.get("/ban-lam-viec/tra-loi/mau/?state=retired").content.decode()


def test_a_text_of_another_ward_is_not_there(people, client):
    row = AnswerTemplate.objects.create(
        unit=people.city.other_ward_committee, outcome="settled", title="Riêng", text="x", next_step="x"
    )
    client.force_login(people.head)
    assert client.get(f"/ban-lam-viec/tra-loi/mau/{row.pk}/").status_code == 404
    assert client.post(f"/ban-lam-viec/tra-loi/mau/{row.pk}/thoi-dung/").status_code == 404

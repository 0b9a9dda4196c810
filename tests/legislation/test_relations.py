"""What documents do to each other: administrators say it once, both pages show it."""

from datetime import date

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.legislation.actions.add_relation import add_relation
from danvan.legislation.actions.remove_relation import remove_relation
from danvan.legislation.errors import RelationReversed, RelationToItself
from danvan.legislation.models import Document, Relation
from tests.legislation import factories

TODAY = date(2026, 11, 24)


@pytest.fixture
def plan(db) -> Document:
    return factories.document("kh-1", kind="plan", number="1/KH-UBND", year=2026)


@pytest.fixture
def law(db) -> Document:
    return factories.document("luat-1", kind="law", number="01/2020/QH14", title="Luật Mẫu")


def test_a_relation_is_said_once_and_recorded_once(plan, law, administrator):
    first = add_relation(plan.pk, "implements", law.pk, by=administrator, on=TODAY)
    assert add_relation(plan.pk, "implements", law.pk, by=administrator, on=TODAY) == first
    assert RecordedEvent.objects.about(plan).count() == 1


def test_a_document_does_nothing_to_itself_and_two_never_the_same_to_each_other(plan, law, administrator):
    with pytest.raises(RelationToItself):
        add_relation(plan.pk, "amends", plan.pk, by=administrator, on=TODAY)
    add_relation(plan.pk, "amends", law.pk, by=administrator, on=TODAY)
    with pytest.raises(RelationReversed):
        add_relation(law.pk, "amends", plan.pk, by=administrator, on=TODAY)


def test_removing_twice_is_recorded_once(plan, law, administrator):
    relation = add_relation(plan.pk, "amends", law.pk, by=administrator, on=TODAY)
    remove_relation(relation.pk, by=administrator, on=TODAY)
    remove_relation(relation.pk, by=administrator, on=TODAY)
    assert RecordedEvent.objects.about(plan).filter(kind="legislation.relation-removed").count() == 1


@pytest.mark.parametrize("who", ["head", "coordinator", "outsider"])
def test_nobody_else_says_or_takes_back_a_relation(client, plan, law, play, who):
    relation = Relation.objects.create(newer=plan, older=law, deed="amends")
    person = play(who)
    with pytest.raises(NotAllowed):
        add_relation(law.pk, "guides", plan.pk, by=person, on=TODAY)
    with pytest.raises(NotAllowed):
        remove_relation(relation.pk, by=person, on=TODAY)
    client.force_login(person)
    assert client.post(f"/ban-lam-viec/van-ban/kh-1/quan-he/{relation.pk}/bo/").status_code == 403
    assert Relation.objects.exists()


def test_a_relation_is_added_in_the_browser_from_either_side(client, plan, law, administrator):
    client.force_login(administrator)
    here = "/ban-lam-viec/van-ban/kh-1/quan-he/"
    assert client.post(here, {"deed": "does.implements", "other": "01/2020/QH14"}).status_code == 302
    there = "/ban-lam-viec/van-ban/luat-1/quan-he/"
    assert client.post(there, {"deed": "suffers.guides", "other": "kh-1"}).status_code == 302
    found = set(Relation.objects.values_list("newer__slug", "deed", "older__slug"))
    assert found == {("kh-1", "implements", "luat-1"), ("kh-1", "guides", "luat-1")}
    client.logout()
    assert 'href="/van-ban/luat-1/"' in client.get("/van-ban/kh-1/").content.decode()
    assert 'href="/van-ban/kh-1/"' in client.get("/van-ban/luat-1/").content.decode()


@pytest.mark.parametrize(
    "wrong", [{"other": "99/KHÔNG"}, {"deed": "does.x"}, {"other": "1/KH-UBND"}, {"other": "\x00"}]
)
def test_a_wrong_relation_is_told_beside_its_field(client, plan, law, administrator, wrong):
    client.force_login(administrator)
    data = {"deed": "does.amends", "other": "01/2020/QH14", **wrong}
    answer = client.post("/ban-lam-viec/van-ban/kh-1/quan-he/", data)
    assert answer.status_code == 422
    assert 'class="field bad"' in answer.content.decode()
    assert not Relation.objects.exists()


def test_a_relation_of_other_documents_is_not_removed_from_here(client, plan, law, administrator):
    other = factories.document("nd-9", number="9/2020/NĐ-CP")
    relation = Relation.objects.create(newer=other, older=law, deed="guides")
    client.force_login(administrator)
    client.post(f"/ban-lam-viec/van-ban/kh-1/quan-he/{relation.pk}/bo/")
    assert Relation.objects.exists()
    address = f"/ban-lam-viec/van-ban/nd-9/quan-he/{relation.pk}/bo/"
    assert client.get(address).status_code == 200
    assert Relation.objects.exists()
    client.post(address)
    assert not Relation.objects.exists()

"""The page of a task and its steps: the same queries for one part and many, nothing typed lost, strangers kept out."""

from typing import Any

import pytest
from django.test import Client

from danvan.organisations.models import Role
from danvan.plans.actions.break_down import Piece, break_down
from danvan.plans.actions.propose_change import propose_change
from danvan.plans.models import ChangeProposal, Plan, Task, TaskDependency
from tests.organisations import factories
from tests.organisations.cast import member
from tests.plans.factories import a_task
from tests.plans.working.test_changes import LATER, wish
from tests.plans.working.world import NOON, World

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/nhiem-vu/"


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def at(world: World, *more: object, task: Task | None = None) -> str:
    return DESK + "/".join(str(part) for part in ((task or world.task).pk, *more)) + "/"


@pytest.fixture
def desk(world: World, client: Client) -> Client:
    client.force_login(world.head)
    return client


def test_the_page_says_who_has_it_who_is_silent_and_what_one_can_do(world: World, desk: Client) -> None:
    page = desk.get(at(world)).content.decode()
    assert world.task.title in page
    assert "UBND phường Ba Đình" in page
    assert "Sở Xây dựng" in page
    assert f'action="{at(world, "da-nhan")}"' in page
    desk.post(at(world, "da-nhan"))
    again = desk.get(at(world)).content.decode()
    assert f'action="{at(world, "da-nhan")}"' not in again
    assert "12/10/2026" in again
    assert f'href="{at(world, "phan-ra")}"' in again


def test_as_many_queries_for_twenty_parts_as_for_one(world: World, desk: Client, django_assert_max_num_queries) -> None:
    def parts(count: int) -> None:
        for n in range(count):
            ward = factories.unit(f"UBND phường {Task.objects.count()}-{n}", below=world.city.committee)
            break_down(world.task.pk, [Piece(title="x", units=(ward,))], by=world.head, at=NOON)
            TaskDependency.objects.create(task=world.task, needs=a_task(world.group, ward))
            ChangeProposal.objects.create(
                task=world.task,
                direction="up",
                proposer=ward,
                decider=world.city.committee,
                changes={"unit": [1, ward.pk]},
                reason="x",
                by=world.head,
                at=NOON,
                state="overtaken",
                decided_at=NOON,
            )

    parts(1)
    desk.get(at(world))
    with counted() as few:
        desk.get(at(world))
    parts(19)
    with django_assert_max_num_queries(len(few)):
        page = desk.get(at(world)).content.decode()
    assert page.count("data-row") == 20


def counted() -> Any:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


def test_broken_down_in_the_form_for_a_room_and_the_wards(world: World, desk: Client) -> None:
    page = desk.get(at(world, "phan-ra")).content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    form = {
        "token": token,
        "title": "<script>alert(1)</script> Họp dân",
        "rooms": [world.city.ward_division.pk],
        "units": "UBND phường Hồng Hà",
        "cooperating": "Thanh tra thành phố Hà Nội",
        "due_on": "2026-11-30",
        "weight": "2",
    }
    wrong = desk.post(at(world, "phan-ra"), form | {"due_on": "2027-06-01"})
    assert wrong.status_code == 409
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Họp dân" in wrong.content.decode()
    assert desk.post(at(world, "phan-ra"), form).status_code == 302
    assert desk.post(at(world, "phan-ra"), form).status_code == 302
    assert Task.objects.filter(parent=world.task).count() == 2
    assert "<script>alert(1)" not in desk.get(at(world)).content.decode()


def test_an_officer_alone_means_his_unit_and_never_a_stranger(world: World, desk: Client) -> None:
    officer = member("cb", world.city.ward_division, Role.HANDLER)
    key = f"o{world.city.ward_division.pk}:{officer.pk}"
    assert desk.post(at(world, "phan-ra"), {"title": "x", "weight": "1", "officer": key}).status_code == 302
    part = Task.objects.get(parent=world.task)
    assert (part.unit, part.assignee) == (world.city.ward_division, officer)
    other = f"o{world.city.other_ward_committee.pk}:{world.other_head.pk}"
    assert desk.post(at(world, "phan-ra"), {"title": "x", "weight": "1", "officer": other}).status_code == 422


@pytest.mark.parametrize("step", ["phan-ra", "de-nghi-dieu-chinh", "can-bo", "phu-thuoc", "sua-phan", "huy-phan"])
def test_a_step_that_is_not_ones_own_leads_back_and_does_nothing(world: World, client: Client, step: str) -> None:
    client.force_login(world.other_head)
    assert client.get(at(world, step)).status_code == 302
    form = {"title": "x", "weight": "1", "units": "Sở Xây dựng", "reason": "x", "unit": "Sở Xây dựng", "address": "1"}
    assert client.post(at(world, step), form).status_code in {403, 422}
    assert not Task.objects.filter(parent=world.task).exists()
    assert not ChangeProposal.objects.exists()


def test_a_draft_is_not_there_for_those_who_do_not_keep_it(world: World, desk: Client) -> None:
    Plan.objects.update(state="draft")
    assert desk.get(at(world)).status_code == 404
    assert desk.get(f"{DESK}999999/").status_code == 404


def test_propose_and_decide_through_the_pages(world: World, desk: Client, client: Client) -> None:
    form = {"title": world.task.title, "deliverable": "", "due_on": "2026-12-31", "unit": "", "weight": "1"}
    refused = desk.post(at(world, "de-nghi-dieu-chinh"), form | {"reason": ""})
    assert refused.status_code == 422
    assert desk.post(at(world, "de-nghi-dieu-chinh"), form | {"reason": "Trùng đợt kiểm tra"}).status_code == 302
    proposal = ChangeProposal.objects.get()
    assert desk.get(f"{DESK}de-nghi/{proposal.pk}/").status_code == 302
    client.force_login(world.keeper)
    listed = client.get(f"{DESK}de-nghi/").content.decode()
    assert "Trùng đợt kiểm tra" in listed
    declined = client.post(f"{DESK}de-nghi/{proposal.pk}/", {"decision": "decline", "remark": ""})
    assert declined.status_code == 409
    assert client.post(f"{DESK}de-nghi/{proposal.pk}/", {"decision": "accept"}).status_code == 302
    assert world.fresh().due_on == LATER
    assert client.get(f"{DESK}de-nghi/?show=all&xuat=csv").status_code == 200


def test_several_are_received_from_the_list(world: World, desk: Client) -> None:
    tasks = [a_task(world.group, world.city.ward_committee, title=f"Việc {n}") for n in range(3)]
    page = desk.get(f"{DESK}da-nhan/").content.decode()
    assert page.count('name="row"') == 4
    rows = [task.assignments.get().pk for task in tasks]
    desk.post(f"{DESK}da-nhan/", {"row": [*rows, "x", "9" * 30]})
    assert set(Task.objects.filter(pk__in=[t.pk for t in tasks]).values_list("state", flat=True)) == {"received"}
    assert desk.post(f"{DESK}da-nhan/", {}).status_code == 302


def test_the_list_of_proposals_takes_as_many_queries_for_many(
    world: World, client: Client, django_assert_max_num_queries
) -> None:
    client.force_login(world.keeper)
    propose_change(world.task.pk, wish(world.fresh(), due_on=LATER), reason="x", by=world.head, at=NOON)
    client.get(f"{DESK}de-nghi/")
    with counted() as few:
        client.get(f"{DESK}de-nghi/")
    for _ in range(10):
        task = a_task(world.group, world.city.ward_committee)
        propose_change(task.pk, wish(world.fresh(task), weight=9), reason="x", by=world.head, at=NOON)
    with django_assert_max_num_queries(len(few)):
        assert client.get(f"{DESK}de-nghi/").content.decode().count("data-row") == 11

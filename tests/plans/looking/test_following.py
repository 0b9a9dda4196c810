"""What is late, silent, at risk: for the coordinator, a head, and on a unit's page."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from danvan.plans.models import ProgressReport, Task, TaskDependency
from danvan.plans.queries.following import by_unit
from danvan.plans.queries.why import reasons
from danvan.plans.rules.looking import MAY_FOLLOW
from tests.organisations.cast import CAST
from tests.plans.looking.cases import Given, says_late, silence, today

pytestmark = pytest.mark.django_db
FOLLOW, SHEET = reverse("plan-follow"), reverse("plan-follow-sheet")


@pytest.fixture(autouse=True)
def nothing_kept(db):
    cache.clear()


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_coordinator_sees_every_unit_and_why(client: Client, looked_at: Given, coordinator) -> None:
    silence(looked_at.plan)
    late = looked_at.tasks["late"]
    ProgressReport.objects.create(
        task=late, unit=late.unit, percent=40, note="Chờ kinh phí", by=coordinator, at=timezone.now()
    )
    TaskDependency.objects.create(task=late, needs=looked_at.tasks["risk"])
    client.force_login(coordinator)
    for url in (FOLLOW, SHEET):
        read = page(client, url)
        for words in ("Niêm yết công khai", "Chờ kinh phí", "Cắt giảm giấy tờ", "UBND phường Ba Đình"):
            assert words in read
    assert says_late(page(client, FOLLOW))
    for show in ("late", "silent", "risk", "no-date", "sai"):
        assert client.get(f"{reverse('plan-followed')}?show={show}").status_code == 200
    assert "Cắt giảm" not in page(client, f"{reverse('plan-followed')}?show=late")


def test_a_head_follows_his_unit_and_those_below(client: Client, looked_at: Given, head) -> None:
    client.force_login(head)
    read = page(client, FOLLOW)
    assert "Niêm yết công khai" in read
    assert "Cắt giảm giấy tờ" not in read, "of another unit"
    assert "Họp tổ dân phố" in page(client, reverse("plan-followed")), "of a room below"


@pytest.mark.parametrize("who", CAST)
def test_rule_and_rows_agree(who: str, play, looked_at: Given) -> None:
    person, on = play(who), today()
    rows = set(MAY_FOLLOW.rows(Task.objects.all(), person, on=on)) if MAY_FOLLOW.enters(person, on=on) else set()
    allowed = {
        t for t in Task.objects.all() if MAY_FOLLOW.enters(person, on=on) and MAY_FOLLOW.allows(person, t, on=on)
    }
    assert rows == allowed
    assert bool(rows) == (who in {"head", "coordinator"})


def test_counts_by_unit_are_those_of_the_rows(looked_at: Given) -> None:
    silence(looked_at.plan)
    found = {one.unit.pk: one for one in by_unit(None, at=timezone.now()).units}
    ward = found[looked_at.city.ward_committee.pk]
    assert (ward.open, ward.late, ward.risk, ward.silent) == (2, 1, 0, 2)
    department = found[looked_at.city.department.pk]
    assert (department.open, department.late, department.risk, department.silent) == (1, 0, 1, 1)


def test_a_unit_has_its_page_over_all_plans(client: Client, looked_at: Given, head) -> None:
    client.force_login(head)
    url = reverse("plan-unit", args=[looked_at.city.department.slug])
    assert "Cắt giảm giấy tờ" in page(client, url)
    for show, title in (("risk", "Cắt giảm giấy tờ"), ("done", "Tập huấn"), ("late", ""), ("confirm", "")):
        read = page(client, f"{url}?show={show}")
        assert (title or "Kế hoạch") in read
    assert client.get(f"{url}?xuat=csv").status_code == 200
    assert client.get(reverse("plan-unit", args=["khong-co"])).status_code == 404


@pytest.mark.parametrize("name", ["plan-follow", "plan-follow-sheet", "plan-followed", "plan-unit"])
def test_pages_take_as_many_queries_for_many_tasks(
    client: Client, looked_at: Given, coordinator, name: str, django_assert_max_num_queries
) -> None:
    silence(looked_at.plan)
    client.force_login(coordinator)
    url = reverse(name, args=[looked_at.city.ward_committee.slug] if name == "plan-unit" else [])
    page(client, url)
    cache.clear()
    with django_assert_max_num_queries(60) as few:
        page(client, url)
    looked_at.grow(12)
    cache.clear()
    with django_assert_max_num_queries(len(few)):
        page(client, url)


def test_reasons_name_the_last_report_only(looked_at: Given, coordinator) -> None:
    late, now = looked_at.tasks["late"], timezone.now()
    for days, note in ((3, "Cũ"), (1, "Mới " + "x" * 500)):
        ProgressReport.objects.create(
            task=late, unit=late.unit, percent=10, note=note, by=coordinator, at=now - timedelta(days=days)
        )
    words = reasons([late])[late.pk]
    assert len(words) == 1
    assert "Mới" in words[0]
    assert len(words[0]) < 260

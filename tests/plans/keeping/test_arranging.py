"""A draft is arranged by hand: groups and tasks added, changed, moved, removed; tables come in."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.plans.actions.edit_task import edit_task
from danvan.plans.actions.issue_plan import issue_plan
from danvan.plans.actions.move_group import move_group
from danvan.plans.actions.move_task import move_task
from danvan.plans.actions.remove_group import remove_group
from danvan.plans.errors.keeping import NotADraft, TaskChangedMeanwhile
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.queries.task_facts import TaskFacts
from tests.plans.keeping.conftest import AT


def titles(plan: Plan) -> list[str]:
    return list(Task.objects.of(plan).in_order().values_list("title", flat=True))


def rows_of(response: Any) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_plan_is_begun_by_hand_and_its_draft_is_seen_by_its_keepers_only(
    client: Any, coordinator: Any, small_city: Any, play: Any
) -> None:
    client.force_login(coordinator)
    data = {"kind": "plan", "title": "Kế hoạch <i>thử</i>", "owner": "UBND TP", "respond_days": 3, "risk_margin": 15}
    wrong = client.post(reverse("plan-new"), data | {"starts_on": "2026-12-01", "ends_on": "2026-01-01"})
    assert wrong.status_code == 422
    assert "ends_on" in wrong.context["form"].errors
    assert client.post(reverse("plan-new"), data | {"owner": "Sở Không Có"}).status_code == 422
    assert client.post(reverse("plan-new"), data).status_code == 302
    plan = Plan.objects.get()
    assert plan.owner == small_city.committee
    assert "&lt;i&gt;thử" in client.get(reverse("plan-list")).content.decode()
    client.force_login(play("head"))
    assert "thử" not in client.get(reverse("plan-list")).content.decode()
    assert client.get(reverse("plan-edit", args=[plan.slug])).status_code == 404
    mine = client.post(reverse("plan-new"), data | {"owner": small_city.committee.name})
    assert "owner" in mine.context["form"].errors


def test_tasks_and_groups_move_with_what_stands_below_them(draft_plan: Plan, coordinator: Any) -> None:
    top = Task.objects.get(title="Rà soát")
    move_task(top.pk, up=False, by=coordinator, at=AT)
    assert titles(draft_plan) == ["Công khai", "Rà soát", "Lập danh mục", "Tổng kết"]
    move_task(top.pk, up=False, by=coordinator, at=AT)  # the last already
    move_group(draft_plan.pk, top.group_id, up=False, by=coordinator, at=AT)
    assert titles(draft_plan) == ["Tổng kết", "Công khai", "Rà soát", "Lập danh mục"]
    child = Task.objects.get(title="Lập danh mục")
    child_parent = Task.objects.get(title="Rà soát")
    assert child.path.startswith(child_parent.path)
    assert list(draft_plan.groups.values_list("number", flat=True)) == ["II", "I"]


def test_a_group_is_removed_from_a_draft_only(draft_plan: Plan, coordinator: Any) -> None:
    first, second = draft_plan.groups.order_by("position")
    remove_group(draft_plan.pk, first.pk, by=coordinator, at=AT)
    remove_group(draft_plan.pk, first.pk, by=coordinator, at=AT)
    assert titles(draft_plan) == ["Tổng kết"]
    assert not Assignment.objects.exists()
    issue_plan(draft_plan.pk, by=coordinator, at=AT)
    with pytest.raises(NotADraft):
        remove_group(draft_plan.pk, second.pk, by=coordinator, at=AT)


def test_two_keepers_at_once_do_not_overwrite_each_other(draft_plan: Plan, coordinator: Any) -> None:
    task = Task.objects.get(title="Rà soát")
    facts = TaskFacts.of(task)
    seen = facts.seal()
    facts.title = "Một"
    edit_task(task.pk, facts, seen=seen, by=coordinator, at=AT)
    facts.title = "Hai"
    with pytest.raises(TaskChangedMeanwhile):
        edit_task(task.pk, facts, seen=seen, by=coordinator, at=AT)


def test_a_task_form_says_what_is_wrong_and_keeps_what_was_typed(
    client: Any, coordinator: Any, draft_plan: Plan, small_city: Any
) -> None:
    client.force_login(coordinator)
    group = draft_plan.groups.first()
    assert group is not None
    address = reverse("plan-keep-task-new", args=[draft_plan.slug, group.pk])
    data = {"title": "Việc mới", "lead": "Viện Mẫu", "weight": 1, "starts_on": "2026-12-02", "due_on": "2026-12-01"}
    page = client.post(address, data)
    assert page.status_code == 422
    assert {"lead", "due_on"} <= set(page.context["form"].errors)
    assert "Viện Mẫu" in page.content.decode()
    kept = client.post(address, data | {"keep_words": "on", "due_on": "2026-12-03"})
    assert kept.status_code == 302
    task = Task.objects.get(title="Việc mới")
    assert (task.unit, task.lead_text) == (None, "Viện Mẫu")
    edit = reverse("plan-keep-task", args=[draft_plan.slug, task.pk])
    form = client.get(edit).context["form"]
    data = {bound.html_name: bound.value() or "" for bound in form} | {
        "lead": "so xay dung",
        "cooperating": "Thanh tra TP",
    }
    assert client.post(edit, data).status_code == 302
    task.refresh_from_db()
    assert (task.unit, task.lead_text) == (small_city.department, "")
    assert client.post(edit, data | {"title": "x" * 5000}).status_code == 422


def test_the_table_that_goes_out_comes_in_again_and_changes_nothing(
    client: Any, coordinator: Any, draft_plan: Plan, small_city: Any
) -> None:
    client.force_login(coordinator)
    edit, bring = reverse("plan-edit", args=[draft_plan.slug]), reverse("plan-keep-tasks-in", args=[draft_plan.slug])
    rows = rows_of(client.get(edit + "?xuat=csv"))
    assert [row[5] for row in rows[1:]] == ["Rà soát", "Lập danh mục", "Công khai", "Tổng kết"]

    def send(table: list[list[str]]) -> Any:
        out = io.StringIO()
        csv.writer(out).writerows(table)
        return client.post(bring, {"file": SimpleUploadedFile("nv.csv", out.getvalue().encode())})

    before = list(Task.objects.order_by("pk").values())
    assert send(rows).status_code == 302
    assert list(Task.objects.order_by("pk").values()) == before
    more = [*rows, ["", "", "", "1", "", "Thêm việc", "Sở Xây dựng", "", "", "", "31/12/2026", "", "5", "", ""]]
    more[1][10] = "2026-12-20"
    assert send(more).status_code == 302
    assert send(more).status_code == 302
    added = Task.objects.get(title="Thêm việc")
    assert (added.group.number, added.unit, added.due_on, added.weight) == (
        "II",
        small_city.department,
        date(2026, 12, 31),
        5,
    )
    assert Task.objects.get(title="Rà soát").due_on == date(2026, 12, 20)
    assert Task.objects.count() == 5


def test_a_table_with_a_wrong_row_brings_nothing_and_says_which(
    client: Any, coordinator: Any, draft_plan: Plan
) -> None:
    client.force_login(coordinator)
    bring = reverse("plan-keep-tasks-in", args=[draft_plan.slug])
    text = (
        "Nhóm nhiệm vụ;Cấp;Nhiệm vụ;Chủ trì;Thời hạn;Trọng số\n"
        "III;1;Đúng;Sở Xây dựng;1/12/2026;10\n"
        ";1;;;;\n"
        ";3;Quá sâu;;;\n"
        ";1;Sai đơn vị;Sở Không Có;;\n"
        ";1;Sai ngày;;31/2/2026;\n"
        ";1;Sai trọng số;;;99999\n"
    )
    page = client.post(bring, {"file": SimpleUploadedFile("nv.csv", text.encode())})
    assert page.status_code == 422
    assert len(page.context["form"].errors["file"]) == 5
    for content in (b"", b"\x00\x01", b"PK\x03\x04", "Việc\nx".encode("utf-16")[3:]):
        assert client.post(bring, {"file": SimpleUploadedFile("nv.xlsx", content)}).status_code == 422
    assert Task.objects.count() == 4


def test_the_page_of_issue_says_what_is_open(client: Any, coordinator: Any, draft_plan: Plan) -> None:
    client.force_login(coordinator)
    Task.objects.filter(title="Rà soát").update(weight=50, due_on=date(2027, 6, 1))
    Task.objects.filter(title="Công khai").update(weight=40)
    preview = client.get(reverse("plan-issue", args=[draft_plan.slug])).context["preview"]
    assert preview.tasks == 4
    assert {one.unit.name: (one.leads, one.helps) for one in preview.receivers} == {
        "Sở Xây dựng": (1, 0),
        "Thanh tra thành phố Hà Nội": (1, 1),
        "UBND phường Ba Đình": (1, 0),
        "UBND phường Hồng Hà": (1, 0),
    }
    assert [task.title for task in preview.unled.tasks] == ["Tổng kết"]
    assert [task.title for task in preview.beyond.tasks] == ["Rà soát"]
    assert [one.sum for one in preview.uneven] == [90]
    assert [one.count for one in preview.spread] == [2]
    answer = client.post(reverse("plan-issue", args=[draft_plan.slug]))
    assert answer.url == reverse("plan-edit", args=[draft_plan.slug])
    assert Plan.objects.get().state == "issued"


def test_pages_take_as_many_queries_for_many_tasks(
    client: Any, coordinator: Any, draft_plan: Plan, small_city: Any, django_assert_max_num_queries: Any
) -> None:
    from danvan.plans.bringing import TaskLine, lay_below

    group = draft_plan.groups.first()
    assert group is not None
    lines = [TaskLine(title=f"Việc {n}", unit=small_city.department, number=str(n)) for n in range(120)]
    lay_below(group, None, lines, first=100)
    client.force_login(coordinator)
    with django_assert_max_num_queries(26):
        client.get(reverse("plan-edit", args=[draft_plan.slug]))
    with django_assert_max_num_queries(36):
        client.get(reverse("plan-issue", args=[draft_plan.slug]))

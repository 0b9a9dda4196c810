"""The page of a plan at the desk: its tree, its filters, its counts."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from openpyxl import load_workbook

from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan
from danvan.plans.queries.plan_counts import counts_of
from tests.plans.factories import a_group, a_plan, a_task
from tests.plans.looking.cases import HOSTILE, Given, says_late, silence

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, coordinator) -> Client:
    client.force_login(coordinator)
    return client


def address(given: Given, name: str = "plan-desk") -> str:
    return reverse(name, args=[given.plan.slug])


def queries_of(client: Client, url: str, counter) -> int:
    with counter() as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.fixture
def counter():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


def test_groups_stand_closed_and_open_by_an_ordinary_link(desk: Client, looked_at: Given) -> None:
    closed = desk.get(address(looked_at)).content.decode()
    assert "Tuyên truyền" in closed
    assert "Niêm yết công khai" not in closed
    assert f"?mo=g{looked_at.groups[0].pk}#" in closed
    opened = desk.get(f"{address(looked_at)}?mo=g{looked_at.groups[0].pk}").content.decode()
    assert "Niêm yết công khai" in opened
    assert says_late(opened)
    assert "Họp tổ dân phố" not in opened


def test_a_task_opens_with_the_way_to_it(desk: Client, looked_at: Given) -> None:
    page = desk.get(f"{address(looked_at)}?mo={looked_at.tasks['late'].pk}").content.decode()
    assert "Niêm yết công khai" in page
    assert "Họp tổ dân phố" in page
    assert "Tập huấn" not in page, "only the way is shown"


def test_a_script_gets_the_rows_alone_and_caches_keep_them_apart(desk: Client, looked_at: Given) -> None:
    answer = desk.get(f"{address(looked_at)}?mo={looked_at.tasks['late'].pk}", headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith("<li")
    assert "Họp tổ dân phố" in answer.content.decode()
    assert "HX-Request" in answer["Vary"]
    for wrong in ("", "g0", "0", "x", "9" * 30, f"g{looked_at.tasks['late'].pk}9"):
        assert desk.get(f"{address(looked_at)}?mo={wrong}", headers={"HX-Request": "true"}).status_code == 404
        assert desk.get(f"{address(looked_at)}?mo={wrong}").status_code == 200


def test_no_row_of_another_plan_is_opened(desk: Client, looked_at: Given) -> None:
    other = a_plan(looked_at.city.office, state=PlanState.ISSUED)
    task = a_task(a_group(other), looked_at.city.office, title="Việc của kế hoạch khác")
    for key in (str(task.pk), f"g{task.group_id}"):
        assert "khác" not in desk.get(f"{address(looked_at)}?mo={key}").content.decode()


def test_filters_find_at_every_depth_and_say_what_is_late(desk: Client, looked_at: Given) -> None:
    def titles(query: str) -> set[str]:
        page = desk.get(f"{address(looked_at)}?{query}").content.decode()
        return {name for name, task in looked_at.tasks.items() if f'"{task.get_absolute_url()}"' in page}

    silence(looked_at.plan)
    assert titles("q=hop+to+dan+pho") == {"part"}
    assert titles("show=late") == {"late"}
    assert titles("show=risk") == {"risk"}
    assert titles("show=silent") == {"late", "part", "hostile", "risk"}
    assert titles("state=done") == {"done"}
    assert titles(f"unit={looked_at.city.ward_committee.slug}&show=late") == {"late"}
    assert titles("unit=so+xay+dung&show=risk") == {"risk"}
    assert titles("q=khong+co+viec+nay") == set()
    assert desk.get(f"{address(looked_at)}?state=sai&unit=%00&q={'x' * 5000}").status_code == 200


def test_counts_say_the_same_as_the_rows(looked_at: Given) -> None:
    silence(looked_at.plan)
    counts = counts_of(looked_at.plan, at=timezone.now())
    shown = {name: str(getattr(counts, name)) for name in ("open", "done", "on_time", "risk", "late", "silent")}
    assert shown == {"open": "4", "done": "1", "on_time": "2", "risk": "1", "late": "1", "silent": "4"}


@pytest.mark.parametrize("query", ["", "?mo=g{group}", "?mo={task}", "?show=late", "?q=them"])
def test_pages_take_as_many_queries_for_many_tasks(desk: Client, looked_at: Given, counter, query: str) -> None:
    url = address(looked_at) + query.format(group=looked_at.groups[0].pk, task=looked_at.tasks["late"].pk)
    desk.get(url)
    before = queries_of(desk, url, counter)
    looked_at.grow(20)
    assert queries_of(desk, url, counter) == before


def test_a_hostile_title_stays_text_everywhere(desk: Client, looked_at: Given) -> None:
    for url in (
        f"{address(looked_at)}?mo=g{looked_at.groups[1].pk}",
        f"{address(looked_at)}?q=script",
        address(looked_at, "plan-gantt"),
    ):
        page = desk.get(url).content.decode()
        assert "<script>alert" not in page
        assert escape(HOSTILE)[:30] in page


def test_a_draft_is_seen_by_its_keeper_only(client: Client, looked_at: Given, coordinator, head) -> None:
    Plan.objects.filter(pk=looked_at.plan.pk).update(state="draft")
    for name in ("plan-desk", "plan-gantt"):
        client.force_login(head)
        assert client.get(address(looked_at, name)).status_code == 404
        client.force_login(coordinator)
        assert client.get(address(looked_at, name)).status_code == 200
        client.logout()
        assert client.get(address(looked_at, name)).status_code == 302


def test_the_tree_leaves_as_a_file_in_the_columns_it_comes_in(desk: Client, looked_at: Given) -> None:
    answer = desk.get(f"{address(looked_at)}?xuat=xlsx")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.values)
    assert len(rows) == 1 + len(looked_at.tasks)
    assert rows[1][1] == "Tuyên truyền"
    assert not any(str(value).startswith("=") for row in rows for value in row)


def test_the_gantt_chart_has_its_table_and_its_arrows(desk: Client, looked_at: Given) -> None:
    looked_at.grow(2)
    page = desk.get(address(looked_at, "plan-gantt")).content.decode()
    assert page.count('class="g-bar"') >= 4
    assert 'class="g-late"' in page
    assert "Niêm yết công khai" in page
    below = desk.get(f"{address(looked_at, 'plan-gantt')}?mo={looked_at.tasks['late'].pk}").content.decode()
    assert "Họp tổ dân phố" in below

"""Plans as everyone reads them: seven groups, what is late, and nothing that is not public."""

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from danvan.legislation.models import Document
from danvan.plans.lifecycle import COUNTED, PlanState
from danvan.plans.models import Plan, Task
from danvan.plans.models.choices import GroupCode
from danvan.plans.pages.public_plans import seven_groups
from danvan.plans.queries.public_plans import by_seven_groups, matching_plans, matching_tasks
from danvan.plans.shares import weighted
from tests.organisations.cast import member
from tests.plans.factories import a_group, a_plan, a_task
from tests.plans.looking.cases import HOSTILE, Given, says_late, today

pytestmark = pytest.mark.django_db
ALL, SEARCH = reverse("plans-public"), reverse("search")


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everyone_reads_a_plan_with_what_is_late(client: Client, looked_at: Given) -> None:
    read = page(client, looked_at.plan.public_url)
    for words in ("Tuyên truyền", "Niêm yết công khai", "UBND phường Ba Đình", escape(HOSTILE)):
        assert words in read
    assert says_late(read)
    assert "<script>alert" not in read
    assert "Họp tổ dân phố" not in read, "parts are the units' own work"
    assert "Việc đã bỏ" not in read
    assert looked_at.plan.public_url in page(client, ALL)


def test_drafts_and_plans_not_meant_for_everyone_do_not_exist(client: Client, looked_at: Given, law) -> None:
    hidden = [a_plan(looked_at.city.office, title="Kế hoạch kín", public=False, state=PlanState.ISSUED)]
    hidden.append(a_plan(looked_at.city.office, title="Kế hoạch kín nháp"))
    for plan in hidden:
        a_task(a_group(plan, code=GroupCode.APPARATUS), looked_at.city.office, title="Việc kín")
        assert client.get(plan.public_url).status_code == 404
    for url in (ALL, "/", f"{SEARCH}?q=kin", looked_at.plan.public_url, "/sitemap-ke-hoach.xml"):
        assert "kín" not in page(client, url)
    counted = {one.code: one.tally.tasks for one in seven_groups(on=today())[0]}
    assert counted["apparatus"] == 0


def test_no_person_is_named(client: Client, looked_at: Given) -> None:
    officer = member("bimat", looked_at.city.ward_committee, "head")
    Task.objects.of(looked_at.plan).update(assignee=officer)
    Plan.objects.update(made_by=officer)
    for url in (ALL, looked_at.plan.public_url, f"{SEARCH}?q=niem+yet"):
        assert officer.full_name not in page(client, url)
        assert officer.code not in page(client, url)


def test_the_seven_groups_are_the_sums_of_their_tasks(looked_at: Given) -> None:
    other = a_plan(looked_at.city.office, state=PlanState.ISSUED)
    a_task(a_group(other, code=GroupCode.PROPAGANDA), looked_at.city.office, weight=2, percent=50, rolled=5000)
    found = {one.code: one.tally for one in by_seven_groups(Plan.objects.values_list("pk", flat=True), on=today())}
    assert list(found) == GroupCode.values
    for code, tally in found.items():
        rows = Task.objects.filter(group__code=code, depth=1, state__in=[state.value for state in COUNTED])
        assert tally.tasks == rows.count()
        assert tally.done == rows.filter(state="done").count()
        assert tally.late == rows.late(on=today()).count()
        assert tally.risk == rows.at_risk(on=today()).count()
        assert tally.rolled == weighted(list(rows.values_list("weight", "rolled")))
    looked_at.plan.refresh_from_db()
    assert found["admin_reform"].rolled == looked_at.groups[1].__class__.objects.get(pk=looked_at.groups[1].pk).rolled


def test_pages_stay_small_and_take_the_same_queries(client: Client, looked_at: Given) -> None:
    urls = (looked_at.plan.public_url, ALL, f"{ALL}?q=them")

    def queries() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as run:
                assert len(brotli.compress(page(client, url).encode())) < 9_000
            found.append(len(run))
        return found

    looked_at.grow(1)
    before = queries()
    looked_at.grow(20)
    assert queries() == before


def test_the_home_page_and_search_lead_to_it(client: Client, looked_at: Given, law) -> None:
    home = page(client, "/")
    assert ALL in home
    assert str(GroupCode.PROPAGANDA.label) in home
    found = page(client, f"{SEARCH}?q=niem+yet+cong+khai")
    assert f"{looked_at.plan.public_url}" in found
    assert looked_at.plan.public_url in page(client, "/sitemap-ke-hoach.xml")


def test_a_document_says_which_plan_carries_it_out(client: Client, looked_at: Given) -> None:
    document = Document.objects.create(slug="kh-thu", kind="plan", number="1/KH-UBND", title="Kế hoạch")
    Plan.objects.filter(pk=looked_at.plan.pk).update(document=document, illustration=True)
    read = page(client, reverse("legislation-document", args=["kh-thu"]))
    assert looked_at.plan.public_url in read
    assert document.get_absolute_url() in page(client, looked_at.plan.public_url)


def test_an_example_is_marked_on_every_page(client: Client, looked_at: Given, law) -> None:
    Plan.objects.filter(pk=looked_at.plan.pk).update(illustration=True)
    for url in (ALL, looked_at.plan.public_url, "/"):
        assert "minh họa" in page(client, url) or "illustration" in page(client, url)


def test_a_plan_without_dates_weights_or_tasks_is_still_a_page(client: Client, looked_at: Given) -> None:
    bare = a_plan(looked_at.city.office, state=PlanState.ISSUED, starts_on=None, ends_on=None, issued_on=None)
    a_task(a_group(bare), None, title="Không ai chủ trì", due_on=None, starts_on=None, weight=0)
    a_group(bare)
    assert "Không ai chủ trì" in page(client, bare.public_url)


def test_a_search_of_many_words_looks_for_the_first_eight():
    words = [f"chu{number}" for number in range(60)]
    for rows in (matching_plans(words), matching_tasks(words)):
        assert sum(f"chu{number}" in str(rows.query) for number in range(60)) == 8

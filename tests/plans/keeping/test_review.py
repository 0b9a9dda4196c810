"""A plan read from a file is looked over, corrected and taken over once."""

from typing import Any

import pytest
from django.urls import reverse

from danvan.events.models import RecordedEvent
from danvan.plans.actions.approve_import import approve_import
from danvan.plans.actions.correct_import_task import TaskWords, correct_import_task
from danvan.plans.actions.split_import_task import split_import_task
from danvan.plans.actions.take_import_piece import take_import_piece
from danvan.plans.errors.keeping import PieceMissing, ReviewChanged, ReviewSettled
from danvan.plans.models import Plan, PlanDraft, Task
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.reading.pieces import ReadPlan
from tests.plans.keeping.conftest import AT

HOSTILE = "<script>alert(1)</script>\x00 “Việc” " + "ế" * 3000


def posted(response: Any) -> dict[str, Any]:
    """The facts form as the page offers it, to be sent back."""
    form = response.context["form"]
    return {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "", False)}


def test_the_review_shows_each_piece_beside_its_words_and_what_is_doubtful(
    client: Any, coordinator: Any, review: PlanDraft
) -> None:
    client.force_login(coordinator)
    page = client.get(review.get_absolute_url())
    text = page.content.decode()
    assert "trước ngày 15/12/2026" in text
    assert "UBND các phường, xã công khai thủ tục hằng quý" in text
    tasks = {shown.key: shown for group in page.context["page"].groups for shown in group.tasks}
    assert "Sở Xây dựng" in tasks["0-0"].values[1].note
    assert tasks["0-0"].values[3].doubt  # "Viện Mẫu" is no unit
    assert "UBND phường Hồng Hà" in tasks["0-2"].values[1].note  # each of the wards
    assert tasks["1-0"].doubts
    assert page.context["page"].doubtful == 4
    only = client.get(review.get_absolute_url() + "?chi=nghi")
    assert only.context["page"].only_doubtful


def test_a_task_is_corrected_in_its_place_and_the_page_says_so(
    client: Any, coordinator: Any, review: PlanDraft
) -> None:
    client.force_login(coordinator)
    page = client.get(review.get_absolute_url() + "?sua=0-0")
    form = page.context["piece"]
    data = {bound.html_name: bound.value() or "" for bound in form} | {"phan-title": "Rà soát lại", "phan-group": "1"}
    answer = client.post(reverse("plan-import-task", args=[review.pk, 0, 0]), data)
    assert answer.status_code == 302
    review.refresh_from_db()
    read = ReadPlan.from_json(review.read)
    # Moved to the other group with the task below it.
    assert [task.title.value for task in read.groups[1].tasks] == ["Tổng kết", "Rà soát lại", "Lập danh mục"]
    assert read.groups[1].tasks[1].title.passage == "1. Rà soát thủ tục"
    refused = client.post(reverse("plan-import-task", args=[review.pk, 0, 0]), data | {"phan-due": "31/31/2026"})
    assert refused.status_code == 422
    assert "31/31/2026" in refused.content.decode()


def test_the_second_of_two_reviewers_sees_what_the_first_did(coordinator: Any, review: PlanDraft) -> None:
    words = TaskWords(number="1", title="Khác")
    correct_import_task(review.pk, (0, 0), words, edition=1, by=coordinator, at=AT)
    with pytest.raises(ReviewChanged):
        correct_import_task(review.pk, (0, 0), words, edition=1, by=coordinator, at=AT)
    with pytest.raises(PieceMissing):
        correct_import_task(review.pk, (7, 0), words, edition=2, by=coordinator, at=AT)


def test_pieces_are_dropped_joined_and_split(coordinator: Any, review: PlanDraft) -> None:
    def titles() -> list[list[str]]:
        review.refresh_from_db()
        return [[task.title.value for task in group.tasks] for group in ReadPlan.from_json(review.read).groups]

    take_import_piece(review.pk, 0, 0, deed="removed", edition=1, by=coordinator, at=AT)
    assert titles()[0] == ["Lập danh mục", "Công khai thủ tục"]
    assert ReadPlan.from_json(review.read).groups[0].tasks[0].parent == ""
    take_import_piece(review.pk, 0, 1, deed="joined", edition=2, by=coordinator, at=AT)
    assert titles()[0] == ["Lập danh mục Công khai thủ tục"]
    assert ReadPlan.from_json(review.read).groups[0].tasks[0].lead.value == "UBND các phường, xã"
    split_import_task(review.pk, 0, 0, titles=["Một", "Hai"], edition=3, by=coordinator, at=AT)
    assert titles()[0] == ["Một", "Hai"]
    take_import_piece(review.pk, 1, None, deed="joined", edition=4, by=coordinator, at=AT)
    assert titles() == [["Một", "Hai", "Tổng kết"]]


def test_taking_over_makes_a_draft_plan_that_keeps_its_sources(
    client: Any, coordinator: Any, review: PlanDraft, small_city: Any
) -> None:
    client.force_login(coordinator)
    data = posted(client.get(review.get_absolute_url()))
    answer = client.post(review.get_absolute_url(), data | {"duyet": "1"})
    plan = Plan.objects.get()
    assert answer.url == reverse("plan-edit", args=[plan.slug])
    assert (plan.slug, plan.state, plan.owner) == ("kh-15-kh-ubnd-2026", "draft", small_city.committee)
    top, part, wards = Task.objects.filter(group__position=1).in_order()
    assert (top.unit, str(top.due_on), top.source) == (
        small_city.department,
        "2026-12-15",
        "1. Rà soát thủ tục\nChủ trì: Sở Xây dựng",
    )
    assert "Viện Mẫu" in top.detail
    assert set(top.assignments.values_list("part", "unit")) == {
        ("lead", small_city.department.pk),
        ("cooperating", small_city.inspectorate.pk),
    }
    assert (part.parent, part.depth) == (top, 2)
    assert (wards.unit, wards.lead_text, wards.recurrence) == (None, "UBND các phường, xã", "quarterly")
    # The list and the page of the draft tell of it.
    assert plan.title in client.get(reverse("plan-list")).content.decode()
    assert "Rà soát thủ tục" in client.get(answer.url).content.decode()
    assert client.get(review.get_absolute_url()).status_code == 200


def test_approving_twice_gives_the_first_plan_and_a_settled_review_takes_nothing(
    coordinator: Any, review: PlanDraft, facts: PlanFacts
) -> None:
    first = approve_import(review.pk, facts, edition=1, by=coordinator, at=AT)
    assert approve_import(review.pk, facts, edition=1, by=coordinator, at=AT) == first
    assert RecordedEvent.objects.about(first).count() == 1
    with pytest.raises(ReviewSettled):
        take_import_piece(review.pk, 0, 0, deed="removed", edition=1, by=coordinator, at=AT)


def test_hostile_words_are_kept_as_words(client: Any, coordinator: Any, review: PlanDraft, facts: PlanFacts) -> None:
    read = ReadPlan.from_json(review.read)
    for task in read.tasks():
        for name in ("title", "lead", "deliverable", "due", "recurrence"):
            getattr(task, name).value = HOSTILE.replace("\x00", "")
    read.groups[0].title.value = read.groups[0].number = read.groups[0].code = HOSTILE.replace("\x00", "")
    PlanDraft.objects.filter(pk=review.pk).update(read=read.as_json())
    client.force_login(coordinator)
    assert "<script>alert" not in client.get(review.get_absolute_url() + "?sua=0-0").content.decode()
    plan = approve_import(review.pk, facts, edition=1, by=coordinator, at=AT)
    assert max(len(task.title) for task in plan.tasks.all()) == 1000
    assert "<script>alert" not in client.get(reverse("plan-edit", args=[plan.slug])).content.decode()
    assert client.get(reverse("plan-issue", args=[plan.slug])).status_code == 200


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4\n%%EOF", b"PK\x03\x04broken", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)]
)
def test_a_file_that_cannot_be_read_is_refused_in_words(client: Any, coordinator: Any, content: bytes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(coordinator)
    answer = client.post(reverse("plan-imports"), {"tep": SimpleUploadedFile("ke-hoach.docx", content)})
    assert answer.status_code == 422
    assert answer.context["form"].errors["tep"]
    assert not PlanDraft.objects.exists()


def test_a_review_is_open_to_its_reader_and_to_coordinators_only(client: Any, review: PlanDraft, play: Any) -> None:
    client.force_login(play("head"))
    assert client.get(review.get_absolute_url()).status_code == 404
    assert client.post(reverse("plan-import-task", args=[review.pk, 0, 0]), {}).status_code == 404
    client.force_login(play("handler"))
    assert client.get(reverse("plan-imports")).status_code == 403


def test_the_review_takes_as_many_queries_for_many_tasks(
    client: Any, coordinator: Any, review: PlanDraft, django_assert_max_num_queries: Any
) -> None:
    client.force_login(coordinator)
    read = ReadPlan.from_json(review.read)
    read.groups[0].tasks *= 40
    PlanDraft.objects.filter(pk=review.pk).update(read=read.as_json())
    with django_assert_max_num_queries(22):
        assert client.get(review.get_absolute_url()).status_code == 200

"""Reporting, confirming and the list of one's tasks in the browser's eyes; hostile input does no harm."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from danvan.attachments.queries import files_of
from danvan.organisations.models import Role
from danvan.plans.actions.report_progress import report_progress
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import ProgressReport, StandIn, Task
from danvan.plans.rolling import roll_up
from tests.attachments.factories import picture, upload
from tests.organisations.cast import member
from tests.plans.progress.cases import LINK, fresh, given, reported, said, with_photo

pytestmark = pytest.mark.django_db
MINE = "/ban-lam-viec/nhiem-vu/"
AWAY = f"{MINE}khi-vang-mat/"


def address(task, step="bao-cao"):
    return f"{MINE}{task.pk}/{step}/"


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def desk(client, handler):
    client.force_login(handler)
    return client


def test_reported_with_a_photo_and_seen_with_its_thumbnail(work, desk):
    page = text_of(desk.get(address(work.task)))
    token = page.split('name="files_token" value="')[1].split('"')[0]
    sent = {"percent": "40", "note": "Đã họp.", "files_token": token}
    answer = desk.post(address(work.task), sent | {"attachments": [upload("a.jpg", picture())]}, follow=True)
    report = work.task.reports.get()
    assert files_of(report)[0].get_thumbnail_url() in text_of(answer)
    desk.post(address(work.task), sent)
    assert work.task.reports.count() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"percent": "101"}, "từ 0 đến 100"),
        ({"percent": "-1"}, "từ 0 đến 100"),
        ({"percent": "abc"}, "từ 0 đến 100"),
        ({"note": ""}, ""),
        ({"note": "x" * 200_000}, ""),
        ({"link": "javascript:alert(1)"}, "https://"),
        ({"measure": "no.such"}, ""),
        ({"percent": "100"}, "minh chứng"),
        ({"attachments": [upload("trojan.exe", b"MZ\x90\x00" + b"0" * 400)]}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(typed, words, work, desk):
    sent = {"percent": "40", "note": "Đã họp <script>alert(1)</script>", "link": "", "measure": ""} | typed
    answer = desk.post(address(work.task), sent)
    assert answer.status_code == 422
    text = text_of(answer)
    assert "<script>alert(1)" not in text
    assert 'class="field bad"' in text
    if "note" not in typed:
        assert "&lt;script&gt;alert(1)" in text
    assert not work.task.reports.exists()


def test_a_fall_is_asked_for_and_then_kept(work, desk, handler):
    reported(work.task, handler, 60)
    sent = {"percent": "20", "note": "Đếm lại."}
    asked = desk.post(address(work.task), sent)
    assert asked.status_code == 422
    assert 'name="falls"' in text_of(asked)
    assert desk.post(address(work.task), sent | {"falls": "on"}).status_code == 302
    assert fresh(work.task).percent == 20


def test_other_peoples_tasks_take_no_report(work, client, small_city):
    for person in (member("nguoikhac", small_city.other_ward_committee, Role.HANDLER), None):
        if person:
            client.force_login(person)
        answer = client.post(address(work.task), {"percent": "10", "note": "Không phải việc tôi."})
        assert answer.status_code == (403 if person else 302)
        client.logout()
    assert client.get(address(work.task)).status_code == 302
    assert not work.task.reports.exists()


def test_confirmed_and_returned_from_the_task(work, handler, coordinator, client):
    report = reported(work.task, handler)
    client.force_login(coordinator)
    page = text_of(client.get(work.task.get_absolute_url()))
    assert f'name="report" value="{report.pk}"' in page
    assert f'href="{LINK}" rel="noopener noreferrer nofollow"' in page
    returned = client.post(address(work.task, "tra-lai"), {"report": report.pk, "remark": ""})
    assert returned.status_code == 422
    client.post(address(work.task, "tra-lai"), {"report": report.pk, "remark": "<b>Thiếu biên bản</b>"})
    page = text_of(client.get(work.task.get_absolute_url()))
    assert "&lt;b&gt;Thiếu biên bản" in page
    old = client.post(address(work.task, "xac-nhan-xong"), {"report": report.pk}, follow=True)
    assert fresh(work.task).state == "under_way"
    assert old.status_code == 200
    for number in ("", "abc", "9" * 40, "-1"):
        client.post(address(work.task, "xac-nhan-xong"), {"report": number})
    again = reported(work.task, handler)
    client.post(address(work.task, "xac-nhan-xong"), {"report": again.pk})
    assert fresh(work.task).state == "done"
    client.post(address(work.task, "mo-lai"), {"remark": "Nhầm việc."})
    assert fresh(work.task).state == "under_way"


def test_who_stands_in_sees_for_whom(work, handler, client, small_city):
    deputy = member("thaymat", small_city.ward_division, Role.HANDLER)
    on = timezone.localdate()
    StandIn.objects.create(unit=small_city.ward_committee, absent=handler, user=deputy, valid_from=on, valid_to=on)
    client.force_login(deputy)
    assert f"thay {handler.full_name}" in text_of(client.get(address(work.task)))
    client.post(address(work.task), {"percent": "10", "note": "Đã nhận việc thay."})
    assert f"thay {handler.full_name}" in text_of(client.get(work.task.get_absolute_url()))


def test_the_list_shows_what_stands_how_and_narrows(work, handler, coordinator, client):
    on = timezone.localdate()
    Task.objects.update(due_on=on - timedelta(days=3), title="Việc đã chậm")
    soon = work.another(title="Việc sắp đến", due_on=on + timedelta(days=5))
    risk = work.another(title="Việc có nguy cơ", due_on=on + timedelta(days=50), risk_on=on)
    work.another(title="Việc nơi khác", unit=work.city.department)
    given(work.city, title="Việc đã xong", state=TaskState.DONE)
    reported(risk, handler, 10)
    Task.objects.filter(pk=risk.pk).update(risk_on=on)
    client.force_login(handler)
    page = text_of(client.get(MINE))
    assert page.index("Việc đã chậm") < page.index("Việc sắp đến") < page.index("Việc có nguy cơ")
    for words in ("chậm 3 ngày", "còn 5 ngày", "có nguy cơ chậm", "chưa xác nhận"):
        assert words in page
    assert "Việc nơi khác" not in page
    assert "Việc đã xong" not in page
    for show, title in {"late": "Việc đã chậm", "risk": "Việc có nguy cơ", "soon": "Việc sắp đến"}.items():
        shown = text_of(client.get(MINE, {"show": show}))
        assert [t for t in ("Việc đã chậm", "Việc sắp đến", "Việc có nguy cơ") if t in shown] == [title]
    assert "Việc có nguy cơ" not in text_of(client.get(MINE, {"show": "silent"}))
    report_progress(soon.pk, said(100), files_token=with_photo(), by=handler, at=timezone.now())
    client.force_login(coordinator)
    assert "Việc sắp đến" in text_of(client.get(MINE, {"show": "confirm"}))
    assert "Việc sắp đến" in b"".join(client.get(MINE, {"show": "confirm", "xuat": "csv"})).decode("utf-8-sig")


def test_list_and_history_take_as_many_queries_for_many(work, desk, handler):
    def cost(path):
        desk.get(path)
        with CaptureQueriesContext(connection) as found:
            assert desk.get(path).status_code == 200
        return len(found)

    reported(work.task, handler, 10)
    before = cost(MINE), cost(work.task.get_absolute_url())
    for number in range(20):
        roll_up(work.another())
        report_progress(work.task.pk, said(10 + number), files_token=with_photo(), by=handler, at=timezone.now())
    assert (cost(MINE), cost(work.task.get_absolute_url())) == before


def test_a_stand_in_is_named_and_taken_back_on_its_page(desk, handler, head, client, small_city):
    other = member("dongnghiep", small_city.ward_committee, Role.HANDLER)
    on = timezone.localdate()
    sent = {
        "absent": f"{small_city.ward_committee.pk}:{handler.pk}",
        "user": other.pk,
        "first": on.isoformat(),
        "last": (on + timedelta(days=2)).isoformat(),
    }
    foreign = desk.post(AWAY, sent | {"absent": f"{small_city.ward_committee.pk}:{other.pk}"})
    assert foreign.status_code == 422
    assert desk.post(AWAY, sent).status_code == 302
    row = StandIn.objects.get()
    assert other.full_name in text_of(desk.get(AWAY))
    assert desk.post(f"{AWAY}{row.pk}/ket-thuc/").status_code == 302
    assert StandIn.objects.get().ended_on == on
    client.force_login(member("nguoila", small_city.department, Role.HANDLER))
    assert client.get(f"{AWAY}{row.pk}/ket-thuc/").status_code == 404


def test_files_of_a_report_open_to_who_sees_the_task(work, handler, coordinator, outsider, client):
    report = report_progress(work.task.pk, said(50), files_token=with_photo(), by=handler, at=timezone.now())
    url = files_of(report)[0].get_absolute_url()
    client.force_login(coordinator)
    assert client.get(url).status_code == 200
    client.force_login(outsider)
    assert client.get(url).status_code == 404
    assert ProgressReport.objects.count() == 1

"""The pages of an answer: no typed word is lost, what lacks is told beside its field, the sender reads the issued."""

import re
from dataclasses import replace

import pytest
from django.utils import timezone

from danvan.petitions.actions.draft_answer import draft_answer
from danvan.petitions.links import link_secret
from danvan.petitions.models import Answer, AnswerTemplate, Petition
from tests.petitions.answering import stages
from tests.petitions.answering.stages import WHOLE, a_refusal, fresh, law_clause

pytestmark = pytest.mark.django_db


@pytest.fixture
def now_petition(people):
    """Accepted now: the views read the clock themselves."""
    return stages.accepted(people, at=timezone.now())


@pytest.fixture
def desk(client, people):
    client.force_login(people.handler)
    return client


def page(petition, name=""):
    return f"/ban-lam-viec/don-thu/{petition.reference}/{name}"


FORM = {
    "outcome": "settled",
    "text": "Nắp cống đã được thay.",
    "next_step": "Kiểm tra lại sau mưa.",
    "next_step_on": "",
    "competent_unit": "",
    "competent_mandate": "",
    "competent_body": "",
    "clauses": "42/2013/QH13",
    "revision": "0",
}


def test_a_draft_is_saved_shown_and_saved_again(now_petition, desk):
    answer = desk.post(page(now_petition, "soan-tra-loi/"), FORM)
    assert answer.status_code == 302
    shown = desk.get(page(now_petition)).content.decode()
    assert FORM["text"] in shown
    form = desk.get(page(now_petition, "soan-tra-loi/")).content.decode()
    assert 'name="revision" value="1"' in form
    cited = re.search(r'name="clauses"[^>]*>\s*([^<]*)<', form).group(1)
    assert "42/2013/QH13" in cited
    # What the page shows is what the page takes.
    again = desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, "clauses": cited, "revision": "1"})
    assert again.status_code == 302
    assert Answer.objects.get().revision == 1


LACKING = {"outcome": "outcome", "text": "text", "next_step": "next_step", "clauses": "clauses"}


@pytest.mark.parametrize("field", LACKING)
def test_what_lacks_for_the_submission_is_told_beside_its_field(field, now_petition, desk):
    answer = desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, field: "", "then": "submit"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert re.search(rf'class="field bad"[^§]{{0,900}}id="?id_{LACKING[field]}', text)
    assert FORM["text"] in text or field == "text"
    assert not Answer.objects.exists()


def test_saving_and_submitting_in_one_go(now_petition, desk):
    assert desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, "then": "submit"}).status_code == 302
    assert Answer.objects.get().waits_for == "leader"


def test_a_newer_saving_is_shown_beside_the_typed_text_and_can_be_overwritten(now_petition, desk, people):
    draft_answer(
        now_petition.pk, replace(WHOLE, text="Bản của đồng nghiệp"), revision=0, by=people.receiver, at=timezone.now()
    )
    answer = desk.post(page(now_petition, "soan-tra-loi/"), FORM)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert FORM["text"] in text
    assert "Bản của đồng nghiệp" in text
    over = re.search(r'name="over" value="(\d+)"', text).group(1)
    assert desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, "over": over}).status_code == 302
    assert Answer.objects.get().text == FORM["text"]


def test_a_ready_text_is_put_behind_what_is_typed(now_petition, desk):
    template = AnswerTemplate.objects.create(
        outcome="explained",
        title="Riêng của mẫu",
        text="{unit} về {reference} tại {place}, hạn {due}.",
        next_step="Chờ.",
    )
    answer = desk.post(
        page(now_petition, "soan-tra-loi/"), {**FORM, "outcome": "", "next_step": "", "mau": str(template.pk)}
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Nắp cống đã được thay." in text
    assert f"{now_petition.unit.name} về {now_petition.reference} tại Ngõ 84" in text
    assert "Chờ." in text
    assert '<option value="explained" selected>' in text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("chosen", ["0", "999999", "abc", "-1", "9" * 40])
def test_a_ready_text_that_is_not_offered_changes_nothing(chosen, now_petition, desk):
    answer = desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, "mau": chosen})
    assert answer.status_code == 200
    assert FORM["text"] in answer.content.decode()


CITED = {
    "02/2011/QH13, Điều 9999": "Điều 9999",
    "Luật Không Có": "Luật Không Có",
    "42/2013/QH13, x, y": "42/2013/QH13",
    "<script>alert(1)</script>": "&lt;script&gt;",
}


@pytest.mark.parametrize("typed", CITED)
def test_a_place_the_library_does_not_know_is_named(typed, now_petition, desk):
    answer = desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, "clauses": f"42/2013/QH13\n{typed}"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert CITED[typed] in text
    assert "<script>alert" not in text


@pytest.mark.parametrize("field", [name for name in FORM if name != "clauses"])
@pytest.mark.parametrize("typed", ["\x00", "x" * 30000, "-1", "9" * 400, "<b>&"])
def test_nonsense_in_any_field_is_an_answer_not_an_error(field, typed, now_petition, desk):
    status = desk.post(page(now_petition, "soan-tra-loi/"), {**FORM, field: typed}).status_code
    assert status in {302, 409, 422}


def test_the_competent_unit_is_found_by_a_part_of_its_name(now_petition, desk, people):
    from tests.organisations.cast import member

    there = people.city.department
    member("sxd", there, "receiver")
    mandate = stages.a_mandate(there)
    form = {**FORM, "outcome": "refused", "competent_unit": "so xay dung", "then": "submit"}
    assert desk.post(page(now_petition, "soan-tra-loi/"), form).status_code == 302
    answer = Answer.objects.get()
    assert (answer.competent_unit, answer.competent_mandate) == (there, mandate)


def test_who_has_no_part_in_it_does_not_open_the_steps(now_petition, client, people):
    stages.submitted(now_petition, people)
    client.force_login(people.receiver)
    for name in ("soan-tra-loi/", "duyet-tra-loi/", "ky-tra-loi/", "phat-hanh-tra-loi/", "tra-lai-du-thao/"):
        assert client.get(page(now_petition, name)).status_code == 403
    client.force_login(people.city and people.office_head)
    assert client.get(page(now_petition, "soan-tra-loi/")).status_code in {403, 404}


def test_the_whole_way_by_its_pages(now_petition, client, people):
    stages.long_path(people.unit)

    def post(who, name, data=None):
        client.force_login(who)
        shown = client.get(page(now_petition, name))
        assert shown.status_code == 200
        found = re.search(r'name="revision" value="(\d*)"', shown.content.decode())
        answer = client.post(page(now_petition, name), {**(data or {}), "revision": found.group(1) if found else ""})
        assert answer.status_code == 302, answer.content.decode()[-3000:]

    client.force_login(people.handler)
    client.post(page(now_petition, "soan-tra-loi/"), FORM)
    post(people.handler, "trinh-tra-loi/")
    post(people.room_head, "duyet-tra-loi/", {"remarks": "Đồng ý."})
    post(people.office_head, "duyet-tra-loi/")
    post(people.head, "tra-lai-du-thao/", {"remarks": "Nêu rõ ngày."})
    client.force_login(people.handler)
    assert "Nêu rõ ngày." in client.get(page(now_petition)).content.decode()
    post(people.handler, "trinh-tra-loi/")
    post(people.room_head, "duyet-tra-loi/")
    post(people.office_head, "duyet-tra-loi/")
    post(people.head, "ky-tra-loi/")
    post(people.clerk, "phat-hanh-tra-loi/")
    assert Answer.objects.get().number == "01/PAKN"


def test_remarks_are_asked_for_and_what_lacks_stops_the_button(now_petition, client, people):
    stages.submitted(now_petition, people)
    client.force_login(people.head)
    refused = client.post(page(now_petition, "tra-lai-du-thao/"), {"remarks": ""})
    assert refused.status_code == 422
    assert "<title>Lỗi" in refused.content.decode()


def _secret():
    return link_secret("a-form-token-of-a-test")


def test_the_sender_reads_the_answer_but_never_an_officers_name(now_petition, client, people):
    assert "h-answer" not in client.get(f"/theo-doi/{_secret()}/").content.decode()
    assert client.get(f"/theo-doi/{_secret()}/tra-loi/").status_code == 404
    stages.signed(now_petition, people)
    assert WHOLE.text not in client.get(f"/theo-doi/{_secret()}/").content.decode()
    stages.issue_answer(now_petition.pk, by=fresh(people.clerk), at=timezone.now())
    for address in (f"/theo-doi/{_secret()}/", f"/theo-doi/{_secret()}/tra-loi/"):
        answer = client.get(address)
        text = answer.content.decode()
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert all(words in text for words in (WHOLE.text, WHOLE.next_step, "01/PAKN", people.unit.name))
        assert not [p for p in (people.handler, people.head, people.clerk) if p.full_name in text]


def test_a_refusal_says_who_is_competent(now_petition, client, people):
    from tests.organisations.cast import member

    member("sxd", people.city.department, "receiver")
    stages.issued(now_petition, people, draft=a_refusal(people.city.department), at=timezone.now())
    assert people.city.department.name in client.get(f"/theo-doi/{_secret()}/").content.decode()


def test_who_was_answered_together_reads_the_answer(now_petition, client, people):
    from tests.petitions.factories import a_petition

    one = a_petition(people.city.ward, token="an-attached-form-token", at=timezone.now())
    Petition.objects.filter(pk=one.pk).update(state="attached", main=now_petition)
    stages.issued(now_petition, people, at=timezone.now())
    assert WHOLE.text in client.get(f"/theo-doi/{link_secret('an-attached-form-token')}/").content.decode()


def _queries(client, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_pages_take_as_many_queries_whatever_the_answer_rests_on(now_petition, desk, people):
    stages.drafted(now_petition, people)
    paths = (page(now_petition), page(now_petition, "soan-tra-loi/"))
    few = [_queries(desk, path) for path in paths]
    from danvan.legislation.seeding import find_clause
    from tests.petitions.answering.test_draft_answer import photo_token

    slugs = ("luat-42-2013-qh13", "luat-72-2025-qh15", "luat-06-2022-qh15", "luat-02-2011-qh13")
    clauses = tuple(find_clause(slug) for slug in slugs)
    draft_answer(
        now_petition.pk, replace(WHOLE, clauses=(*clauses, law_clause())), files_token=photo_token(at=timezone.now()),
        revision=1, by=fresh(people.handler), at=timezone.now(),
    )  # fmt: skip
    assert [_queries(desk, path) for path in paths] == few

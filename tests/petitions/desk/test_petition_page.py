"""The officer's page of one petition: what the law asks next, the marks of its standing, the next one by due date."""

import re
from datetime import timedelta

import pytest
from django.utils import translation

from danvan.petitions.models import Petition
from danvan.petitions.pages.desk import badges, next_on_desk
from danvan.petitions.pages.next_steps import next_steps, progress_of
from danvan.petitions.queries.clocks import both_clocks
from tests.petitions.desk import rows

pytestmark = pytest.mark.django_db
ON = rows.NOW.date()


@pytest.fixture(autouse=True)
def in_english():
    """The words of the code itself."""
    with translation.override("en"):
        yield


def steps(petition) -> dict[str, str]:
    petition = Petition.objects.get(pk=petition.pk)
    found = next_steps(petition, both_clocks(petition, at=rows.NOW), progress_of(petition))
    return {step.title: step.when for step in found}


def now(petition) -> list[str]:
    return [title for title, when in steps(petition).items() if when == "now"]


def test_a_new_one_is_screened_within_its_intake_term(ward):
    petition = rows.standing(ward)
    first = next_steps(petition, both_clocks(petition, at=rows.NOW), progress_of(petition))[0]
    assert (first.title, first.when, first.term) == ("Screen", "now", "8 working hours")
    assert first.rule_url == "/quy-tac/pakn.intake/"


def test_the_answer_goes_its_way_step_by_step(ward, handler):
    petition = rows.accepted(ward)
    assert now(petition) == ["Draft the answer"]
    draft = rows.answer(petition, handler)
    assert now(petition) == ["Draft the answer"]
    for state, waits, step in (
        ("in_approval", "leader", "Approve and sign"),
        ("returned", "", "Draft the answer"),
        ("signed", "", "Number and issue"),
    ):
        draft.state, draft.waits_for = state, waits
        draft.save()
        assert now(petition) == [step]
    assert steps(petition)["Screen"] == "done"


def test_the_term_of_the_answer_is_that_of_its_rule(ward):
    petition = rows.accepted(ward)
    found = next_steps(petition, both_clocks(petition, at=rows.NOW), progress_of(petition))
    (issue,) = [step for step in found if step.title == "Number and issue"]
    assert (issue.term, issue.rule_url) == ("15 working days", "/quy-tac/pakn.settle/")


@pytest.mark.parametrize(("may_publish", "published"), [(True, ["Publish the redacted copy"]), (False, [])])
def test_publishing_is_asked_only_where_the_sender_agrees(ward, handler, may_publish, published):
    petition = rows.accepted(ward, may_publish=may_publish)
    rows.issued(petition, handler, rows.NOW)
    assert now(petition) == [*published, "The sender may rate it, and object once"]


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"state": "undecided"}, ["The coordinator names the unit that answers"]),
        ({"state": "withdrawn", "closed_at": rows.NOW}, []),
        ({"state": "filed", "closed_at": rows.NOW, "filing_reason": "no_facts"}, []),
    ],
)
def test_other_ways_have_other_steps(ward, fields, asked):
    assert now(rows.standing(ward, **fields)) == asked


def test_an_attached_one_waits_for_the_main_one(ward):
    attached = rows.standing(ward, state="attached", main=rows.accepted(ward))
    assert now(attached) == ["It is answered together with the petition it is attached to"]


def test_the_marks_of_its_standing(ward, small_city):
    main = rows.accepted(ward)
    petition = rows.accepted(ward, round=2, sender_hidden=True, about_unit=small_city.other_ward_committee, hops=2)
    petition.main = main
    words = [badge.words for badge in badges(petition)]
    assert words == [
        "Reopened: second and last answer",
        "The sender stays unnamed",
        "About UBND phường Hồng Hà",
        f"Together with {main.reference}",
        "Passed on 2 times",
    ]
    assert badges(main) == []


def test_the_next_one_is_the_next_by_due_date(ward, receiver, other_ward_receiver):
    second, first, third = (rows.accepted(ward, due_at=rows.NOW + timedelta(days=days)) for days in (2, 1, 2))
    rows.standing(ward, state="answered", closed_at=rows.NOW, due_at=rows.NOW + timedelta(days=1))
    assert next_on_desk(first, receiver, on=ON) == second.get_absolute_url()
    assert next_on_desk(second, receiver, on=ON) == third.get_absolute_url()
    assert next_on_desk(third, receiver, on=ON) == ""
    assert next_on_desk(first, other_ward_receiver, on=ON) == ""


def test_the_page_leads_on_by_key_and_back(ward, receiver, as_):
    first = rows.accepted(ward)
    then = rows.accepted(ward)
    page = as_(receiver).get(first.get_absolute_url()).content.decode()
    assert re.search(rf'href="{then.get_absolute_url()}" data-key="n"', page)
    assert "data-back" in page
    keys = re.findall(r'data-key="([^"]+)"', page)
    assert len(keys) == len(set(keys)), keys


def test_the_clock_comes_before_the_steps_and_these_before_the_actions(ward, receiver, as_):
    page = as_(receiver).get(rows.standing(ward).get_absolute_url()).content.decode()
    places = [page.index(f'id="{name}"') for name in ("h-intake", "h-settle", "h-law", "h-steps")]
    assert places == sorted(places)


@pytest.mark.parametrize("who", ["receiver", "head", "handler", "coordinator"])
def test_the_page_asks_as_much_whatever_the_city_holds(ward, play, who, as_, queries_of):
    person = play(who)
    petition = rows.accepted(ward, assignee=person)
    rows.accepted(ward)
    one = queries_of(as_(person), petition.get_absolute_url())
    for _ in range(12):
        rows.submitted(rows.accepted(ward), person)
    assert queries_of(as_(person), petition.get_absolute_url()) == one <= 45


@pytest.mark.parametrize("state", ["received", "accepted"])
@pytest.mark.parametrize("who", ["receiver", "head"])
def test_one_step_leads_on_and_no_key_is_given_twice(ward, play, who, state, as_):
    petition = rows.standing(ward, state=state, may_publish=True)
    page = as_(play(who)).get(petition.get_absolute_url()).content.decode()
    steps_of_page = page[page.index('id="h-steps"') : page.index("</section>", page.index('id="h-steps"'))]
    assert len(re.findall(r'class="btn main', steps_of_page)) == 1
    keys = re.findall(r'data-key="([^"]+)"', page)
    assert len(keys) == len(set(keys)), keys


def test_once_accepted_the_draft_leads_on_not_the_transfer(ward, receiver, as_):
    page = as_(receiver).get(rows.accepted(ward).get_absolute_url()).content.decode()
    assert re.search(r'class="btn main wide" href="[^"]*/soan-tra-loi/', page)

"""Figures are typed with source and evidence; corrections stand beside; nothing contradictory comes in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from danvan.errors import DomainError, NotAllowed
from danvan.events.models import RecordedEvent
from danvan.measures import registry
from danvan.plans.actions.add_indicator import add_indicator
from danvan.plans.actions.edit_indicator import edit_indicator
from danvan.plans.actions.end_indicator import end_indicator
from danvan.plans.actions.enter_figure import enter_figure
from danvan.plans.errors import indicators as errors
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.queries.indicator_facts import IndicatorFacts
from danvan.plans.queries.standing import State, in_state, standings, with_missing
from danvan.plans.rules.indicators import MAY_ENTER_FIGURES, MAY_SEE_INDICATORS, MAY_SET_INDICATORS
from tests.organisations.cast import CAST, SmallCity, play
from tests.plans.factories import a_group, a_plan
from tests.plans.indicators.cast import AT, ON, a_board_indicator, a_figure, a_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler(small_city: SmallCity) -> Any:
    return play("handler", small_city)


@pytest.fixture
def jobs(small_city: SmallCity) -> Indicator:
    return a_board_indicator(small_city.ward_committee, target=Decimal(20), baseline=Decimal(10))


@pytest.fixture
def measure() -> Iterator[str]:
    yield a_measure().key
    registry.forget("trying.share")


def standing_of(indicator: Indicator) -> Any:
    rows = Indicator.objects.select_related("plan__owner", "owner").filter(pk=indicator.pk)
    return standings(rows, on=ON)[0]


def test_a_correction_counts_and_what_it_corrects_stays(jobs: Indicator, handler: Any) -> None:
    enter_figure(jobs.pk, a_figure(), by=handler, at=AT)
    enter_figure(jobs.pk, a_figure(value=Decimal(15)), by=handler, at=AT + timedelta(minutes=1))
    assert jobs.values.count() == 2
    standing = standing_of(jobs)
    assert (standing.latest.value, standing.share, standing.state) == (Decimal(15), 50, State.NOT_MET)
    events = RecordedEvent.objects.filter(kind="plans.figure_entered").order_by("pk")
    assert ['"correction":true' in event.text for event in events] == [False, True]


def test_the_same_figure_again_changes_nothing(jobs: Indicator, handler: Any) -> None:
    first = enter_figure(jobs.pk, a_figure(), files_token="x" * 43, by=handler, at=AT)
    assert enter_figure(jobs.pk, a_figure(), by=handler, at=AT + timedelta(days=1)) == first
    assert RecordedEvent.objects.filter(kind="plans.figure_entered").count() == 1


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"period_from": date(2026, 7, 2)}, errors.NotAPeriod),
        ({"period_from": date(2026, 7, 1), "period_to": date(2026, 12, 31)}, errors.NotAPeriod),
        ({"period_from": date(2026, 10, 1), "period_to": date(2026, 12, 31)}, errors.PeriodNotOver),
        ({"value": Decimal("NaN")}, errors.FigureOutOfBounds),
        ({"value": Decimal("Infinity")}, errors.FigureOutOfBounds),
        ({"value": Decimal("1e999")}, errors.FigureOutOfBounds),
        ({"value": Decimal(-1)}, errors.FigureOutOfBounds),
        ({"dated_on": date(2026, 6, 30)}, errors.SourceNotDated),
        ({"dated_on": ON + timedelta(days=1)}, errors.SourceNotDated),
        ({"source": "  "}, errors.FigureNeedsEvidence),
        ({"link": ""}, errors.FigureNeedsEvidence),
        ({"link": "javascript:alert(1)"}, errors.FigureNeedsEvidence),
        ({"link": "data:text/html,x"}, errors.FigureNeedsEvidence),
        ({"link": "https://who:word@example.vn/"}, errors.FigureNeedsEvidence),
    ],
)
def test_what_cannot_be_is_refused(jobs: Indicator, handler: Any, fields: dict[str, Any], error: Any) -> None:
    with pytest.raises(error):
        enter_figure(jobs.pk, replace(a_figure(), **fields), by=handler, at=AT)
    assert not IndicatorValue.objects.exists()


def test_a_bound_indicator_is_computed_and_never_typed(small_city: SmallCity, measure: str) -> None:
    coordinator = play("coordinator", small_city)
    plan = a_plan(small_city.committee, state=PlanState.ISSUED)
    facts = IndicatorFacts(plan=plan, title="Đúng hạn", owner=small_city.office, measure=measure, target=Decimal(70))
    bound = add_indicator(facts, by=coordinator, at=AT)
    assert add_indicator(facts, by=coordinator, at=AT) == bound
    with pytest.raises(errors.FigureIsComputed):
        enter_figure(bound.pk, a_figure(), by=coordinator, at=AT)
    standing = standing_of(bound)
    assert (standing.latest.value, standing.state) == (Decimal(75), State.MET)
    assert standing.latest.period.last == date(2026, 12, 14)


def test_the_figure_of_a_wards_plan_is_the_wards_own(small_city: SmallCity, measure: str) -> None:
    from danvan.plans.queries.courses import scope_of
    from danvan.plans.queries.periods import running

    plan = a_plan(small_city.ward_committee, state=PlanState.ISSUED)
    row = Indicator.objects.create(plan=plan, title="x", owner=plan.owner, measure=measure, made_at=AT)
    assert scope_of(row, running(row, ON)).unit_ids == {small_city.ward_committee.pk}


def test_contradictions_are_refused(small_city: SmallCity, measure: str) -> None:
    coordinator, plan = play("coordinator", small_city), a_plan(small_city.committee)
    other = a_group(a_plan(small_city.committee))
    sound = IndicatorFacts(plan=plan, title="Một", owner=small_city.office, measure=measure)
    for fields in (
        {"measure": "no.such"},
        {"field": "jobs"},
        {"group": other},
        {"plan": None},
        {"plan": None, "field": "jobs"},
        {"title": ""},
        {"target": Decimal(101)},
        {"baseline": Decimal(50), "target": Decimal(40)},
        {"baseline": Decimal(50), "target": Decimal(60), "better": "down"},
        {"baseline_on": ON, "target_on": ON},
    ):
        with pytest.raises(errors.IndicatorNotSound):
            add_indicator(replace(sound, **fields), by=coordinator, at=AT)
    assert not Indicator.objects.exists()


def test_what_figures_were_entered_for_stays(jobs: Indicator, small_city: SmallCity, handler: Any) -> None:
    coordinator = play("coordinator", small_city)
    facts = IndicatorFacts(field="jobs", title="Việc làm mới trong quý", owner=jobs.owner, unit_word="việc làm")
    enter_figure(jobs.pk, a_figure(), by=handler, at=AT)
    with pytest.raises(errors.IndicatorHasFigures):
        edit_indicator(jobs.pk, replace(facts, period="month"), by=coordinator, at=AT)
    edit_indicator(jobs.pk, facts, by=coordinator, at=AT)
    jobs.refresh_from_db()
    assert (jobs.title, jobs.target, jobs.period) == (facts.title, None, "quarter")
    end_indicator(jobs.pk, by=coordinator, at=AT)
    end_indicator(jobs.pk, by=coordinator, at=AT)
    assert RecordedEvent.objects.filter(kind="plans.indicator_ended").count() == 1
    for step in (
        lambda: enter_figure(jobs.pk, a_figure(value=Decimal(1)), by=handler, at=AT),
        lambda: edit_indicator(jobs.pk, facts, by=coordinator, at=AT),
    ):
        with pytest.raises(errors.IndicatorHasEnded):
            step()


def test_the_database_says_the_same_as_the_pages(small_city: SmallCity, handler: Any, measure: str) -> None:
    ward, plan = small_city.ward_committee, a_plan(small_city.committee, state=PlanState.ISSUED)
    rows = {
        State.MET: [a_board_indicator(ward, title="a", target=Decimal(10))],
        State.NOT_MET: [a_board_indicator(ward, title="b", target=Decimal(10), better="down")],
        State.NO_TARGET: [a_board_indicator(ward, title="c")],
        State.NO_FIGURE: [],
    }
    for row in [rows[state][0] for state in (State.MET, State.NOT_MET, State.NO_TARGET)]:
        enter_figure(row.pk, a_figure(), by=handler, at=AT)
    # Too old for the course, and only of a part of the city.
    old = a_board_indicator(ward, title="d", target=Decimal(1))
    day = {"period_from": date(2020, 1, 1), "period_to": date(2020, 3, 31), "dated_on": date(2020, 4, 1)}
    enter_figure(old.pk, a_figure(**day), by=handler, at=AT)
    part = a_board_indicator(ward, title="e", target=Decimal(1))
    enter_figure(part.pk, a_figure(unit=ward), by=handler, at=AT)
    rows[State.NO_FIGURE] += [old, part]
    fields = {"plan": plan, "owner": small_city.office, "measure": measure, "made_at": AT}
    rows[State.MET].append(Indicator.objects.create(title="f", target=Decimal(75), **fields))
    rows[State.NOT_MET].append(Indicator.objects.create(title="g", target=Decimal(76), **fields))
    for state, expected in rows.items():
        found = in_state(Indicator.objects.all(), state, on=ON)
        assert sorted(row.title for row in found) == sorted(row.title for row in expected), state
        assert {standing_of(row).state for row in expected} == {state}
    missing = with_missing(Indicator.objects.all(), on=ON).filter(missing=True)
    assert [row.title for row in missing] == ["d"]


def test_how_far_it_is_counts_from_the_baseline_in_its_direction(jobs: Indicator, handler: Any) -> None:
    enter_figure(jobs.pk, a_figure(value=Decimal("19.99")), by=handler, at=AT)
    assert standing_of(jobs).share == 99
    Indicator.objects.filter(pk=jobs.pk).update(better="down", baseline=Decimal(40), target=Decimal(10))
    assert standing_of(jobs).share == 66
    Indicator.objects.filter(pk=jobs.pk).update(baseline=None)
    assert standing_of(jobs).share is None
    Indicator.objects.filter(pk=jobs.pk).update(better="up", baseline=Decimal(10), target=Decimal(10))
    assert standing_of(jobs).share == 100


SETS = {"coordinator": {"board", "city", "draft"}, "head": {"board"}}
ENTERS = {"receiver": {"board"}, "handler": {"board"}, "head": {"board"}, "clerk": {"board"}}
SEES = {name: {"board", "city"} for name in CAST if name not in {"administrator", "outsider", "anonymous"}}
SEES["coordinator"] = {"board", "city", "draft"}


@pytest.mark.parametrize("who", CAST)
def test_list_and_file_agree(who: str, small_city: SmallCity) -> None:
    """The ward keeps all three; the plans are the city's: its own target is not the ward's to move."""
    ward, fields = small_city.ward_committee, {"title": "x", "made_at": AT}
    issued, draft = a_plan(small_city.committee, state=PlanState.ISSUED), a_plan(small_city.committee)
    rows = {
        "board": a_board_indicator(ward),
        "city": Indicator.objects.create(plan=issued, owner=small_city.department, **fields),
        "draft": Indicator.objects.create(plan=draft, owner=small_city.department, **fields),
    }
    bound = Indicator.objects.create(plan=issued, owner=ward, measure="trying.share", **fields)
    ended = a_board_indicator(ward, title="y", ended_on=ON)
    actor = play(who, small_city)
    for rule, table in ((MAY_SET_INDICATORS, SETS), (MAY_ENTER_FIGURES, ENTERS), (MAY_SEE_INDICATORS, SEES)):
        listed = set(rule.rows(Indicator.objects.all(), actor, on=ON))
        for name, row in rows.items():
            may = name in table.get(who, set())
            assert (rule.allows(actor, row, on=ON), row in listed) == (may, may), (rule.name, name)
        for row in (bound, ended):
            assert rule.allows(actor, row, on=ON) is (row in listed)
    assert not MAY_ENTER_FIGURES.allows(actor, bound, on=ON)
    assert not MAY_ENTER_FIGURES.allows(actor, ended, on=ON)


def test_a_stranger_enters_nothing(jobs: Indicator, small_city: SmallCity) -> None:
    stranger = play("other_ward_receiver", small_city)
    for step in (
        lambda: enter_figure(jobs.pk, a_figure(), by=stranger, at=AT),
        lambda: end_indicator(jobs.pk, by=stranger, at=AT),
        lambda: add_indicator(
            IndicatorFacts(field="jobs", title="x", owner=small_city.ward_committee), by=stranger, at=AT
        ),
    ):
        with pytest.raises(NotAllowed):
            step()
    assert not IndicatorValue.objects.exists()
    assert issubclass(NotAllowed, DomainError)


def test_units_are_asked_once_a_week_for_figures_that_are_missing(small_city: SmallCity) -> None:
    from danvan.notifications.models import Notice
    from danvan.plans.actions.ask_for_figures import ask_for_figures
    from danvan.plans.jobs.reminders import REMINDERS
    from danvan.plans.queries.missing import missing_by_person

    people = [play(name, small_city) for name in ("handler", "head", "receiver", "other_ward_receiver")]
    for title in ("một", "hai"):
        a_board_indicator(small_city.ward_committee, title=title)
    a_board_indicator(small_city.ward_committee, title="ba", ended_on=ON)
    missing = missing_by_person(ON)
    assert missing == {people[0].pk: 2, people[1].pk: 2}
    assert ask_for_figures(missing, by=REMINDERS, at=AT) == 2
    assert ask_for_figures(missing, by=REMINDERS, at=AT + timedelta(days=1)) == 0
    assert ask_for_figures(missing, by=REMINDERS, at=AT + timedelta(days=7)) == 2
    assert Notice.objects.filter(kind="plans.figures_missing").count() == 4
    with pytest.raises(NotAllowed):
        ask_for_figures(missing, by=people[0], at=AT)

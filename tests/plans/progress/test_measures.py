"""Figures of plans equal a recount by hand, whole, by unit and by ward."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from danvan.measures import registry
from danvan.measures.scopes import UNIT, Scope
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Assignment, Task
from tests.plans.factories import a_group, a_plan, a_task
from tests.plans.progress.cases import NOW

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
STATES = [TaskState.SENT, TaskState.UNDER_WAY, TaskState.REPORTED, TaskState.DONE, TaskState.DONE, TaskState.CANCELLED]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


@pytest.fixture
def many(small_city):
    """Forty tasks of three units around the period, by a fixed seed."""
    chance = random.Random(274)  # a fixed sample, no secret
    units = [small_city.ward_committee, small_city.other_ward_committee, small_city.department]
    group = a_group(a_plan(small_city.office, state=PlanState.ISSUED))

    def day() -> date:
        return date(2026, 10, 10) + timedelta(days=chance.randrange(75))

    for number in range(40):
        state, sent = chance.choice(STATES), day()
        task = a_task(group, chance.choice(units), state=state, starts_on=None, due_on=day() if number % 7 else None)
        Task.objects.filter(pk=task.pk).update(
            sent_at=noon(sent),
            # Every fifth is reported on its very day.
            reported_at=noon(task.due_on if task.due_on and number % 5 == 0 else day()),
            done_at=noon(day()) if state is TaskState.DONE else None,
        )
        term = noon(sent + timedelta(days=5))
        answered = chance.choice([None, term - timedelta(days=1), term + timedelta(days=chance.randrange(1, 20))])
        ended = chance.choice([None, None, term - timedelta(days=2)]) if answered is None else None
        Assignment.objects.filter(task=task).update(
            sent_at=noon(sent), respond_by=term, acknowledged_at=answered, ended_at=ended
        )


def inside(moment: datetime | None) -> bool:
    return moment is not None and FIRST <= moment.date() <= LAST


def recount(unit_ids: set[int] | None) -> dict[str, tuple[int, int | None]]:
    tasks = [t for t in Task.objects.all() if unit_ids is None or t.unit_id in unit_ids]
    rows = [a for a in Assignment.objects.all() if unit_ids is None or a.unit_id in unit_ids]
    done = [t for t in tasks if t.state == "done" and inside(t.done_at)]
    dated = [t for t in done if t.due_on]
    was_late = [
        t
        for t in tasks
        if t.due_on
        and t.due_on <= LAST
        and t.sent_at.date() <= LAST
        and (
            (t.state in {"sent", "under_way", "reported"} and t.due_on < NOW.date())
            or (t.state == "done" and t.done_at.date() > LAST)
        )
    ]
    terms = [a for a in rows if inside(a.respond_by)]
    asked = [a for a in terms if a.acknowledged_at or (a.respond_by < NOW and not a.ended_at)]
    silent = [
        a
        for a in terms
        if a.respond_by < NOW and not a.ended_at and (not a.acknowledged_at or a.acknowledged_at.date() > LAST)
    ]
    return {
        "plans.done": (len(done), None),
        "plans.tasks_on_time": (sum(t.reported_at.date() <= t.due_on for t in dated), len(dated)),
        "plans.tasks_late": (len(was_late), None),
        "plans.acknowledged_on_time": (
            sum(bool(a.acknowledged_at and a.acknowledged_at <= a.respond_by) for a in asked),
            len(asked),
        ),
        "plans.silent": (len(silent), None),
    }


KEYS = ("plans.done", "plans.tasks_on_time", "plans.tasks_late", "plans.acknowledged_on_time", "plans.silent")


def told(key: str, scope: Scope) -> tuple[int, int | None]:
    figure = registry.get(key).figure(scope)
    return figure.numerator, figure.denominator


def test_figures_equal_a_recount(many, small_city, django_assert_num_queries):
    scope = Scope(FIRST, LAST, at=NOW)
    whole = recount(None)
    assert whole["plans.done"][0] > 3
    assert {key: told(key, scope) for key in KEYS} == whole
    by_hand = {unit.pk: recount({unit.pk}) for unit in (small_city.ward_committee, small_city.department)}
    for key in KEYS:
        with django_assert_num_queries(1):
            parts = registry.get(key).breakdown(scope, UNIT)
        for unit, figures in by_hand.items():
            found = parts.get(unit)
            empty = figures[key][1] == 0 or figures[key] == (0, None)
            assert empty if found is None else (found.numerator, found.denominator) == figures[key]
            assert told(key, Scope(FIRST, LAST, frozenset({unit}), at=NOW)) == figures[key]


def test_a_ward_has_the_figures_of_its_committee(many, small_city):
    scope = Scope(FIRST, LAST, at=NOW)
    for key in KEYS:
        by_ward = registry.get(key).breakdown(scope, "ward")
        by_unit = registry.get(key).breakdown(scope, UNIT)
        assert by_ward.get(small_city.ward.pk) == by_unit.get(small_city.ward_committee.pk)


def test_the_rows_behind_a_figure(many, coordinator, client):
    scope = Scope(FIRST, LAST, at=NOW)
    measure = registry.get("plans.done")
    assert measure.rows(scope).count() == measure.figure(scope).numerator
    assert measure.opens_rows

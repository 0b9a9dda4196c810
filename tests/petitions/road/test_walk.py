"""Any walk along the road keeps the promises: no illegal state, no clock lost, the chain whole, the figures right."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from danvan.events.audit.verify import verify
from danvan.measures.registry import get
from danvan.measures.scopes import Scope
from danvan.petitions.models import Petition
from tests.petitions.factories import MORNING
from tests.petitions.road.acts import ACTS
from tests.petitions.road.machine import Road

pytestmark = pytest.mark.django_db


def the_chain_is_whole(road: Road) -> None:
    problem = verify().first_problem
    assert problem is None, problem


def the_figures_equal_a_recount(road: Road) -> None:
    rows = list(Petition.objects.filter(pk__in=road.known))
    span = Scope(MORNING.date(), road.now.date())
    by_unit = Counter(row.received_unit_id for row in rows)
    assert get("petitions.received").figure(span).numerator == len(rows)
    for unit in road.world.units:
        mine = Scope(span.first, span.last, frozenset({unit.pk}))
        assert get("petitions.received").figure(mine).numerator == by_unit[unit.pk]
    answers = [a for row in rows for a in row.answers.all() if a.is_issued]
    assert get("petitions.answered").figure(span).numerator == len(answers)
    on_time = get("petitions.on_time").figure(span)
    assert (on_time.numerator, on_time.denominator) == (sum(a.on_time for a in answers), len(answers))
    hops = [t for row in rows for t in row.transfers.all()]
    assert get("petitions.transferred").figure(span).numerator == len(hops)
    assert get("petitions.days_lost").figure(span).numerator == sum(t.days_lost for t in hops)


def test_any_walk_keeps_every_promise(world, monkeypatch):
    monkeypatch.setattr(Road, "world", world, raising=False)
    monkeypatch.setattr(Road, "at_the_end", [the_chain_is_whole, the_figures_equal_a_recount])
    monkeypatch.setattr(Road, "tally", Counter())
    run_state_machine_as_test(
        Road,
        settings=settings(
            max_examples=16,
            stateful_step_count=40,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            derandomize=True,  # the same walks every time: a red main is never luck
            suppress_health_check=list(HealthCheck),
        ),
    )
    never = {act.name for act in ACTS} - {name for name, done in Road.tally if done}
    assert not never, f"no walk got so far as to {sorted(never)}"

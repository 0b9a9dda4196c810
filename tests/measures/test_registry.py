"""Measures by name."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.measures import queries, registry
from danvan.measures.figures import Kind, count
from danvan.measures.quarters import Month, Quarter
from danvan.measures.scopes import Scope
from tests.legislation import factories
from tests.measures import samples

QUARTER = Quarter(2026, 4).scope()


def test_measures_come_in_the_order_of_their_areas(sample_measures):
    assert [m.key for m in registry.all_measures()] == [m.key for m in samples.ALL]
    assert registry.get("sample.mean") is samples.MEAN
    with pytest.raises(KeyError):
        registry.get("sample.none")


def test_one_name_means_one_figure(sample_measures):
    registry.register(samples.COUNT)
    with pytest.raises(ValueError, match="Two measures"):
        registry.register(replace(samples.COUNT, compute=lambda scope: count(0)))


@pytest.mark.parametrize("key", ["count", "Sample.count", "sample.", "a.b c", "a..b", "a.b/c"])
def test_a_name_is_area_and_figure(sample_measures, key):
    with pytest.raises(ValueError, match="form area"):
        registry.register(replace(samples.COUNT, key=key))


def test_a_measure_gives_the_kind_it_promised(sample_measures):
    with pytest.raises(ValueError, match="is a mean, not a count"):
        replace(samples.COUNT, kind=Kind.MEAN).figure(QUARTER)


def test_a_figure_is_kept_for_a_while_and_reads_the_same(sample_measures, django_assert_num_queries):
    for n in range(3):
        factories.document(f"nd-{n}", issued_on=date(2026, 10, n + 1), verified=n == 0)
    wanted = [(measure, QUARTER) for measure in samples.ALL]
    first = queries.figures(wanted)
    assert [figure.value for figure in first][:2] == [3, pytest.approx(33.3, abs=0.1)]
    with django_assert_num_queries(1):
        assert queries.figures(wanted) == first


def test_figures_of_different_units_are_never_mixed(sample_measures):
    asked = []
    measure = replace(samples.COUNT, compute=lambda scope: asked.append(scope) or count(len(asked)))
    scopes = [
        replace(QUARTER, unit_ids=ids)
        for ids in (None, frozenset(), frozenset({1}), frozenset(range(500)), frozenset(range(501)))
    ]
    assert [f.value for f in queries.figures((measure, scope) for scope in scopes)] == [1, 2, 3, 4, 5]


def test_the_months_of_a_quarter_add_up_to_it(sample_measures):
    for n, day in enumerate(("2026-09-15", "2026-10-14", "2026-10-15", "2026-12-14", "2026-12-15")):
        factories.document(f"nd-{n}", issued_on=day)
    course = queries.course(samples.COUNT, Month(2026, 12), months=3)
    assert [figure.value for _, figure in course] == [2, 1, 1]
    assert samples.COUNT.figure(QUARTER).value == 4


def test_a_scope_is_a_value():
    assert Scope(date(2026, 1, 1), date(2026, 1, 2)) == Scope(date(2026, 1, 1), date(2026, 1, 2))

"""Figures of many measures or periods at once, kept for some minutes: they are public and asked for often."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from django.core.cache import cache

from danvan.measures.figures import Figure, Number
from danvan.measures.quarters import Month
from danvan.measures.registry import Measure
from danvan.measures.scopes import Scope

KEPT_SECONDS = 300


def figures(wanted: Iterable[tuple[Measure, Scope]]) -> list[Figure]:
    """The figure of each pair, in order; one question to the cache whatever the number."""
    pairs = list(wanted)
    names = [_name(measure, scope) for measure, scope in pairs]
    kept = cache.get_many(names) if names else {}
    fresh: dict[str, tuple[Number, int | None]] = {}
    found = []
    for name, (measure, scope) in zip(names, pairs, strict=True):
        plain = kept.get(name) or fresh.get(name)
        if plain is None:
            figure = measure.figure(scope)
            plain = fresh[name] = (figure.numerator, figure.denominator)
        numerator, denominator = plain
        found.append(Figure(numerator, denominator, measure.kind))
    if fresh:
        cache.set_many(fresh, KEPT_SECONDS)
    return found


def breakdown(measure: Measure, scope: Scope, by: str) -> dict[int, Figure]:
    """Key -> figure of each unit, ward, ... with a case, kept as the single figures are."""
    name = f"{_name(measure, scope)}:by:{by}"
    plain = cache.get(name)
    if plain is None:
        plain = {key: (found.numerator, found.denominator) for key, found in measure.breakdown(scope, by).items()}
        cache.set(name, plain, KEPT_SECONDS)
    return {key: Figure(numerator, denominator, measure.kind) for key, (numerator, denominator) in plain.items()}


def course(
    measure: Measure, last: Month, months: int = 12, *, within: Scope | None = None
) -> Sequence[tuple[Month, Figure]]:
    """The figure of each of the `months` report months that end with `last`, oldest first.

    within: whose limits by unit and other cuts hold for each month.
    """
    run = [last.before(back) for back in range(months - 1, -1, -1)]
    scopes = [replace(within, first=m.first, last=m.last) if within else m.scope() for m in run]
    return list(zip(run, figures((measure, scope) for scope in scopes), strict=True))


def _name(measure: Measure, scope: Scope) -> str:
    # A set of units may be long, a cache key may not.
    units = None if scope.unit_ids is None else sorted(scope.unit_ids)
    cuts = [(name, sorted(ids)) for name, ids in scope.cuts]
    whole = units is None and not cuts
    limits = "all" if whole else sha256(repr((units, cuts)).encode()).hexdigest()[:32]
    return f"measures:{measure.key}:{scope.first}:{scope.last}:{limits}"

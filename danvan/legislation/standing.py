"""What stands on a clause of the law: higher floors register their rules, mandates, procedures, plans here.

Each ground answers for any number of clauses in a fixed number of queries.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from danvan.legislation.models import Clause
from danvan.legislation.models.clause import ClauseQuerySet

Label = str | Promise


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing that rests on a clause. `note`: a few words beside its link; `until`: its last day, None: open.

    `doubtful`: still to be checked against the published text.
    """

    label: str
    url: str
    note: str = ""
    until: date | None = None
    doubtful: bool = False

    def outlives(self, day: date) -> bool:
        """Does it go on after `day`?"""
        return self.until is None or self.until > day


# Takes clauses as an unevaluated set, fit for a subquery; gives (clause key, what rests on it) in reading order.
Rows = Callable[[ClauseQuerySet], Iterable[tuple[int, Rest]]]


@dataclass(frozen=True, slots=True)
class Ground:
    name: str
    label: Label
    rows: Rows


@dataclass(frozen=True, slots=True)
class Group:
    """What of one kind rests on a clause."""

    label: Label
    rests: tuple[Rest, ...]

    FEW = 8
    MOST = 300

    @property
    def first(self) -> tuple[Rest, ...]:
        return self.rests[: self.FEW]

    @property
    def others(self) -> tuple[Rest, ...]:
        """What is shown on demand; beyond MOST the page would only be heavy."""
        return self.rests[self.FEW : self.MOST]


_GROUNDS: dict[str, Ground] = {}


def stands_on(name: str, label: Label, rows: Rows) -> None:
    """Show what `rows` finds under `label` beside each clause; called from an `AppConfig.ready`."""
    _GROUNDS[name] = Ground(name, label, rows)


def standing_on(clauses: ClauseQuerySet) -> dict[int, list[Group]]:
    """Clause key -> what rests on it, by kind; one question to each ground, however many clauses."""
    found: dict[int, list[Group]] = defaultdict(list)
    for ground in _GROUNDS.values():
        rests: dict[int, list[Rest]] = defaultdict(list)
        for clause_id, rest in ground.rows(clauses):
            rests[clause_id].append(rest)
        for clause_id, those in rests.items():
            found[clause_id].append(Group(ground.label, tuple(those)))
    return dict(found)


def left_without_basis(ends: dict[int, date]) -> dict[int, list[Group]]:
    """Document key -> what would go on without a basis after the document's last day in `ends`."""
    if not ends:
        return {}
    clauses = Clause.objects.filter(article__document__in=ends)
    standing = standing_on(clauses)
    places = dict(clauses.filter(pk__in=standing).values_list("pk", "article__document_id")) if standing else {}
    merged: dict[int, dict[Label, list[Rest]]] = defaultdict(lambda: defaultdict(list))
    for clause_id, document_id in places.items():
        for group in standing[clause_id]:
            going_on = [rest for rest in group.rests if rest.outlives(ends[document_id])]
            merged[document_id][group.label].extend(going_on)
    return {
        document_id: [Group(label, tuple(rests)) for label, rests in groups.items() if rests]
        for document_id, groups in merged.items()
        if any(groups.values())
    }

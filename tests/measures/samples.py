"""Sample measures over the documents of the law: every area of work stands above this floor."""

from django.db.models import Q

from danvan.legislation.models import Document
from danvan.measures.figures import Figure, Kind, count, mean, median, share, total
from danvan.measures.registry import Measure
from danvan.measures.scopes import Scope
from danvan.permissions.rule import Rule, nothing
from danvan.ui.lists import Column, ListSpec


def issued(scope: Scope):
    return Document.objects.filter(issued_on__range=(scope.first, scope.last)).order_by("issued_on", "pk")


def _years(scope: Scope) -> list[int]:
    return list(issued(scope).values_list("year", flat=True))


def share_checked(scope: Scope) -> Figure:
    return share(issued(scope).filter(verified=True).count(), issued(scope).count())


COUNT = Measure(
    key="sample.issued",
    kind=Kind.COUNT,
    label="Văn bản ban hành",
    definition="Đếm theo ngày ban hành.",
    compute=lambda scope: count(issued(scope).count()),
    order=1,
)
SHARE = Measure(
    key="sample.checked",
    kind=Kind.SHARE,
    label="Đã đối chiếu",
    definition="Trên số ban hành.",
    compute=share_checked,
    rows=issued,
    opens=Rule(
        "sample.open_rows",
        enters=lambda actor, *, on: actor.is_staff,
        allows=lambda actor, row, *, on: actor.is_staff and row.number != "mật",
        selects=lambda actor, *, on: ~Q(number="mật") if actor.is_staff else nothing(actor, on=on),
    ),
    listing=ListSpec(columns=(Column("number", "Số", lambda row: row.number, sort="number"),), name="dong"),
    order=2,
)
SUM = Measure(
    key="sample.sum",
    kind=Kind.SUM,
    label="Tổng",
    definition="Cộng năm.",
    compute=lambda scope: total(sum(_years(scope))),
    order=3,
)
MEAN = Measure(
    key="sample.mean",
    kind=Kind.MEAN,
    label="Trung bình",
    definition="Năm trung bình.",
    unit="năm",
    compute=lambda scope: mean(sum(_years(scope)), len(_years(scope))),
    order=4,
)
MEDIAN = Measure(
    key="sample.median",
    kind=Kind.MEDIAN,
    label="Trung vị",
    definition="Năm ở giữa.",
    compute=lambda scope: median(_years(scope)),
    order=5,
)
ALL = (COUNT, SHARE, SUM, MEAN, MEDIAN)

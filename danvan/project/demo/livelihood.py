"""The board of people's livelihood: invented figures, each marked as an example, entered by the units themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from danvan.accounts.models import User
from danvan.organisations.models import Unit
from danvan.plans.actions.add_indicator import add_indicator
from danvan.plans.actions.enter_figure import TypedFigure, enter_figure
from danvan.plans.models import Indicator
from danvan.plans.queries.indicator_facts import IndicatorFacts
from danvan.plans.queries.periods import FigurePeriod, last_over

SOURCE = "Số giả định để minh họa"
LINK = "https://danvan.example/minh-hoa/dan-sinh"


@dataclass(frozen=True, slots=True)
class Kept:
    """An indicator, who enters its figures, and the figures themselves, the newest last.

    late: the newest periods that nobody has entered yet. by_unit: of the newest period entered.
    """

    facts: dict[str, object]
    owner: str
    code: str = ""
    figures: Sequence[str] = ()
    late: int = 0
    by_unit: tuple[tuple[str, str], ...] = ()


KEPT = (
    Kept(
        {
            "field": "jobs",
            "title": "Lượt người được tạo việc làm mới",
            "definition": "Lượt người có việc làm mới trong kỳ, theo hợp đồng hoặc tự tạo việc làm có xác nhận.",
            "unit_word": "lượt người",
            "period": "quarter",
            "baseline": Decimal(41_200),
            "target": Decimal(55_000),
        },
        "so-noi-vu",
        "dieuphoi",
        ("41200", "42800", "44150", "43900", "45600", "47020", "48300", "47150", "50480"),
    ),
    Kept(
        {
            "field": "poverty",
            "title": "Hộ nghèo theo chuẩn của thành phố",
            "definition": "Số hộ trong danh sách hộ nghèo được công nhận vào ngày cuối kỳ.",
            "unit_word": "hộ",
            "period": "half",
            "better": "down",
            "baseline": Decimal(2_150),
            "target": Decimal(600),
        },
        "so-noi-vu",
        "dieuphoi",
        ("2150", "1870", "1540", "1210", "980", "760"),
    ),
    Kept(
        {
            "field": "housing",
            "title": "Căn nhà ở xã hội hoàn thành",
            "definition": "Số căn đã nghiệm thu, đủ điều kiện đưa vào sử dụng trong kỳ.",
            "unit_word": "căn",
            "period": "quarter",
            "target": Decimal(1_500),
        },
        "so-xay-dung",
        "xulysxd",
        ("620", "540", "810", "905", "870", "1120", "1060", "1210"),
        late=1,
    ),
    Kept(
        {
            "field": "water",
            "title": "Hộ dùng nước sạch từ hệ thống cấp nước tập trung",
            "definition": "Phần trăm số hộ có đồng hồ nước của hệ thống tập trung trên tổng số hộ vào ngày cuối kỳ.",
            "unit_word": "%",
            "period": "quarter",
            "baseline": Decimal("91.5"),
            "target": Decimal(98),
        },
        "so-xay-dung",
        "xulysxd",
        ("91.5", "92.1", "92.8", "93.2", "94", "94.9", "95.3", "96.1", "96.8"),
        by_unit=(("ubnd-phuong-nghia-do", "99.1"), ("ubnd-phuong-bach-mai", "98.4"), ("ubnd-phuong-ba-dinh", "99.6")),
    ),
    Kept(
        {
            "field": "schools",
            "title": "Trường công lập đạt chuẩn quốc gia",
            "definition": "Phần trăm số trường công lập có quyết định công nhận còn hiệu lực vào ngày cuối kỳ.",
            "unit_word": "%",
            "period": "year",
            "target": Decimal(85),
        },
        "so-giao-duc-va-dao-tao",
    ),
    Kept(
        {
            "field": "health",
            "title": "Người dân có sổ sức khỏe điện tử",
            "definition": "Phần trăm số người thường trú có sổ đã kích hoạt vào ngày cuối kỳ.",
            "unit_word": "%",
            "period": "month",
            "target": Decimal(95),
        },
        "so-y-te",
    ),
)


def make_livelihood() -> None:
    """Set by the coordinator, filled by each unit; a second time every action finds what stands."""
    at, coordinator = timezone.now(), User.objects.get(code="dieuphoi")
    for kept in KEPT:
        owner = Unit.objects.filter(slug=kept.owner).first()
        if owner is not None:
            facts = IndicatorFacts(owner=owner, illustration=True, **kept.facts)  # type: ignore[arg-type]  # as above
            _fill(add_indicator(facts, by=coordinator, at=at), kept, at)


def _fill(indicator: Indicator, kept: Kept, at: datetime) -> None:
    newest = last_over(indicator, timezone.localdate(at)).before(kept.late)
    for back, value in enumerate(reversed(kept.figures)):
        _enter(indicator, newest.before(back), value, kept, at)
    for slug, value in kept.by_unit:
        unit = Unit.objects.filter(slug=slug).first()
        if unit is not None:
            _enter(indicator, newest, value, kept, at, unit)


def _enter(
    indicator: Indicator, period: FigurePeriod, value: str, kept: Kept, at: datetime, unit: Unit | None = None
) -> None:
    figure = TypedFigure(
        period_from=period.first,
        period_to=period.last,
        value=Decimal(value),
        source=SOURCE,
        dated_on=min(period.last + timedelta(days=5), timezone.localdate(at)),
        unit=unit,
        link=LINK,
    )
    enter_figure(indicator.pk, figure, by=User.objects.get(code=kept.code), at=at)

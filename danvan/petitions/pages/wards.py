"""The map of wards: what came in, what was answered on time, what is overdue; each tile opens the public list there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.measures.figures import Figure
from danvan.measures.quarters import quarter_of
from danvan.measures.queries import breakdown
from danvan.measures.registry import get
from danvan.organisations.models import Territory
from danvan.organisations.queries import territories_today
from danvan.petitions.measures.counting import WARD
from danvan.petitions.models import Petition
from danvan.ui.tiles import Tile

#: The least figure of each colour: none, then four steps.
STEPS = (0, 1, 6, 16, 31)
RECEIVED, ON_TIME = "petitions.received", "petitions.on_time"


@dataclass(frozen=True, slots=True)
class WardFigures:
    """One ward in the running report period: received; answered, and of these on time; overdue at this moment."""

    ward: Territory
    received: int
    answered: int
    on_time: int
    overdue: int
    url: str

    @property
    def has_any(self) -> bool:
        """Something came in, was answered or is overdue."""
        return bool(self.received or self.answered or self.overdue)

    @property
    def share(self) -> int | None:
        """Per cent answered on time, rounded; None while nothing was answered."""
        return None if not self.answered else round(100 * self.on_time / self.answered)


def wards_page(*, at: datetime) -> dict[str, Any]:
    """Context of the page: a fixed number of queries, however many petitions and wards."""
    quarter = quarter_of(timezone.localdate(at))
    rows = ward_figures(at=at)
    return {
        "quarter": quarter,
        "rows": [row for row in rows if row.has_any],
        "tiles": [_tile(row) for row in rows if row.ward.tile_col is not None and row.ward.tile_row is not None],
        "tile_steps": step_words(),
        "late": sum(1 for row in rows if row.overdue),
    }


def ward_figures(*, at: datetime) -> list[WardFigures]:
    """Every ward and commune of the day with its figures: each measure in one query grouped by ward, and kept."""
    on = timezone.localdate(at)
    scope = quarter_of(on).scope()
    received, answered = (breakdown(get(key), scope, WARD) for key in (RECEIVED, ON_TIME))
    overdue = _overdue(at)
    address = reverse("petition-public-list")
    return [
        WardFigures(
            ward,
            received=_part(received, ward.pk),
            answered=_whole(answered, ward.pk),
            on_time=_part(answered, ward.pk),
            overdue=overdue.get(ward.pk, 0),
            url=f"{address}?phuong={ward.slug}",
        )
        for ward in territories_today(on)
    ]


def step_words() -> Sequence[str]:
    """What each colour of the map stands for."""
    last = len(STEPS) - 1
    ends = [f"{low}–{STEPS[i + 1] - 1}" if i < last else _("from %(n)s") % {"n": low} for i, low in enumerate(STEPS)]
    return ["0", *ends[1:]]


def _overdue(at: datetime) -> Mapping[int, int]:
    rows = Petition.objects.overdue(at=at).order_by().values("territory_id").annotate(n=Count("pk"))
    return {row["territory_id"]: row["n"] for row in rows}


def _part(figures: Mapping[int, Figure], key: int) -> int:
    return int(figures[key].numerator) if key in figures else 0


def _whole(figures: Mapping[int, Figure], key: int) -> int:
    return int(figures[key].denominator or 0) if key in figures else 0


def _tile(row: WardFigures) -> Tile:
    return Tile(
        label=_words(row),
        initials="".join(word[0] for word in row.ward.name.split() if word[0].isalpha())[:3].upper(),
        value_text=str(row.received),
        step=max(i for i, low in enumerate(STEPS) if row.received >= low),
        col=row.ward.tile_col or 0,
        row=row.ward.tile_row or 0,
        url=row.url,
        flagged=row.overdue > 0,
    )


def _words(row: WardFigures) -> str:
    parts = [ngettext("%(n)s petition received", "%(n)s petitions received", row.received) % {"n": row.received}]
    if row.answered:
        parts.append(_("%(n)s of %(all)s answers on time") % {"n": row.on_time, "all": row.answered})
    if row.overdue:
        parts.append(ngettext("%(n)s overdue", "%(n)s overdue", row.overdue) % {"n": row.overdue})
    return f"{row.ward.full_name}: {', '.join(parts)}"

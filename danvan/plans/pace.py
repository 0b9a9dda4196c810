"""From when on a task's progress lies too far behind the days that have passed; pure."""

import math
from datetime import date, timedelta

from danvan.plans.shares import HUNDRED


def risk_on(starts_on: date | None, due_on: date | None, *, rolled: int, margin: int) -> date | None:
    """The first day on which the pace asks for `margin` points more than `rolled` (hundredths of a per cent).

    The pace is even from the first day (0) to the due date (100). None: no dates, or never before the due date.
    """
    if starts_on is None or due_on is None or due_on <= starts_on:
        return None
    allowed = (rolled / HUNDRED) + margin / 100
    if allowed >= 1:
        return None
    day = starts_on + timedelta(days=math.floor(allowed * (due_on - starts_on).days) + 1)
    return day if day <= due_on else None

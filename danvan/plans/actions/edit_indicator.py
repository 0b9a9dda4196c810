"""The words, baseline, target or keeper of an indicator are put right."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.indicators import IndicatorHasEnded, IndicatorHasFigures, IndicatorNotSound
from danvan.plans.events.indicators import IndicatorChanged
from danvan.plans.models import Indicator
from danvan.plans.queries.indicator_facts import IndicatorFacts, require_sound
from danvan.plans.rules.indicators import MAY_SET_INDICATORS

#: What the figures were entered for.
FIXED = {"period", "measure"}


@transaction.atomic(durable=True)
def edit_indicator(indicator_id: int, facts: IndicatorFacts, *, by: User, at: datetime) -> Indicator:
    """Change it; it stays in its plan or on the board. Nothing changed leaves no trace.

    Raises IndicatorHasEnded, IndicatorHasFigures, IndicatorNotSound, FigureOutOfBounds.
    """
    on = timezone.localdate(at)
    indicator = Indicator.objects.select_for_update(of=("self",)).select_related("plan").get(pk=indicator_id)
    MAY_SET_INDICATORS.require(by, indicator, on=on)
    if indicator.ended_on is not None:
        raise IndicatorHasEnded
    if (indicator.plan_id is None) != (facts.plan is None) or (facts.plan and facts.plan.pk != indicator.plan_id):
        raise IndicatorNotSound
    require_sound(facts)
    changed = facts.put_into(indicator)
    if not changed:
        return indicator
    # Nobody gives an indicator away to where it would not be his to set.
    MAY_SET_INDICATORS.require(by, indicator, on=on)
    if FIXED & set(changed) and indicator.values.exists():
        raise IndicatorHasFigures
    indicator.save()
    record(IndicatorChanged(changed), about=indicator, by=by, unit_id=indicator.owner_id, at=at)
    return indicator

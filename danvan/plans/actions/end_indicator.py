"""An indicator is no longer kept."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.events.indicators import IndicatorEnded
from danvan.plans.models import Indicator
from danvan.plans.rules.indicators import MAY_SET_INDICATORS


@transaction.atomic(durable=True)
def end_indicator(indicator_id: int, *, by: User, at: datetime) -> Indicator:
    """It takes no more figures and leaves plan and board; what was entered stays to be read."""
    on = timezone.localdate(at)
    indicator = Indicator.objects.select_for_update(of=("self",)).select_related("plan").get(pk=indicator_id)
    MAY_SET_INDICATORS.require(by, indicator, on=on)
    if indicator.ended_on is None:
        indicator.ended_on = on
        indicator.save(update_fields=["ended_on"])
        record(IndicatorEnded(on), about=indicator, by=by, unit_id=indicator.owner_id, at=at)
    return indicator

"""A plan, or the board of people's livelihood, gets an indicator."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Unit
from danvan.plans.events.indicators import IndicatorAdded
from danvan.plans.models import Indicator
from danvan.plans.placing import lock_plan
from danvan.plans.queries.indicator_facts import IndicatorFacts, require_sound
from danvan.plans.rules.indicators import MAY_SET_INDICATORS


@transaction.atomic(durable=True)
def add_indicator(facts: IndicatorFacts, *, by: User, at: datetime) -> Indicator:
    """Keep the indicator; one of the same words, place and keeper that is not ended is the first one.

    Raises IndicatorNotSound, FigureOutOfBounds.
    """
    # Behind this lock the same form sent twice at one moment finds the first.
    if facts.plan is not None:
        lock_plan(facts.plan.pk)
    else:
        Unit.objects.select_for_update(of=("self",)).get(pk=facts.owner.pk)
    indicator = Indicator(made_at=at)
    facts.put_into(indicator)
    MAY_SET_INDICATORS.require(by, indicator, on=timezone.localdate(at))
    require_sound(facts)
    same = Indicator.objects.filter(
        plan=facts.plan,
        field=facts.field,
        title=facts.title,
        owner=facts.owner,
        measure=facts.measure,
        period=facts.period,
        ended_on__isnull=True,
    ).first()
    if same is not None:
        return same
    indicator.save()
    event = IndicatorAdded(indicator.plan_id, indicator.measure)
    record(event, about=indicator, by=by, unit_id=indicator.owner_id, at=at)
    return indicator

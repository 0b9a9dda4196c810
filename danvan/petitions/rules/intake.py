"""Who enters what did not come through the site, says that it was answered elsewhere, and gives a lost link anew."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import State
from danvan.petitions.rules.reading import at_lead, holding, units
from danvan.petitions.terms import FIRST_ROUND

COUNTER = frozenset({Role.RECEIVER, Role.CLERK})
NEW = frozenset({State.RECEIVED})


def _enters(actor: Any, obj: Any = None, *, on: date) -> bool:
    return bool(units(actor, on, COUNTER))


# No row: a petition that does not exist yet.
MAY_ENTER = Rule("petitions.enter", enters=holding(COUNTER), allows=_enters)
# A reopened petition is answered anew here: its sender objected to what was answered.
MAY_ANSWER_ELSEWHERE = at_lead("petitions.answer_elsewhere", COUNTER, NEW, also=Q(round=FIRST_ROUND))
MAY_REPLACE_LINK = at_lead("petitions.replace_link", COUNTER, frozenset(State))

"""Who enters what did not come through the site, and who gives a lost link anew."""

from datetime import date
from typing import Any

from danvan.organisations.models import Role
from danvan.permissions.rule import Rule
from danvan.petitions.lifecycle import State
from danvan.petitions.rules.reading import at_lead, holding, units

COUNTER = frozenset({Role.RECEIVER, Role.CLERK})


def _enters(actor: Any, obj: Any = None, *, on: date) -> bool:
    return bool(units(actor, on, COUNTER))


# No row: a petition that does not exist yet.
MAY_ENTER = Rule("petitions.enter", enters=holding(COUNTER), allows=_enters)
MAY_REPLACE_LINK = at_lead("petitions.replace_link", COUNTER, frozenset(State))

"""Who may change the library of law."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.events.actors import JobActor
from danvan.permissions.administrators import is_administrator
from danvan.permissions.rule import Rule, nothing

ImporterTest = Callable[[Any, date], bool]
_IMPORTERS: list[ImporterTest] = []


def _enters(actor: Any, *, on: date) -> bool:
    return is_administrator(actor, on=on)


def _allows(actor: Any, obj: Any, *, on: date) -> bool:
    return is_administrator(actor, on=on)


def _selects(actor: Any, *, on: date) -> Q:
    return Q() if is_administrator(actor, on=on) else nothing(actor, on=on)


MAY_EDIT_LIBRARY = Rule("legislation.edit_library", enters=_enters, allows=_allows, selects=_selects)


def register_importer_test(test: ImporterTest) -> ImporterTest:
    """Let `test(user, on)` bring texts in for review too; the floor that knows roles registers who."""
    if test not in _IMPORTERS:
        _IMPORTERS.append(test)
    return test


def _imports(actor: Any, *, on: date) -> bool:
    if isinstance(actor, JobActor):
        return True
    active = bool(getattr(actor, "is_active", False))
    return active and (is_administrator(actor, on=on) or any(test(actor, on) for test in _IMPORTERS))


def _imports_this(actor: Any, obj: Any, *, on: date) -> bool:
    if isinstance(actor, JobActor) or is_administrator(actor, on=on):
        return True
    return _imports(actor, on=on) and (obj is None or obj.made_by_id == actor.pk)


def _imported(actor: Any, *, on: date) -> Q:
    if is_administrator(actor, on=on):
        return Q()
    return Q(made_by_id=actor.pk) if _imports(actor, on=on) else nothing(actor, on=on)


def _signed_in(actor: Any, obj: Any = None, *, on: date) -> bool:
    return bool(getattr(actor, "is_active", False))


# Rows are drafts: an editor's own, an administrator's all. Entering one in the library is MAY_EDIT_LIBRARY.
MAY_IMPORT = Rule("legislation.import", enters=_imports, allows=_imports_this, selects=_imported)

# Everything there is public on its own page; the list is for whoever works here.
MAY_SEE_EXPIRING = Rule(
    "legislation.see_expiring", enters=_signed_in, allows=_signed_in, selects=lambda actor, *, on: Q()
)

"""Who may do what with accounts and identities."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.accounts.models import User
from danvan.events.actors import JobActor
from danvan.permissions.rule import Rule


def _signed_in(actor: Any, *, on: date) -> bool:
    return bool(actor.is_authenticated and actor.is_active)


def _own(actor: Any, user: User | None, *, on: date) -> bool:
    return _signed_in(actor, on=on) and (user is None or user.pk == actor.pk)


def _own_row(actor: Any, *, on: date) -> Q:
    return Q(pk=actor.pk) if _signed_in(actor, on=on) else Q(pk__in=[])


def _keeper(actor: Any, *, on: date) -> bool:
    return isinstance(actor, JobActor) or bool(actor.is_active and actor.is_superuser)


# One's own account: how one signs in, what protects it, which language it speaks.
MAY_KEEP_OWN_ACCOUNT = Rule("accounts.keep_own_account", enters=_signed_in, allows=_own, selects=_own_row)

# Erasing and sealing anew are the work of retention jobs and of the installation's keeper, never of a desk.
MAY_KEEP_IDENTITIES = Rule(
    "accounts.keep_identities",
    enters=_keeper,
    allows=lambda actor, contact, *, on: _keeper(actor, on=on),
    selects=lambda actor, *, on: ~Q(pk__in=[]) if _keeper(actor, on=on) else Q(pk__in=[]),
)

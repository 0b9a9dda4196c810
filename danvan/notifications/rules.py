"""Who may read notices and look at mails."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.notifications.models import Notice
from danvan.organisations.rules import MAY_USE_DESK
from danvan.permissions.rule import Rule


def _signed_in(actor: Any, *, on: date) -> bool:
    return bool(actor.is_authenticated and actor.is_active)


def _own(actor: Any, notice: Notice | None, *, on: date) -> bool:
    return _signed_in(actor, on=on) and (notice is None or notice.user_id == actor.pk)


def _own_rows(actor: Any, *, on: date) -> Q:
    return Q(user_id=actor.pk) if _signed_in(actor, on=on) else Q(pk__in=[])


# A person's notices are theirs alone: no superior reads over the shoulder.
MAY_READ_NOTICES = Rule("notifications.read_own", enters=_signed_in, allows=_own, selects=_own_rows)

# Samples hold invented values only: whoever works here may know what the house writes to people.
MAY_SEE_MAIL_SAMPLES = Rule("notifications.see_mail_samples", enters=MAY_USE_DESK.enters, allows=MAY_USE_DESK.allows)

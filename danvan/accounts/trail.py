"""What the trail keeps of signing in: who, how and when; never what was typed."""

import logging
from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.db import transaction
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.events import PasswordChanged, ProtectionChanged, SignedIn, SignInFailed
from danvan.accounts.models import User
from danvan.events.actors import LinkHolder
from danvan.events.recording import record

logger = logging.getLogger(__name__)

PROTECTIONS = frozenset(
    {"totp_activated", "totp_deactivated", "recovery_codes_generated", "webauthn_added", "webauthn_removed"}
)
NOTICES: dict[str, str | Promise] = {
    "": _("A way of signing in to your account was changed."),
    "password_changed": _("The password of your account was changed."),
    "password_set": _("The password of your account was changed."),
    "password_reset": _("The password of your account was changed through the link sent by e-mail."),
    "totp_activated": _("An authenticator app now protects your account."),
    "totp_deactivated": _("The authenticator app no longer protects your account."),
    "recovery_codes_generated": _("New spare codes were made for your account; the old ones are void."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was taken off your account."),
    "account_connected": _("A sign-in provider was joined to your account."),
    "account_disconnected": _("A sign-in provider was separated from your account."),
}


@transaction.atomic
def signed_in(request: HttpRequest, user: User) -> None:
    """Somebody entered; `method` joins all proofs given ("password+mfa")."""
    methods = [str(step["method"]) for step in get_authentication_records(request, user)]
    record(SignedIn("+".join(methods) or "unknown"), about=user, by=user)


@transaction.atomic
def sign_in_failed(login: str) -> None:
    """Recorded for an account that exists; for no account there is nothing to say and nothing to fill the trail."""
    user = User.objects.filter(code__iexact=login).first() or User.objects.filter(email__iexact=login).first()
    if user is None:
        logger.info("sign-in failed: no such account")
        return
    record(SignInFailed(), about=user, by=LinkHolder())


@transaction.atomic
def password_changed(user: User, change: Callable[[], None]) -> None:
    """The change and its record, together or not at all."""
    change()
    record(PasswordChanged(), about=user, by=user)


@transaction.atomic
def protection_changed(user: User, what: str) -> None:
    """A second proof came or went."""
    record(ProtectionChanged(what), about=user, by=user)

"""How allauth behaves in this house: staff only, no open registration, everything on record, our own words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from segno import make_qr

from danvan.accounts import trail
from danvan.accounts.models import User
from danvan.accounts.sealing import seal_secret, unseal_secret
from danvan.captcha import pressure
from danvan.captcha.client import client_address

SIGN_IN = "accounts.sign_in"
_NOT_CORRECT = _("The staff code or e-mail and the password do not belong together. Check both and try again.")
_WAIT = _("Too many wrong attempts for this account. Wait five minutes, then try again; the account is not locked.")

_WEAK: dict[str, str | Promise] = {
    "password_too_short": _("This password is too short: at least 10 characters."),
    "password_too_common": _("This password is on the lists that are tried first. Choose another."),
    "password_too_similar": _("This password is too close to your name, code or e-mail."),
    "password_entirely_numeric": _("This password is of digits only. Add words."),
}


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are opened by the administrator; each sign-in and each change of protection is recorded."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the administrator of your unit."),
        "email_password_mismatch": _NOT_CORRECT,
        "username_password_mismatch": _NOT_CORRECT,
        "invalid_login": _NOT_CORRECT,
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This password is not right."),
        "incorrect_code": _("This code is not right, or it has been used. Wait for the next one and try again."),
        "invalid_or_expired_key": _("This key is not right or too old."),
        "invalid_password_reset": _("This link is not valid any more. Ask for a new one."),
        "too_many_login_attempts": _WAIT,
        "rate_limited": _("Too many attempts in a short time. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def format_email_subject(self, subject: str) -> str:
        return f"Dân Vận – {subject}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        # The site's own address: a forged Host header must never reach a letter.
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.SITE_ADDRESS}{path.replace('UID-KEY', key)}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("my-account")

    def clean_password(self, password: str, user: User | None = None) -> str:
        try:
            return str(super().clean_password(password, user))
        except ValidationError as refused:
            raise ValidationError([_WEAK.get(str(one.code), one.messages[0]) for one in refused.error_list]) from None

    def set_password(self, user: User, password: str) -> None:
        trail.password_changed(user, lambda: super(StaffAdapter, self).set_password(user, password))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        pressure.note(client_address(request), SIGN_IN)
        trail.sign_in_failed(str(credentials.get("username") or credentials.get("email") or ""))

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **options)
        trail.signed_in(request, user)
        return response

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Called by allauth at every change of a second proof: recorded here, told by e-mail when there is one."""
        what = template_prefix.rpartition("/")[2]
        if what in trail.PROTECTIONS:
            trail.protection_changed(user, what)
        told = {**(context or {}), "what": trail.NOTICES.get(what, trail.NOTICES[""])}
        super().send_notification_mail("accounts/emails/protection_changed", user, told, email or user.email)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are sealed like the identities of citizens."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": StaffAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("This protection cannot be taken off."),
        "cannot_generate_recovery_codes": _("Add an authenticator app or a passkey first, then make spare codes."),
    }

    def encrypt(self, text: str) -> str:
        return seal_secret(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal_secret(encrypted_text)

    def get_totp_issuer(self) -> str:
        return f"Dân Vận {settings.CITY_NAME}"

    def build_totp_svg(self, url: str) -> SafeString:
        drawn = make_qr(url, error="m").svg_inline(scale=5, border=4, light="#fff", omitsize=True, svgclass="qr")
        return mark_safe(drawn)  # noqa: S308  # drawn by the library from squares only

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        return str(_("Passkey"))


class CitySignIn(DefaultSocialAccountAdapter):
    """A provider such as VNeID opens an account that exists; it never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        return False

"""allauth's forms in our words: labels above the boxes, hints instead of placeholders, the guard where it counts."""

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.accounts.adapter import SIGN_IN
from danvan.captcha import pressure
from danvan.captcha.forms import ProofMixin

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CODE = _("Code of the authenticator app, or a spare code")
NOT_ALIKE = _("The two new passwords are not alike. Type the second one again.")
NEW_PASSWORD = _("At least 10 characters; a sentence is easy to remember. Not one that is used elsewhere.")
ASK_AFTER = 5


def _word(
    form: forms.BaseForm, name: str, label: "str | _StrPromise", hint: "str | _StrPromise" = "", **attrs: str
) -> None:
    """Name one box in our words; a placeholder is no label."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class _TwiceAlike:
    """The new password typed twice, compared in our words."""

    def clean(self) -> dict[str, Any]:
        typed = {self.cleaned_data.get(name) for name in ("password1", "password2")}  # type: ignore[attr-defined]
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # mixed into allauth's forms
        if None not in typed and len(typed) > 1:
            self.errors["password2"] = self.error_class([NOT_ALIKE])  # type: ignore[attr-defined]
        return cleaned


class _WholePasskey:
    """What the browser's passkey sends; half an answer is refused like a wrong one, never an error."""

    def full_clean(self) -> None:
        try:
            super().full_clean()  # type: ignore[misc]  # mixed into allauth's forms
        except (KeyError, TypeError, ValueError, AttributeError):
            # The library reads the answer by its keys and checks only some of them.
            self.add_error("credential", get_adapter().validation_error("incorrect_code"))  # type: ignore[attr-defined]


class SignInForm(ProofMixin, account.LoginForm):
    """Staff code or e-mail, and password; after five wrong ones from an address the guard asks for proof first."""

    proof_action = SIGN_IN

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        self.request = request
        _word(self, "login", _("Staff code or e-mail"), autocomplete="username")
        _word(self, "password", _("Password"))

    def proof_needed(self) -> bool:
        return pressure.attempts(self.address, SIGN_IN) >= ASK_AFTER

    def clean(self) -> dict[str, Any]:
        """The guard before the password is tried, not after."""
        self.guard()
        cleaned: dict[str, Any] | None = super().clean()
        return cleaned or {}

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.errors:
            self.drop_proof()


class ForgottenPasswordForm(ProofMixin, account.ResetPasswordForm):
    """Where the link is sent; guarded, because it makes the city write a letter."""

    proof_action = "accounts.forgotten_password"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, request=context.request, **kwargs)
        _word(self, "email", _("E-mail of your account"))


class ChangePasswordForm(_TwiceAlike, account.ChangePasswordForm):
    """The present password, then the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", _("Present password"))
        _word(self, "password1", _("New password"), NEW_PASSWORD)
        _word(self, "password2", _("New password once more"))


class SetPasswordForm(_TwiceAlike, account.SetPasswordForm):
    """A first password for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password1", _("New password"), NEW_PASSWORD)
        _word(self, "password2", _("New password once more"))


class ResetPasswordForm(_TwiceAlike, account.ResetPasswordKeyForm):
    """A new password through the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password1", _("New password"), NEW_PASSWORD)
        _word(self, "password2", _("New password once more"))


class ConfirmPasswordForm(account.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", _("Password"))


class SecondProofForm(second.AuthenticateForm):
    """The second proof at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", CODE, inputmode="numeric", autofocus="")


class ConfirmSecondProofForm(second.ReauthenticateForm):
    """The second proof once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", CODE, inputmode="numeric")


class ActivateAppForm(totp.ActivateTOTPForm):
    """The first code of a new authenticator app proves that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", _("The six digits the app shows now"), inputmode="numeric")


class AddPasskeyForm(_WholePasskey, passkeys.AddWebAuthnForm):
    """A name for the key, and whether it may replace the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "name", _("Name of this key"), _("For example: office computer, my phone."))
        _word(
            self,
            "passwordless",
            _("Sign in with this key alone, without a password"),
            _("The device then asks for your fingerprint, face or PIN."),
        )


class RenamePasskeyForm(passkeys.EditWebAuthnForm):
    """Another name for the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "name", _("Name of this key"))


class SecondPasskeyForm(_WholePasskey, passkeys.AuthenticateWebAuthnForm):
    """A passkey as second proof."""


class PasskeySignInForm(_WholePasskey, passkeys.LoginWebAuthnForm):
    """A passkey alone."""


class ConfirmPasskeyForm(_WholePasskey, passkeys.ReauthenticateWebAuthnForm):
    """A passkey once more."""

"""Signing in: allauth with password (argon2), TOTP, passkeys; a provider such as VNeID by settings."""

from danvan.project.settings import env

AUTH_USER_MODEL = "danvan_accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/ban-lam-viec/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "danvan.accounts.adapter.StaffAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "code"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
PASSWORD_RESET_TIMEOUT = 2 * 3600
# The session ends with the browser: desks are shared.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
# Counted per account or per person only: a whole office may share one address, and more wrong passwords from it
# ask more proof of work (accounts.forms) instead of shutting it out.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/5m/key",
    "reset_password": "5/h/key",
    "reset_password_from_key": None,
    "signup": None,
    "request_login_code": None,
    "verify_phone": None,
}
ACCOUNT_FORMS = {
    "login": "danvan.accounts.forms.SignInForm",
    "reset_password": "danvan.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "danvan.accounts.forms.ResetPasswordForm",
    "change_password": "danvan.accounts.forms.ChangePasswordForm",
    "set_password": "danvan.accounts.forms.SetPasswordForm",
    "reauthenticate": "danvan.accounts.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "danvan.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.PRODUCTION
# E-mail addresses are kept by the administrator, so there is nothing to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_FORMS = {
    "authenticate": "danvan.accounts.forms.SecondProofForm",
    "reauthenticate": "danvan.accounts.forms.ConfirmSecondProofForm",
    "activate_totp": "danvan.accounts.forms.ActivateAppForm",
    "add_webauthn": "danvan.accounts.forms.AddPasskeyForm",
    "authenticate_webauthn": "danvan.accounts.forms.SecondPasskeyForm",
    "login_webauthn": "danvan.accounts.forms.PasskeySignInForm",
    "reauthenticate_webauthn": "danvan.accounts.forms.ConfirmPasskeyForm",
    "edit_webauthn": "danvan.accounts.forms.RenamePasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "danvan.accounts.adapter.CitySignIn"
SOCIALACCOUNT_LOGIN_ON_GET = False
# An account is opened by the e-mail address of the provider only where the city says it may be believed.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = env.flag("OIDC_TRUST_EMAIL")

_issuer = env.text("OIDC_ISSUER")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": env.text("OIDC_ID", "city"),
                "name": env.text("OIDC_NAME", "VNeID"),
                "client_id": env.text("OIDC_CLIENT"),
                "secret": env.text("OIDC_SECRET"),
                "settings": {"server_url": _issuer},
            }
        ]
        if _issuer
        else []
    }
}

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

ACCOUNT_USER_MODEL_USERNAME_FIELD = "code"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "danvan.accounts.adapter.StaffAdapter"
SOCIALACCOUNT_ADAPTER = "danvan.accounts.adapter.CitySignIn"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.PRODUCTION

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

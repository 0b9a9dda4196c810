"""Keys outside the database, people who sign in, and what a browser may load."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from danvan.project import keys
from danvan.project.settings import env

DEBUG = env.flag("DEBUG")
if env.PRODUCTION and DEBUG:
    raise ImproperlyConfigured("Production refuses DANVAN_DEBUG: error pages would show what people wrote.")

KEYS = Path(env.text("KEYS", str(env.VAR / "keys")))
_store = keys.KeyStore(KEYS, production=env.PRODUCTION)
SECRET_KEY = _store.newest("secret")
DATA_KEYS = _store.all("data")
INDEX_KEY = _store.newest("index")
CHAIN_KEYS = _store.all("chain")

ALLOWED_HOSTS = env.words("HOSTS", "127.0.0.1,localhost,[::1]" + (",testserver" if env.MODE == "test" else ""))
CSRF_TRUSTED_ORIGINS = env.words("TRUSTED_ORIGINS")
# Addresses of proxies whose X-Forwarded-For is believed; nobody else's is.
TRUSTED_PROXIES = env.words("TRUSTED_PROXIES")
# How long it stays known who looked at what; five years unless the city decides otherwise.
ACCESS_LOG_KEEP_DAYS = env.number("ACCESS_LOG_KEEP_DAYS", 1826)
SITE_ADDRESS = env.text("SITE_ADDRESS", "http://127.0.0.1:8000")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.number("SESSION_SECONDS", 12 * 3600)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_ADDRESS.startswith("https://")
CSRF_FAILURE_VIEW = "danvan.project.views.forbidden_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SESSION_COOKIE_SECURE else 0
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

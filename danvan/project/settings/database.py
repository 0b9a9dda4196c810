"""SQLite inside `var/` by default; PostgreSQL for a city by `DANVAN_DATABASE_URL`."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from danvan.project.settings import env

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": env.VAR / "danvan.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DANVAN_DATABASE_URL begins with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or parse_qs(parts.query).get("host", [""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": env.number("DATABASE_KEEP_SECONDS", 60),
        "CONN_HEALTH_CHECKS": True,
        # pgbouncer in transaction mode keeps neither prepared statements nor server-side cursors.
        "DISABLE_SERVER_SIDE_CURSORS": env.flag("PGBOUNCER"),
        "OPTIONS": {"prepare_threshold": None} if env.flag("PGBOUNCER") else {},
    }


_url = env.text("DATABASE_URL")
DATABASES = {"default": _postgres(_url) if _url else _sqlite()}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "danvan_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

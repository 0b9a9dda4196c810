"""The only reader of environment variables: every setting of an installation is a `DANVAN_*` variable."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
MODES = ("demonstration", "production", "test")


def text(name: str, default: str = "") -> str:
    return os.environ.get(f"DANVAN_{name}", default)


def flag(name: str, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"DANVAN_{name} is 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes"}


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"DANVAN_{name} is a whole number, not {value!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


MODE = text("MODE", "demonstration")
if MODE not in MODES:
    raise ImproperlyConfigured(f"DANVAN_MODE is one of {', '.join(MODES)}, not {MODE!r}.")
PRODUCTION = MODE == "production"
VAR = Path(text("VAR", str(ROOT / "var"))).resolve()

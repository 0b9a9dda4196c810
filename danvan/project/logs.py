"""Logging by structlog: one JSON line a record; never a body, a query string, a name, a secret or an error's message.

Own records carry codes: a value that is no code is written as an ellipsis. Records of libraries keep their template
without its arguments, because arguments are data. An exception leaves its class and the lines it passed.
"""

import logging
import re
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from django.http import HttpRequest

ROOT = str(Path(__file__).resolve().parents[2]) + "/"
HIDDEN = "…"
# Path parameters of these names open something to whoever holds them.
SECRET_NAMES = frozenset({"secret", "key", "token", "uidb36", "email"})
# What a record of the standard library may bring along.
EXTRA = ("job", "subscriber", "kind", "code")
_CODE = re.compile(r"[A-Za-z0-9_.,:/+<>*…-]{0,200}")
_CONTACTLIKE = re.compile(r"\S+@\S+|\+?\d[\d .]{7,}\d|[A-Za-z0-9_-]{32,}")
_FIRST = ("time", "level", "event")

Entry = MutableMapping[str, Any]


def configure(options: dict[str, Any]) -> None:
    """Called by Django with LOGGING: `level` from DANVAN_LOG_LEVEL, `json` false for a person at a terminal."""
    shared = [structlog.contextvars.merge_contextvars, structlog.stdlib.add_log_level]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False) if options["json"] else _as_words
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder(allow=EXTRA), _template_only],
            processors=[
                _exception_as_codes,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.TimeStamper(fmt="iso", key="time"),
                _only_codes,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(options["level"])
    # Its records repeat what the request line says, with raw paths.
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    # It tells every round in which it found nothing to do.
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)


def describe(error: BaseException) -> dict[str, Any]:
    """Class and places of an exception and of what caused it; neither message nor local values."""
    names: list[str] = []
    places: list[list[str]] = []
    seen: BaseException | None = error
    while seen is not None and len(names) < 5:
        names.append(type(seen).__name__)
        places.append(_places(seen.__traceback__))
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return {"error": "<".join(names), "stack": places[0], "caused_at": [place[-1] for place in places[1:] if place]}


def masked_path(request: HttpRequest) -> str:
    """The path with every secret parameter starred; of an unknown address only its first part."""
    match = request.resolver_match
    if match is None:
        return "/" + request.path.lstrip("/").partition("/")[0][:20] + "/" + HIDDEN
    path = request.path
    for name, value in match.kwargs.items():
        if name in SECRET_NAMES:
            path = path.replace(str(value), "***")
    return path


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-12:]
    return [f"{_short(frame.filename)}:{frame.lineno}:{frame.name}" for frame in frames]


def _short(filename: str) -> str:
    return filename.removeprefix(ROOT).rpartition("site-packages/")[2]


def _template_only(logger: Any, name: str, entry: Entry) -> Entry:
    record = entry["_record"]
    entry["logger"] = record.name
    entry["event"] = _CONTACTLIKE.sub(HIDDEN, str(record.msg))[:200]
    return entry


def _exception_as_codes(logger: Any, name: str, entry: Entry) -> Entry:
    told = entry.pop("exc_info", None) or entry["_record"].exc_info
    error = told if isinstance(told, BaseException) else told[1] if isinstance(told, tuple) else None
    for key in ("exception", "stack_info", "positional_args"):
        entry.pop(key, None)
    return {**entry, **describe(error)} if error is not None else entry


def _only_codes(logger: Any, name: str, entry: Entry) -> Entry:
    ordered = {key: entry.pop(key) for key in _FIRST if key in entry}
    return ordered | {key: _code(value) for key, value in entry.items()}


def _code(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_code(item) for item in value]
    return str(value) if _CODE.fullmatch(str(value)) else HIDDEN


def _as_words(logger: Any, name: str, entry: Entry) -> str:
    """For a person at a terminal: the same fields, less punctuation."""
    return " ".join(str(entry.pop(key, "")) for key in _FIRST) + "".join(f"  {k}={v}" for k, v in entry.items())

"""Every address names the Rule that opens it, or stands on the short public list with its reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import listed, part_of

LIST = Path(__file__).with_name("public_urls.txt")


def _addresses(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, Any]]:
    for entry in (resolver or get_resolver()).url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, path)
        elif isinstance(entry, URLPattern):
            yield path or "/", entry.callback


def _line_for(path: str, lines: dict[str, str]) -> str:
    """The line that names this address: exactly, or by a beginning that ends with a star."""
    return next((line for line in lines if path == line or (line[-1] == "*" and path.startswith(line[:-1]))), "")


def test_every_address_names_a_rule_or_is_on_the_public_list() -> None:
    lines = listed(LIST)
    wrong = [
        f"{path}  ({view.__module__}.{getattr(view, '__name__', view)})"
        for path, view in _addresses()
        if not hasattr(view, "rule") and not _line_for(path, lines)
    ]
    assert not wrong, "Decorate the view with @needs(RULE), or with @public and add a line to public_urls.txt."


def test_public_list_and_decorators_say_the_same() -> None:
    lines = listed(LIST)
    for path, view in _addresses():
        if part_of(view.__module__):
            assert hasattr(view, "rule") or getattr(view, "is_public", False), f"{path}: neither @needs nor @public"
            assert not (hasattr(view, "rule") and _line_for(path, lines)), f"{path}: has a Rule and is called public"


def test_every_line_of_the_public_list_is_used_and_has_a_reason() -> None:
    lines = listed(LIST)
    used = {_line_for(path, lines) for path, _ in _addresses()}
    assert set(lines) <= used
    assert all(lines.values())

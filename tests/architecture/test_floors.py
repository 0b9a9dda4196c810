"""What import-linter cannot see: foreign keys, registries and addresses that reach up."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import HOUSE, floors, name_of, part_of, python_files, templates, tree

OURS = [config for config in apps.get_app_configs() if config.name.startswith("danvan.")]
RELATIONS = (models.ForeignKey, models.OneToOneField, models.ManyToManyField)
URL_TAG = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")


def _relations() -> list[tuple[type[models.Model], Any]]:
    return [
        (model, field)
        for config in OURS
        for model in config.get_models()
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if isinstance(field, RELATIONS) and not _given_by_a_library(model, field)
    ]


def _given_by_a_library(model: type[models.Model], field: Any) -> bool:
    """A column that an abstract model of Wagtail brings along is not ours to shape."""
    bases = [base for base in model.__mro__[1:] if hasattr(base, "_meta") and not part_of(base.__module__)]
    return any(field.name in {own.name for own in base._meta.local_fields} for base in bases)


def test_every_folder_has_its_floor() -> None:
    folders = {path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists()}
    assert folders <= set(floors())


def test_foreign_keys_point_down() -> None:
    wrong = []
    for model, field in _relations():
        here, there = part_of(model.__module__), part_of(field.related_model.__module__)
        # The one exception, by AUTH_USER_MODEL only: whoever did something is a person, whatever the floor.
        if field.related_model is get_user_model():
            continue
        if there and there != here and floors()[there] >= floors()[here]:
            wrong.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")
    assert not wrong, "A row may point at its own floor's folder or at a lower one only."


def test_no_reverse_relation_crosses_floors() -> None:
    wrong = [
        f"{model.__name__}.{field.name}"
        for model, field in _relations()
        if part_of(field.related_model.__module__) not in {"", part_of(model.__module__)}
        and not field.remote_field.hidden
    ]
    assert not wrong, 'Give related_name="+": a lower floor knows nothing of the rows that point at it.'


def test_no_foreign_key_names_another_app_by_a_string() -> None:
    wrong = []
    for path in python_files():
        own = f"danvan_{part_of(name_of(path).replace('/', '.'))}."
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and _called(node) in {kind.__name__ for kind in RELATIONS}:
                given = [*node.args[:1], *[word.value for word in node.keywords if word.arg in {"to", "through"}]]
                names = [arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                wrong += [f"{name_of(path)}: {n}" for n in names if "." in n and not n.lower().startswith(own)]
    assert not wrong, "Import the class: the linter cannot see a string."


def test_nobody_asks_for_a_model_by_name() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _called(node) in {"get_model", "get_registered_model"}
    ]
    assert not wrong, "Import the class; an area above is reached by an event, a slot or a journey."


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _parts_by_url_name(resolver: URLResolver | None = None, space: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            found |= _parts_by_url_name(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern) and entry.name:
            found[space + entry.name] = part_of(entry.callback.__module__)
    return found


def _names_in_python(path: Path) -> list[str]:
    asks = {"reverse", "reverse_lazy", "redirect"}
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and _called(node) in asks]
    first = [call.args[0] for call in calls if call.args]
    return [arg.value for arg in first if isinstance(arg, ast.Constant) and not str(arg.value).startswith("/")]


@pytest.mark.parametrize("kind", ["templates", "python"])
def test_addresses_are_asked_for_downwards_only(kind: str) -> None:
    parts = _parts_by_url_name()
    wrong = []
    for path in templates() if kind == "templates" else python_files():
        here = part_of(name_of(path).replace("/", "."))
        text = path.read_text(encoding="utf-8")
        for name in URL_TAG.findall(text) if kind == "templates" else _names_in_python(path):
            if name not in parts:
                wrong.append(f"{name_of(path)}: no address is named {name}")
            elif parts[name] and parts[name] != here and floors()[parts[name]] >= floors()[here]:
                wrong.append(f"{name_of(path)}: {name} belongs to {parts[name]}")
    assert not wrong, "A page links upward through a menu, a slot or a journey."

"""Words: every event has its sentence, every table its word and its retention, every decision its line."""

import dataclasses
import re
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db import models

from danvan.events.definition import all_kinds
from tests.architecture.source import ROOT

OURS = [config for config in apps.get_app_configs() if config.name.startswith("danvan.")]
MODELS = [model for config in OURS for model in config.get_models()]
PLACE = re.compile(r"%\((\w+)\)[sd]")


def _load_every_event() -> None:
    for config in OURS:
        if find_spec(f"{config.name}.events") is not None:
            import_module(f"{config.name}.events")


def test_every_event_has_a_sentence_of_its_own_fields() -> None:
    _load_every_event()
    kinds = {kind: event for kind, event in all_kinds().items() if event.__module__.startswith("danvan.")}
    assert kinds
    for kind, event in kinds.items():
        fields = {field.name for field in dataclasses.fields(event)}  # type: ignore[arg-type]
        assert getattr(event, "sentence", ""), f"{kind} has no sentence for the timeline"
        assert set(PLACE.findall(event.sentence)) <= fields, f"{kind}: the sentence asks for a field it lacks"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_table_is_in_the_glossary(model: type[models.Model]) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{model.__name__}\b", glossary), f"Explain {model.__name__} in docs/glossary.md"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_table_names_its_retention(model: type[models.Model]) -> None:
    told = f"{model.__doc__ or ''}\n{import_module(model.__module__).__doc__ or ''}"
    assert "Retention:" in told, f"Say in the docstring of {model.__name__} how long its rows are kept"


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in folder.glob("[0-9]*.md")}
    assert files
    assert set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", index)) == files
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name) for name in files)

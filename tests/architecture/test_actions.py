"""An action takes who does it, owns its transaction, and says what happened."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import HOUSE, name_of, names_called_by, tree

ACTIONS = [
    pytest.param(path, node, id=f"{name_of(path)}:{node.name}")
    for path in sorted(HOUSE.glob("*/actions/*.py"))
    for node in tree(path).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
]


@pytest.mark.parametrize(("path", "action"), ACTIONS)
def test_every_action_takes_by(path: Path, action: ast.FunctionDef) -> None:
    assert "by" in {argument.arg for argument in action.args.kwonlyargs}


@pytest.mark.parametrize(("path", "action"), ACTIONS)
def test_every_action_owns_its_transaction(path: Path, action: ast.FunctionDef) -> None:
    assert "transaction.atomic(durable=True)" in {ast.unparse(decorator) for decorator in action.decorator_list}


@pytest.mark.parametrize(("path", "action"), ACTIONS)
def test_every_action_records_an_event(path: Path, action: ast.FunctionDef) -> None:
    called = names_called_by(path, action)
    assert called & {"record", "record_many"}, "Say what happened with record()."


@pytest.mark.parametrize(("path", "action"), ACTIONS)
def test_no_action_calls_another(path: Path, action: ast.FunctionDef) -> None:
    others = {parameter.values[1].name for parameter in ACTIONS} - {action.name}  # type: ignore[attr-defined]
    called = {
        node.func.id for node in ast.walk(action) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & others, "A shared step is a plain function inside the caller's transaction."


def test_there_are_actions() -> None:
    assert ACTIONS

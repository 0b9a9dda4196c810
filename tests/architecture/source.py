"""What the tests about the code read: files, floors, functions and what they call."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "danvan"


@cache
def floors() -> dict[str, int]:
    """Folder -> floor, 0 the ground; as import-linter reads them in pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["name"] == "Floors")
    layers = [re.findall(r"\w+", layer) for layer in reversed(contract["layers"])]
    return {name: floor for floor, names in enumerate(layers) for name in names}


def part_of(module: str) -> str:
    """The folder a module of ours belongs to ("petitions"), or "" for a library."""
    words = module.split(".")
    return words[1] if words[0] == "danvan" and len(words) > 1 else ""


def python_files(folder: Path = HOUSE) -> list[Path]:
    """Ours, without migrations."""
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def templates() -> list[Path]:
    return sorted(HOUSE.rglob("templates/**/*.html"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Every function of a file, methods and inner ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            yield node


def listed(file: Path) -> dict[str, str]:
    """Lines of `key  reason` (two spaces or more between), comments begin with #."""
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    pairs = [re.split(r"\s{2,}", line, maxsplit=1) for line in lines if line and not line.startswith("#")]
    return {pair[0]: pair[1] if len(pair) > 1 else "" for pair in pairs}


@cache
def _imported(path: Path) -> dict[str, tuple[str, str]]:
    """Local name -> (module, name in it) for what a file imports from the house."""
    found = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("danvan"):
            for alias in node.names:
                found[alias.asname or alias.name] = (node.module or "", alias.name)
    return found


def _file(module: str) -> Path | None:
    base = ROOT / module.replace(".", "/")
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.exists()), None)


def _target(path: Path, call: ast.Call) -> tuple[Path, str] | None:
    """File and name of the function a call means, when it is one of ours."""
    if isinstance(call.func, ast.Name):
        module, name = _imported(path).get(call.func.id, ("", call.func.id))
        file = _file(module) if module else path
        return (file, name) if file else None
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        module, name = _imported(path).get(call.func.value.id, ("", ""))
        file = _file(f"{module}.{name}") if module else None
        return (file, call.func.attr) if file else None
    return None


def names_called_by(path: Path, function: ast.FunctionDef, depth: int = 4) -> set[str]:
    """Names of functions this one calls, and those that the functions of ours it calls call in turn."""
    found: set[str] = set()
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        found.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
        target = _target(path, node)
        if target and depth:
            for inner in functions(target[0]):
                if inner.name == target[1] and inner is not function:
                    found |= names_called_by(target[0], inner, depth - 1)
    return found

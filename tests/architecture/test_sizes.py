"""Nothing grows past what one reading holds; an exception is a line in sizes.txt with its reason."""

import ast
from pathlib import Path

from tests.architecture.source import HOUSE, ROOT, functions, listed, name_of, python_files, templates

LIST = Path(__file__).with_name("sizes.txt")
FUNCTION = 50
DATA_ENDINGS = {".css", ".js"}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _limits() -> dict[Path, int]:
    limits = dict.fromkeys(python_files(), 300)
    limits |= dict.fromkeys([*python_files(ROOT / "scripts"), *python_files(ROOT / "bench")], 300)
    limits |= dict.fromkeys(python_files(ROOT / "tests"), 400)
    limits |= dict.fromkeys((HOUSE / "project" / "settings").glob("*.py"), 100)
    return limits | dict.fromkeys(templates(), 150)


def _too_large() -> dict[str, str]:
    found = {name_of(path): f"{_lines(path)} lines" for path, most in _limits().items() if _lines(path) > most}
    for path in [*python_files(), *python_files(ROOT / "scripts")]:
        for function in functions(path):
            if _length(function) > FUNCTION:
                found[f"{name_of(path)}:{function.name}"] = f"{_length(function)} lines"
    return found


def test_nothing_is_too_large() -> None:
    wrong = {name: size for name, size in _too_large().items() if name not in listed(LIST)}
    assert not wrong


def test_every_exception_is_still_one_and_has_a_reason() -> None:
    assert set(listed(LIST)) <= set(_too_large())
    assert all(listed(LIST).values())

"""`make test`: everything that proves this house, and a closing summary of what ran and what could not.

What the machine lacks is found or brought: a browser, a PostgreSQL server. What truly cannot be had is said in the
last lines, and with CI=true it is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
sys.path.insert(0, str(ROOT))
NOTHING_COLLECTED = 5


@dataclass
class Result:
    """One line of the summary."""

    name: str
    state: str
    seconds: float = 0
    note: str = ""


def main(arguments: list[str]) -> int:
    """0 when all that could run passed; 1 for a failure, or with CI=true for anything missing."""
    quick = "--quick" in arguments
    folder = Path(tempfile.mkdtemp(prefix="danvan-check-"))
    environment = clean_environment(folder)
    try:
        results = style(environment)
        results.append(tests("tests on SQLite", environment, "not story", parallel=True))
        if not quick:
            results += on_postgres(environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return summary(results)


def clean_environment(folder: Path) -> dict[str, str]:
    """The caller's, without settings of an installation; tests make their own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DANVAN_", "DJANGO_"))}
    for key in ("PYTHONPATH", "VIRTUAL_ENV", "PORT"):
        kept.pop(key, None)
    mypy = {"DANVAN_MODE": "test", "DANVAN_VAR": str(folder)}
    return kept | mypy | {"PYTHONUTF8": "1", "PATH": f"{BIN}{os.pathsep}{kept.get('PATH', os.defpath)}"}


def style(environment: dict[str, str]) -> list[Result]:
    """The checks that only read the code, side by side."""
    checks = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "types (mypy --strict)": ["mypy"],
        "floors (import-linter)": ["lint-imports", "--no-logo"],
        "bandit": ["bandit", "-q", "-c", "pyproject.toml", "-r", "danvan"],
    }
    with ThreadPoolExecutor(max_workers=len(checks)) as pool:
        return list(pool.map(lambda pair: quiet(pair[0], pair[1], environment), checks.items()))


def quiet(name: str, command: list[str], environment: dict[str, str]) -> Result:
    """Run without a word unless it fails."""
    started = time.monotonic()
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        print(f"\n== {name} ==\n{done.stdout}{done.stderr}", flush=True)
    return Result(name, "failed" if done.returncode else "passed", time.monotonic() - started)


def on_postgres(environment: dict[str, str]) -> list[Result]:
    """What touches the database once more on a real PostgreSQL, then the stories, on the server cities use."""
    from tests import postgres

    try:
        address = postgres.start_throwaway_server()
    except postgres.NoPostgres as reason:
        names = ("tests on PostgreSQL", "browser stories")
        return [Result(name, "missing", note=str(reason)) for name in names]
    there = environment | {"TEST_DATABASE_URL": address, "DANVAN_TEST_DATABASE": "postgres"}
    results = [tests("tests on PostgreSQL", there, "database and not story", parallel=True)]
    browser = chromium()
    if not browser:
        note = "no Chromium: set CHROMIUM, or install it (Debian: apt-get install chromium)"
        return [*results, Result("browser stories", "missing", note=note)]
    return [*results, tests("browser stories", there | {"CHROMIUM": browser}, "story", parallel=False)]


def tests(name: str, environment: dict[str, str], marks: str, *, parallel: bool) -> Result:
    """pytest, its own words shown."""
    print(f"\n== {name} ==", flush=True)
    started = time.monotonic()
    command = [str(BIN / "python"), "-m", "pytest", "-m", marks]
    if parallel and (os.cpu_count() or 1) > 1:
        command += ["-n", "auto", "--dist", "loadfile"]
    own = {key: value for key, value in environment.items() if key != "DANVAN_VAR"}
    status = subprocess.call(command, cwd=ROOT, env=own)
    note = "no test was found" if status == NOTHING_COLLECTED else ""
    return Result(name, "failed" if status else "passed", time.monotonic() - started, note)


def chromium() -> str:
    """A browser that starts: $CHROMIUM, then one on the path, then Debian's as root; else empty."""
    from tests.stories.browser import find_chromium

    if found := find_chromium():
        return found
    if os.environ.get("CHROMIUM") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return ""
    print("\nNo Chromium here: asking Debian for it …", flush=True)
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for order in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "-q", *order], env=quietly, capture_output=True, text=True)
        if done.returncode:
            print(done.stderr[-800:], flush=True)
    return find_chromium() or ""


def summary(results: list[Result]) -> int:
    """The last lines: what ran, what failed, what could not be had."""
    print("\n== make test ==")
    for result in results:
        took = f"{result.seconds:6.1f} s" if result.seconds else " " * 8
        print(f"{result.state:8} {took}  {result.name}{f' – {result.note}' if result.note else ''}")
    failed = [result.name for result in results if result.state == "failed"]
    missing = [result.name for result in results if result.state == "missing"]
    total = sum(result.seconds for result in results if result.name.startswith(("tests", "browser")))
    if missing:
        print(f"\nNOT RUN, because this machine lacks what they need: {', '.join(missing)}.")
        print("This is no pass." if os.environ.get("CI") == "true" else "Everything else ran; with CI=true this fails.")
    if failed:
        print(f"\nFAILED: {', '.join(failed)}.")
    elif not missing:
        print(f"\nEverything passed ({total / 60:.1f} minutes of tests).")
    return 1 if failed or (missing and os.environ.get("CI") == "true") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

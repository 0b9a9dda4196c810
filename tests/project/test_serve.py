"""The program as its user starts it: one process tree that begins, answers and ends as one."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan.project.serving import ENDING_SECONDS
from tests.project.process import ROOT, danvan, environment, free_port, migrated

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PATIENCE = 120


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An installation whose tables exist; seeds are not needed here."""
    where = environment(tmp_path_factory.mktemp("serve") / "var", DANVAN_WEB_WORKERS="2")
    migrated(where)
    danvan(where, "createcachetable", "--verbosity", "0")
    return where


@pytest.fixture
def server(prepared: dict[str, str]) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "danvan.project", "serve"],
        env=prepared | {"PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
    yield process, port
    if process.poll() is None:
        process.kill()
        process.wait()


def ask(port: int, path: str = "/healthz") -> dict[str, object]:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return dict(json.load(answer))
        except OSError:
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.1)


def descendants(pid: int) -> set[int]:
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found, look = set(), [pid]
    while look:
        children = parents.get(look.pop(), [])
        found |= set(children)
        look += children
    return found


def alive(pids: set[int]) -> set[int]:
    """Those that still run; a dead one that nobody has counted yet does not."""
    found = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if state != "Z":
            found.add(pid)
    return found


def wait_until_gone(pids: set[int]) -> None:
    end = time.monotonic() + PATIENCE
    while alive(pids):
        assert time.monotonic() < end, f"still running: {alive(pids)}"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_server_answers_ticks_and_ends_cleanly(server: tuple["subprocess.Popen[str]", int], number: int) -> None:
    process, port = server
    end = time.monotonic() + PATIENCE
    while (found := ask(port))["tick_seconds"] is None:
        assert time.monotonic() < end, "the background worker never ticked"
        time.sleep(0.1)
    assert found["ok"] is True
    children = descendants(process.pid)
    assert len(alive(children)) >= 3, "two web processes and a background worker"
    process.send_signal(number)
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    assert f"http://127.0.0.1:{port}" in out
    assert "Traceback" not in out
    wait_until_gone(children)


def test_ctrl_c_at_a_terminal_reaches_every_process_and_still_ends_cleanly(prepared: dict[str, str]) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "danvan.project", "serve"],
        env=prepared | {"PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    ask(port)
    children = descendants(process.pid)
    pressed = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    assert "Traceback" not in out
    assert time.monotonic() - pressed < ENDING_SECONDS, "a process did not end and had to be killed"
    wait_until_gone(children)


def test_killed_server_leaves_no_process_behind(server: tuple["subprocess.Popen[str]", int]) -> None:
    process, port = server
    ask(port)
    children = descendants(process.pid)
    process.kill()
    process.wait()
    wait_until_gone(children)


def test_worker_that_dies_is_started_again(server: tuple["subprocess.Popen[str]", int]) -> None:
    process, port = server
    ask(port)
    worker = next(pid for pid in descendants(process.pid) if b"work" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(worker, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while not any(
        b"\0work" in Path(f"/proc/{pid}/cmdline").read_bytes() for pid in alive(descendants(process.pid)) - {worker}
    ):
        assert time.monotonic() < end, "no new worker"
        time.sleep(0.1)


def test_taken_port_is_one_sentence_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        refused = danvan(environment(tmp_path / "var", PORT=str(port)), "run", status=1)
    assert refused.stderr.strip().splitlines() == [
        f"Port {port} is taken: end the program that uses it, or choose another, for example PORT={port + 1}."
    ]
    assert not (tmp_path / "var").exists()


def test_unprepared_database_is_one_sentence(tmp_path: Path) -> None:
    refused = danvan(environment(tmp_path / "var", PORT=str(free_port())), "serve", status=1)
    assert "run `danvan prepare`" in refused.stderr
    assert "Traceback" not in refused.stderr

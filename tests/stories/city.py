"""The demonstration city as its users meet it: prepared, filled and served by the program's own commands."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.postgres import start_throwaway_server

START_SECONDS = 240


@dataclass(frozen=True)
class City:
    """A running city: its address and its folder."""

    address: str
    var: Path
    environment: dict[str, str]

    def url(self, path: str) -> str:
        return self.address + path

    def run(self, *command: str) -> str:
        """A `danvan` command in this city; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "danvan.project", *command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


@pytest.fixture(scope="session")
def city() -> Iterator[City]:
    """One city for all stories, on PostgreSQL; ended cleanly."""
    var = Path(tempfile.mkdtemp(prefix="danvan-city-"))
    port = _free_port()
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("DANVAN_")},
        "DANVAN_VAR": str(var),
        "DANVAN_DATABASE_URL": _database(),
        "DANVAN_SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "PORT": str(port),
    }
    log = (var / "serve.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "danvan.project", "run"], env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", server, var)
        yield City(f"http://127.0.0.1:{port}", var, environment)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        log.close()


def _database() -> str:
    server = start_throwaway_server()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS danvan_city")
        connection.execute("CREATE DATABASE danvan_city")
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/danvan_city?{query}"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes], var: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError("The city did not start:\n" + (var / "serve.log").read_text()[-3000:])

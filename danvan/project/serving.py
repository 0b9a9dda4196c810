"""`danvan serve`: the web server and the background worker in one process tree that ends as one.

This process holds the socket and watches; it never loads the site itself, which keeps it small.
"""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request

from granian import Granian
from granian.constants import Interfaces

ENDING_SECONDS = 15
RESTART_SECONDS = 5


class Worker:
    """The background process: started beside the web server, started again should it die, ended with it."""

    def __init__(self) -> None:
        self.ending = False
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-m", "danvan.project", "work"])  # own program
        threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()

    def end(self) -> None:
        self.ending = True
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _watch(self, process: "subprocess.Popen[bytes]") -> None:
        status = process.wait()
        if self.ending:
            return
        print(f"The background worker ended by itself (status {status}); it is started again.", file=sys.stderr)
        time.sleep(RESTART_SECONDS)
        if not self.ending:
            self.start()


def main(words: list[str]) -> int:
    """`serve`, or `run`: the demonstration first, then serve."""
    options = _options(words)
    address, port = options.address, options.port
    if told := port_trouble(address, port):
        print(told, file=sys.stderr)
        return 1
    os.environ.setdefault("DANVAN_SITE_ADDRESS", f"http://{address}:{port}")
    os.environ["DANVAN_SERVED_BY"] = str(os.getpid())
    before = ["demo"] if words[0] == "run" else ["prepare", "--check"]
    status = subprocess.call([sys.executable, "-m", "danvan.project", *before])  # noqa: S603  # own program
    return status or serve(address, port, options.workers)


def serve(address: str, port: int, workers: int) -> int:
    """Blocks until SIGINT or SIGTERM; 0 when it was asked to end."""
    server = Granian(
        "danvan.project.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=int(os.environ.get("DANVAN_WEB_THREADS", "8")),
        backlog=512,
        respawn_failed_workers=True,
        workers_kill_timeout=ENDING_SECONDS,
        websockets=False,
        log_enabled=os.environ.get("DANVAN_LOG_LEVEL") == "DEBUG",
    )
    worker = Worker()
    server.on_startup(worker.start)
    server.on_shutdown(worker.end)
    threading.Thread(target=_tell_when_ready, args=(address, port), daemon=True).start()
    try:
        server.serve()
    finally:
        worker.end()
    return 0


def port_trouble(address: str, port: int) -> str:
    """Why nothing can listen there, in one sentence; empty when it can."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((address, port))
            attempt.listen(1)
        except PermissionError:
            return f"Port {port} needs more rights: choose one above 1023, for example PORT=8000."
        except OverflowError:
            return f"{port} is no port: choose one between 1024 and 65535."
        except OSError:
            return (
                f"Port {port} is taken: end the program that uses it, or choose another, for example PORT={port + 1}."
            )
    return ""


def live_as_child() -> None:
    """In a process of the tree: Ctrl-C reaches it through its parent only, and it ends when the parent is gone.

    Both signals at once, one from the terminal and one from the parent, make a web process hang.
    """
    parent = os.environ.get("DANVAN_SERVED_BY")
    if not parent:
        return
    os.setpgid(0, 0)
    # What it inherited by fork are the parent's handlers; until it has its own, SIGTERM ends it.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        import ctypes

        # SIGKILL: a softer signal can be lost while a process starts, and what was not committed is redone anyway.
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != int(parent):
        sys.exit("The process that started this one is gone.")


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"danvan {words[0]}", description=__doc__)
    parser.add_argument("--address", default=os.environ.get("DANVAN_ADDRESS", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"))
    default = os.environ.get("DANVAN_WEB_WORKERS") or str(min(2, os.cpu_count() or 1))
    parser.add_argument("--workers", type=int, default=default, help="web processes")
    return parser.parse_args(words[1:])


def _tell_when_ready(address: str, port: int) -> None:
    host = "127.0.0.1" if address in {"0.0.0.0", "::"} else address  # noqa: S104  # compared, not listened on
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    for _ in range(240):
        with contextlib.suppress(OSError):
            request = urllib.request.Request(f"{url}/healthz", headers={"Host": f"127.0.0.1:{port}"})  # noqa: S310
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310  # http to this machine
                break
        time.sleep(0.25)
    print(f"\nDân Vận: {url}\nCtrl-C ends it.\n", flush=True)

"""A kept article against the bare server: `.venv/bin/python bench/news.py` (wrk must be on the path).

The same server with the same workers answers "hello" and then a demonstration article, in turn, so that both meet the
same machine; the ratio of the medians decides.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, SECONDS = 5, 3
LEAST = 0.25
SAME = ("--workers", "1", "--blocking-threads", "8")
HELLO = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "5")])
    return [b"hello"]
"""


def main() -> None:
    if not shutil.which("wrk"):
        raise SystemExit("wrk is not on the path (Debian: apt-get install wrk).")
    with tempfile.TemporaryDirectory(prefix="danvan-bench-") as scratch:
        Path(scratch, "hello.py").write_text(HELLO)
        environment = os.environ | {"DANVAN_VAR": f"{scratch}/var", "DANVAN_LOG_LEVEL": "WARNING"}
        subprocess.run([sys.executable, "-m", "danvan.project", "demo"], cwd=ROOT, env=environment, check=True)
        bare = server(
            ["granian", "--interface", "wsgi", "--port", "8471", *SAME, "hello:application"], environment, scratch
        )
        site = server(["danvan", "serve", "--port", "8472", "--workers", "1"], environment, ROOT)
        try:
            compare("http://127.0.0.1:8471/", article("http://127.0.0.1:8472"))
        finally:
            for process in (bare, site):
                process.terminate()
                process.wait(30)


def server(command: list[str], environment: dict[str, str], folder: str | Path) -> "subprocess.Popen[bytes]":
    binary = Path(sys.executable).with_name(command[0])
    return subprocess.Popen([binary, *command[1:]], cwd=folder, env=environment, stdout=subprocess.DEVNULL)


def article(site: str) -> str:
    """The address of the first article of the front page, once the site answers."""
    for _ in range(120):
        try:
            page = urllib.request.urlopen(f"{site}/tin-tuc/", timeout=20).read().decode()
            break
        except OSError:
            time.sleep(1)
    else:
        raise SystemExit("The site did not answer.")
    found = re.search(r'href="(/tin-tuc/[a-z-]+/[^"/]+/)"', page)
    if not found:
        raise SystemExit("No article on the front page.")
    return site + found.group(1)


def compare(hello: str, page: str) -> None:
    rates: dict[str, list[float]] = {hello: [], page: []}
    worst: dict[str, list[float]] = {hello: [], page: []}
    for _ in range(ROUNDS):
        for address in (hello, page):
            rate, p99 = wrk(address)
            rates[address].append(rate)
            worst[address].append(p99)
    bare, kept = statistics.median(rates[hello]), statistics.median(rates[page])
    print(f"{page}\nbare server {bare:.0f}/s p99 {max(worst[hello]):.1f} ms")
    print(f"kept article {kept:.0f}/s p99 {max(worst[page]):.1f} ms")
    print(f"ratio {kept / bare:.2f} (at least {LEAST}){'' if kept / bare >= LEAST else '  below'}")


def wrk(address: str) -> tuple[float, float]:
    """(requests a second, p99 in ms)."""
    command = ["wrk", "-t1", "-c8", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: br", address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    if not rate or not slow:
        raise SystemExit(told)
    return float(rate.group(1)), float(slow.group(1)) * {"us": 0.001, "ms": 1, "s": 1000}[slow.group(2)]


if __name__ == "__main__":
    main()

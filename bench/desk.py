"""Each page of the desk with 1,000 and with 100,000 petitions: queries, p50, p99, and the ratio of the two p50.

`.venv/bin/python bench/desk.py [sqlite|postgres] [--keep FOLDER]`. Two scratch cities are filled and asked in turn,
page by page, so that both meet the same machine. Times are those of the whole answer inside one process.
"""

import argparse
import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SIZES = (1_000, 100_000)
ROUNDS = 31
MOST = 1.5
#: name, who asks (code of a demonstration account, "" a visitor), address.
PAGES = (
    ("my work, receiver", "tiepnhan", "/ban-lam-viec/viec-cua-toi/"),
    ("my work, head", "lanhdao", "/ban-lam-viec/viec-cua-toi/"),
    ("unit list", "tiepnhan", "/ban-lam-viec/don-thu/"),
    ("unit list, all states", "tiepnhan", "/ban-lam-viec/don-thu/?state=all"),
    ("unit list, late", "tiepnhan", "/ban-lam-viec/don-thu/?due=late"),
    ("unit list, to sign, unread", "lanhdao", "/ban-lam-viec/don-thu/?answer=signature&unread=on"),
    ("unit search", "tiepnhan", "/ban-lam-viec/don-thu/?q=nap+cong+vo"),
    ("petition", "tiepnhan", "/ban-lam-viec/don-thu/{reference}/"),
    ("head", "lanhdao", "/ban-lam-viec/lanh-dao/"),
    ("Monday sheet", "lanhdao", "/ban-lam-viec/lanh-dao/thu-hai/"),
    ("coordinator", "dieuphoi", "/ban-lam-viec/dieu-phoi/"),
    ("city list", "dieuphoi", "/ban-lam-viec/don-thu/"),
    ("city list, all states", "dieuphoi", "/ban-lam-viec/don-thu/?state=all"),
    ("city search, common words", "dieuphoi", "/ban-lam-viec/don-thu/?q=nap+cong+vo"),
    ("city search, a reference", "dieuphoi", "/ban-lam-viec/don-thu/?q={reference}"),
    ("city search, nothing", "dieuphoi", "/ban-lam-viec/don-thu/?q=khong+co+tu+nay"),
    ("public list", "", "/kien-nghi/"),
    ("public search", "", "/kien-nghi/?q=nap+cong"),
    ("ward tiles", "", "/kien-nghi/theo-phuong/"),
    ("figures, not kept", "", "/so-lieu/"),
    ("figures of a ward, not kept", "", "/so-lieu/?don-vi=ubnd-phuong-nghia-do"),
    ("a figure by unit, not kept", "", "/so-lieu/petitions.on_time/?theo=don-vi"),
)


class Worker:
    """One scratch city in a process of its own, answering one page at a time."""

    program = __file__

    def __init__(self, size: int, environment: dict[str, str]) -> None:
        command = [sys.executable, self.program, "--serve", str(size)]
        env = {**os.environ, **environment, "DANVAN_MODE": "test", "DJANGO_SETTINGS_MODULE": "danvan.project.settings"}
        self.process = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.size = size

    def ask(self, **order: str) -> dict[str, float]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"The city of {self.size} ended.")
        return json.loads(line)

    def end(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(30)


def serve(size: int) -> None:
    """Fill when empty, then answer orders from standard input."""
    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    from bench.desk_city import WARD, build
    from danvan.accounts.models import User
    from danvan.petitions.models import Petition

    if "danvan_petitions_petition" not in connection.introspection.table_names() or not Petition.objects.exists():
        build(size)

    reference = Petition.objects.filter(unit__slug=WARD, state="accepted").order_by("due_at").first().reference  # type: ignore[union-attr]
    clients: dict[str, Client] = {}
    counted: list[str] = []

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        counted.append(sql)
        return execute(sql, params, many, context)

    for line in sys.stdin:
        order = json.loads(line)
        who = order["who"]
        if who not in clients:
            clients[who] = Client()
            if who:
                clients[who].force_login(User.objects.get(code=who))
        if order["page"].startswith("/so-lieu/"):
            cache.clear()
        path = order["page"].format(reference=reference)
        counted.clear()
        began = time.perf_counter()
        if order.get("count"):
            with connection.execute_wrapper(count):
                answer = clients[who].get(path)
        else:
            answer = clients[who].get(path)
        ms = (time.perf_counter() - began) * 1000
        print(json.dumps({"ms": ms, "status": answer.status_code, "queries": len(counted)}), flush=True)


def cities(kind: str, folder: Path, worker: type[Worker] = Worker) -> list[Worker]:
    """The two workers, on databases of their own."""
    if kind == "sqlite":
        return [worker(size, {"DANVAN_VAR": str(_folder(folder, size))}) for size in SIZES]
    import psycopg

    from tests.postgres import start_throwaway_server

    url = start_throwaway_server()
    found = []
    for size in SIZES:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"CREATE DATABASE city_{size}")
        address = url.replace("/postgres?", f"/city_{size}?")
        found.append(worker(size, {"DANVAN_VAR": str(_folder(folder, size)), "DANVAN_DATABASE_URL": address}))
    return found


def _folder(folder: Path, size: int) -> Path:
    place = folder / str(size)
    place.mkdir(parents=True, exist_ok=True)
    return place


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("kind", nargs="?", choices=("sqlite", "postgres"), default="sqlite")
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--serve", type=int)
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    if given.serve:
        serve(given.serve)
        return
    with tempfile.TemporaryDirectory(prefix="danvan-bench-") as scratch:
        workers = cities(given.kind, given.keep or Path(scratch))
        print(f"{given.kind}: {'page':30} queries   p50 1k   p99 1k | queries p50 100k p99 100k | ratio")
        for name, who, page in PAGES:
            if given.only in name:
                report(workers, name, who, page)
        for worker in workers:
            worker.end()


def report(workers: list[Worker], name: str, who: str, page: str) -> None:
    """One line: both cities asked in turn."""
    first = [worker.ask(who=who, page=page) for worker in workers]
    if {answer["status"] for answer in first} != {200}:
        print(f"{name:40} answered {[int(answer['status']) for answer in first]}", flush=True)
        return
    queries = [int(worker.ask(who=who, page=page, count="1")["queries"]) for worker in workers]
    times: list[list[float]] = [[], []]
    for _ in range(ROUNDS):
        for worker, found in zip(workers, times, strict=True):
            found.append(worker.ask(who=who, page=page)["ms"])
    (small, large), (small_worst, large_worst) = map(statistics.median, times), map(max, times)
    ratio = large / small
    mark = "" if ratio <= MOST else "  above"
    print(
        f"{name:40} {queries[0]:5} {small:8.1f} {small_worst:8.1f} | {queries[1]:7} {large:8.1f} {large_worst:8.1f} "
        f"| {ratio:5.2f}{mark}",
        flush=True,
    )


if __name__ == "__main__":
    main()

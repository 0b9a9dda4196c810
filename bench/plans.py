"""Each page of a plan with 1,000 and with 100,000 tasks in one tree: queries, p50, p99, and the ratio of the two p50.

`.venv/bin/python bench/plans.py [sqlite|postgres] [--keep FOLDER] [--only WORDS]`. As bench/desk.py: two scratch cities
asked in turn, times of the whole answer inside one process. Beside the pages: one report rolled up through the tree,
and the reading of a plan of sixty pages.
"""

import argparse
import json
import logging
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.desk import Worker, cities, report  # noqa: E402  # the path is known only now

DESK = "/ban-lam-viec/ke-hoach"
PLAN = DESK + "/kh-do-toc-do"
UNIT = "ubnd-phuong-nghia-do"
#: name, who asks (code of a demonstration account, "" a visitor), address; "fragment:" as a script asks.
PAGES = (
    ("open a plan", "dieuphoi", f"{PLAN}/"),
    ("open a group", "dieuphoi", f"{PLAN}/?mo=g{{group}}"),
    ("open a node", "dieuphoi", f"{PLAN}/?mo={{node}}"),
    ("open a node, as a script", "dieuphoi", f"fragment:{PLAN}/?mo={{node}}"),
    ("filter by unit and late", "dieuphoi", f"{PLAN}/?unit={UNIT}&show=late"),
    ("filter by late", "dieuphoi", f"{PLAN}/?show=late"),
    ("filter by at risk", "dieuphoi", f"{PLAN}/?show=risk"),
    ("filter by state", "dieuphoi", f"{PLAN}/?state=under_way"),
    ("filter by done", "dieuphoi", f"{PLAN}/?state=done"),
    ("filter by silent", "dieuphoi", f"{PLAN}/?show=silent"),
    ("words, common", "dieuphoi", f"{PLAN}/?q=niem+yet"),
    ("words, nothing", "dieuphoi", f"{PLAN}/?q=khong+co+viec+nay"),
    ("Gantt chart", "dieuphoi", f"{PLAN}/so-do/"),
    ("board", "dieuphoi", f"{PLAN}/bang/"),
    ("calendar", "dieuphoi", f"{PLAN}/lich/"),
    ("follow-up", "dieuphoi", f"{DESK}/theo-doi/"),
    ("follow-up, counted anew", "dieuphoi", f"fresh:{DESK}/theo-doi/"),
    ("follow-up list", "dieuphoi", f"{DESK}/theo-doi/nhiem-vu/?show=late"),
    ("sheet by unit", "dieuphoi", f"{DESK}/theo-doi/theo-don-vi/"),
    ("page of a unit", "lanhdao", f"{DESK}/don-vi/{UNIT}/"),
    ("unit, late", "lanhdao", f"{DESK}/don-vi/{UNIT}/?show=late"),
    ("a task", "lanhdao", "/ban-lam-viec/nhiem-vu/{task}/"),
    ("my tasks", "lanhdao", "/ban-lam-viec/nhiem-vu/"),
    ("plans in public", "", "/ke-hoach/"),
    ("a plan in public", "", "/ke-hoach/kh-do-toc-do/"),
    ("one report rolled up", "", "roll:"),
)
LONG_PAGES, MOST_SECONDS = 60, 10


class PlansWorker(Worker):
    """One city with its plan."""

    program = __file__


def serve(size: int) -> None:
    """Fill when empty, then answer orders from standard input."""
    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    city = City(size)
    counted: list[str] = []

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        counted.append(sql)
        return execute(sql, params, many, context)

    for line in sys.stdin:
        order = json.loads(line)
        client = city.client(order["who"])
        if order["page"].startswith("fresh:"):
            cache.clear()
        counted.clear()
        began = time.perf_counter()
        with connection.execute_wrapper(count) if order.get("count") else nullcontext():
            status = city.answer(client, order["page"])
        ms = (time.perf_counter() - began) * 1000
        print(json.dumps({"ms": ms, "status": status, "queries": len(counted)}), flush=True)


class City:
    """One filled database and whoever asks it."""

    def __init__(self, size: int) -> None:
        from django.db import connection

        from bench.plans_city import CHILDREN, SLUG, build
        from danvan.plans.models import Plan, Task

        tables = connection.introspection.table_names()
        if "danvan_plans_plan" not in tables or not Plan.objects.filter(slug=SLUG).exists():
            build(size)
        tasks = Task.objects.filter(plan__slug=SLUG).order_by("path")
        node = tasks.filter(depth=1)[0]
        assert node.parts <= CHILDREN
        task = tasks.open().filter(unit__slug=UNIT, depth=2, state="under_way")[0]
        self.names = {"group": node.group_id, "node": node.pk, "task": task.pk}
        self.clients: dict[str, Any] = {}

    def client(self, who: str) -> Any:
        from django.test import Client

        from danvan.accounts.models import User

        if who not in self.clients:
            self.clients[who] = Client()
            if who:
                self.clients[who].force_login(User.objects.get(code=who))
        return self.clients[who]

    def answer(self, client: Any, page: str) -> int:
        kind, _, path = page.rpartition(":")
        if kind == "roll":
            return _roll(self.names["task"])
        headers = {"HX-Request": "true"} if kind == "fragment" else {}
        return int(client.get(path.format(**self.names), headers=headers).status_code)


def _roll(task_id: int) -> int:
    """What a report does to the tree: lock, change, carry upwards."""
    from django.db import transaction

    from danvan.plans.placing import lock_task
    from danvan.plans.rolling import roll_up

    with transaction.atomic(durable=True):
        task = lock_task(task_id)
        task.percent = (task.percent + 7) % 90
        task.save(update_fields=["percent"])
        roll_up(task)
    return 200


def read_long_plan() -> None:
    """A plan of sixty pages as text: read into a draft for review; nothing is stored."""
    from bench.plans_paper import paper
    from danvan.plans.reading.reader import read_plan

    content = paper(LONG_PAGES)
    began = time.perf_counter()
    plan = read_plan(content)
    seconds = time.perf_counter() - began
    mark = "" if seconds <= MOST_SECONDS else "  above"
    print(
        f"reading a plan of {LONG_PAGES} pages: {seconds:.1f} s, {len(plan.groups)} groups, {plan.task_count} tasks "
        f"(at most {MOST_SECONDS} s){mark}",
        flush=True,
    )


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
        workers = cities(given.kind, given.keep or Path(scratch), PlansWorker)
        print(f"{given.kind}: {'page':30} queries   p50 1k   p99 1k | queries p50 100k p99 100k | ratio")
        for name, who, page in PAGES:
            if given.only in name:
                report(workers, name, who, page)
        for worker in workers:
            worker.end()
    if not given.only:
        read_long_plan()


if __name__ == "__main__":
    main()

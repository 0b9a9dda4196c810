"""Queries and time of each main page of an installation: `.venv/bin/python bench/pages.py` after `danvan demo`.

Times are ratios to the health page of the same run: machines differ, ratios less so. Reads only.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.project.settings")

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client

from danvan.accounts.models import User
from danvan.petitions.models import Petition

ROUNDS = 15
PUBLIC = (
    "/",
    "/kien-nghi/gui/",
    "/tra-cuu/",
    "/tinh-han/",
    "/quy-tac/",
    "/van-ban/",
    "/don-vi/",
    "/phuong-cu/?q=truc+bach",
)
DESK = ("/ban-lam-viec/", "/ban-lam-viec/don-thu/", "/ban-lam-viec/don-thu/{reference}/", "/ban-lam-viec/thong-bao/")


def measure(client: Client, path: str) -> tuple[int, float, float]:
    """(queries, p50 ms, p99 ms) of a page already visited once."""
    client.get(path)
    queries: list[str] = []

    def count(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    return len(queries), statistics.median(times), max(times)


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    visitor, officer = Client(), Client()
    officer.force_login(User.objects.get(code="tiepnhan"))
    reference = Petition.objects.filter(unit__slug="ubnd-phuong-nghia-do").first().reference
    _, floor, _ = measure(visitor, "/healthz")
    print(f"{'page':44} queries  p50/healthz  p99/healthz")
    for client, paths in ((visitor, PUBLIC), (officer, DESK)):
        for path in paths:
            queries, middle, worst = measure(client, path.format(reference=reference))
            print(f"{path:44} {queries:7}  {middle / floor:11.1f}  {worst / floor:11.1f}")


if __name__ == "__main__":
    main()

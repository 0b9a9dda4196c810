"""How long a plan of sixty and of three hundred pages takes to read: `.venv/bin/python bench/plan_reading.py`.

Processor time of this process, the best of a few rounds: machines differ, and others work beside it.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from danvan.plans.reading import letters, marks
from danvan.plans.reading.reader import read_plan
from tests.plans.reading.word import long_plan

ROUNDS = 3
PAGES = (60, 300)


def seconds(content: bytes) -> float:
    """The best of a few rounds, each with empty memories."""
    best = float("inf")
    for _ in range(ROUNDS):
        letters.plain.cache_clear()
        marks.mark_of.cache_clear()
        started = time.process_time()
        read_plan(content)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    for pages in PAGES:
        content = long_plan(pages)
        tasks = read_plan(content).task_count
        print(f"{pages:4} pages, {len(content) // 1024:4} KB, {tasks:5} tasks: {seconds(content):.2f} s")


if __name__ == "__main__":
    main()

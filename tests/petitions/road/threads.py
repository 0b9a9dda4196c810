"""Several people at one moment: each in a thread and a connection of his own, let go together."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

PATIENCE = 60


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run all at one moment; per act its result, or the exception it ended with."""
    ready = threading.Barrier(len(acts), timeout=PATIENCE)
    results: list[Any] = [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            ready.wait()
            results[place] = act()
        except Exception as problem:
            results[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "two of them wait for each other"
    return results


def refusals(results: Sequence[Any]) -> list[Exception]:
    """The acts that were refused."""
    return [one for one in results if isinstance(one, Exception)]

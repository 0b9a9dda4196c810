"""`danvan work`: the background worker alone, for a city that runs it in a process of its own."""

import os
import signal
import socket
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.project.background import Rounds
from danvan.project.serving import live_as_child


class Command(BaseCommand):
    help = "Do background work: recurring jobs and queued tasks, until told to end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=2.0, help="seconds between two rounds")
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        live_as_child()
        ending = threading.Event()
        if not options["once"]:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: ending.set())
        rounds = Rounds(f"{socket.gethostname()[:40]}-{os.getpid()}")
        rounds.once(timezone.now())
        while not options["once"] and not ending.wait(options["interval"]):
            rounds.once(timezone.now())

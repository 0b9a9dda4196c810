"""`danvan demo`: the demonstration city in an installation that is not in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from danvan.project import demo, preparing
from danvan.project.demo_steps import do_once


class Command(BaseCommand):
    help = "Prepare, make the demonstration city once, print its accounts."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("Production has no demonstration: its data would stand among real cases.")
        preparing.prepare(self.stdout.write)
        for step in demo.STEPS:
            if do_once(step):
                self.stdout.write(f"Demonstration: {step.__name__} …")
        self._print_accounts()

    def _print_accounts(self) -> None:
        if not demo.ACCOUNTS:
            return
        self.stdout.write(f"\nDemonstration accounts (sign in at {reverse(settings.LOGIN_URL)}):")
        wide = max(len(account.role) for account in demo.ACCOUNTS)
        long = max(len(account.code) for account in demo.ACCOUNTS)
        for account in demo.ACCOUNTS:
            self.stdout.write(f"  {account.role.ljust(wide)}   {account.code.ljust(long)}   {account.password}")

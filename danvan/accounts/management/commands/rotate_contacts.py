"""danvan rotate_contacts: after a new first line in var/keys/data or var/keys/index, seal everything with it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.accounts.actions.rotate_contacts import rotate_contacts
from danvan.accounts.actions.rotate_second_factors import rotate_second_factors
from danvan.events.actors import JobActor

BY = JobActor("accounts.rotate_contacts")


class Command(BaseCommand):
    help = "Seal every citizen's identity and every second factor with the newest keys; may be repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        while done := rotate_contacts(by=BY, at=timezone.now()):
            total += done
        factors, last = 0, 0
        while True:
            done, last = rotate_second_factors(by=BY, at=timezone.now(), after=last)
            if not done:
                break
            factors += done
        self.stdout.write(f"{total} identities and {factors} second factors sealed anew.")
        self.stdout.write("Everything is sealed with the newest keys; older lines may leave var/keys.")

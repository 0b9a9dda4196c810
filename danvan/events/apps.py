from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EventsConfig(AppConfig):
    name = "danvan.events"
    label = "danvan_events"

    def ready(self) -> None:
        from danvan.events import append_only, checks, guards, jobs, menus  # noqa: F401  # they register themselves

        # Django sends this once all migrations ran, whatever they did to the tables.
        post_migrate.connect(append_only.install_after_migrate, sender=self)

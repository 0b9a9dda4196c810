from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class EventsConfig(AppConfig):
    name = "danvan.events"
    label = "danvan_events"

    def ready(self) -> None:
        from danvan.events import append_only, checks, guards, jobs, menus  # noqa: F401  # they register themselves

        # Every process knows every kind of event: a timeline reads events whose action it never imported.
        autodiscover_modules("events")
        # Django sends this once all migrations ran, whatever they did to the tables.
        post_migrate.connect(append_only.install_after_migrate, sender=self)

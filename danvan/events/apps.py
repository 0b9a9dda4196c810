from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "danvan.events"
    label = "danvan_events"

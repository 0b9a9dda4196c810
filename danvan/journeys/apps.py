from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "danvan.journeys"
    label = "danvan_journeys"

    def ready(self) -> None:
        from danvan.journeys.panels import comment_petition  # noqa: F401  # registers itself

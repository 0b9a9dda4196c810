from django.apps import AppConfig


class LegislationConfig(AppConfig):
    name = "danvan.legislation"
    label = "danvan_legislation"

    def ready(self) -> None:
        from danvan.legislation import menus  # noqa: F401  # the entries register themselves

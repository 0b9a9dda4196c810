from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "danvan.portal"
    label = "danvan_portal"

    def ready(self) -> None:
        from danvan.portal import menus  # noqa: F401  # registers

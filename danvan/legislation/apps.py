from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegislationConfig(AppConfig):
    name = "danvan.legislation"
    label = "danvan_legislation"

    def ready(self) -> None:
        from danvan.ui.menus import MenuEntry, register

        register(MenuEntry("public", _("Documents"), "legislation-library", order=70))

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeasuresConfig(AppConfig):
    name = "danvan.measures"
    label = "danvan_measures"

    def ready(self) -> None:
        from danvan.ui.menus import MenuEntry, register

        register(MenuEntry("public", _("Public figures"), "measures-figures", order=80))

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "danvan.ui"
    label = "danvan_ui"

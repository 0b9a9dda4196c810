from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    name = "danvan.references"
    label = "danvan_references"

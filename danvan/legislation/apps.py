from django.apps import AppConfig


class LegislationConfig(AppConfig):
    name = "danvan.legislation"
    label = "danvan_legislation"

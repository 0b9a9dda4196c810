from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "danvan.measures"
    label = "danvan_measures"

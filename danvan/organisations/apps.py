from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "danvan.organisations"
    label = "danvan_organisations"

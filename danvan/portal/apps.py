from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "danvan.portal"
    label = "danvan_portal"

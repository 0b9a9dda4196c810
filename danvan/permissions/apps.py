from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    name = "danvan.permissions"
    label = "danvan_permissions"

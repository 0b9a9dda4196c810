from django.apps import AppConfig


class AccessLogConfig(AppConfig):
    name = "danvan.access_log"
    label = "danvan_access_log"

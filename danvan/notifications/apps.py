from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "danvan.notifications"
    label = "danvan_notifications"

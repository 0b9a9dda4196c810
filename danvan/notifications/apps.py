from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "danvan.notifications"
    label = "danvan_notifications"

    def ready(self) -> None:
        from danvan.notifications import jobs, menus, samples  # noqa: F401  # jobs: registers the periodic work

        menus.offer()
        samples.offer()

from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "danvan.deadlines"
    label = "danvan_deadlines"

    def ready(self) -> None:
        from danvan.deadlines import jobs, menus, standing  # noqa: F401  # they register themselves

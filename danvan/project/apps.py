from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "danvan.project"
    label = "danvan_project"

    def ready(self) -> None:
        from danvan.project import demo_steps, jobs  # noqa: F401  # they register their event and their recurring work

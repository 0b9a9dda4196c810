from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "danvan.discussions"
    label = "danvan_discussions"

    def ready(self) -> None:
        from danvan.discussions import measures, menus  # noqa: F401  # each registers itself
        from danvan.discussions.jobs import retention, waiting  # noqa: F401

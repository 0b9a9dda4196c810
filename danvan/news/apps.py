"""News: articles written, approved and published with Wagtail; who read what must be known."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "danvan.news"
    label = "danvan_news"
    verbose_name = "news"

    def ready(self) -> None:
        """Menu entries, and what publishing records."""
        from danvan.discussions.subjects import register
        from danvan.news import choosers, jobs, menus, notices, wagtail_hooks  # noqa: F401  # Wagtail loads hooks late
        from danvan.news.measures import dissemination  # noqa: F401
        from danvan.news.panels import home, required  # noqa: F401
        from danvan.news.queries.commenting import COMMENTABLE, KIND
        from danvan.news.subscribers import pictures, questions  # noqa: F401

        choosers.install()
        register(KIND, COMMENTABLE)

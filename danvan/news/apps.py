"""News: articles written, approved and published with Wagtail; who read what must be known."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "danvan.news"
    label = "danvan_news"
    verbose_name = "news"

    def ready(self) -> None:
        """Menu entries, and what publishing records."""
        from danvan.news import menus  # noqa: F401

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "danvan.journeys"
    label = "danvan_journeys"

    def ready(self) -> None:
        from danvan.journeys.events.comment_petition import CommentBecamePetition
        from danvan.journeys.panels import comment_petition  # noqa: F401  # registers itself
        from danvan.news.edition import watch

        # A published comment that became a petition is no longer read under its article.
        watch(CommentBecamePetition)

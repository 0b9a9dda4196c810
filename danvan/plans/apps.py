from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "danvan.plans"
    label = "danvan_plans"

    def ready(self) -> None:
        from danvan.attachments.owners import register_owner
        from danvan.discussions.subjects import register as takes_comments
        from danvan.plans import menus, notices  # noqa: F401  # registers itself, as each below
        from danvan.plans.jobs import figures as _figures  # noqa: F401
        from danvan.plans.jobs import periods as _periods  # noqa: F401
        from danvan.plans.jobs import reminders as _reminders  # noqa: F401
        from danvan.plans.measures import tasks as _tasks  # noqa: F401
        from danvan.plans.models import IndicatorValue, ProgressReport
        from danvan.plans.panels import home as _home  # noqa: F401
        from danvan.plans.panels import indicators as _indicators  # noqa: F401
        from danvan.plans.panels import looking as _looking  # noqa: F401
        from danvan.plans.panels import progress as _progress  # noqa: F401
        from danvan.plans.panels import standing as _standing  # noqa: F401
        from danvan.plans.panels import ways as _ways  # noqa: F401
        from danvan.plans.panels import working as _working  # noqa: F401
        from danvan.plans.queries.commenting import COMMENTABLE, KIND
        from danvan.plans.rules.indicators import MAY_SEE_FIGURES
        from danvan.plans.rules.working import MAY_SEE_REPORT
        from danvan.plans.subscribers import changing as _changing  # noqa: F401
        from danvan.plans.subscribers import telling as _telling  # noqa: F401

        register_owner(IndicatorValue, MAY_SEE_FIGURES)
        register_owner(ProgressReport, MAY_SEE_REPORT)
        takes_comments(KIND, COMMENTABLE)

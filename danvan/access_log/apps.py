from django.apps import AppConfig


class AccessLogConfig(AppConfig):
    name = "danvan.access_log"
    label = "danvan_access_log"

    def ready(self) -> None:
        from danvan.access_log import jobs  # noqa: F401  # registers itself
        from danvan.access_log.models import AccessRecord, AccessRemoval
        from danvan.events.append_only import append_only

        append_only(
            AccessRecord,
            delete_if="EXISTS (SELECT 1 FROM danvan_access_log_accessremoval r WHERE OLD.at < r.before)",
        )
        append_only(AccessRemoval)

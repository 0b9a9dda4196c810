from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "danvan.attachments"
    label = "danvan_attachments"

    def ready(self) -> None:
        from danvan.attachments import jobs  # noqa: F401  # registers the sweep

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "danvan.attachments"
    label = "danvan_attachments"

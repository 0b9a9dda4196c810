"""Files of cases, and files of forms not yet sent."""

from danvan.attachments.models.attachment import Attachment
from danvan.attachments.models.staged_file import StagedFile

__all__ = ["Attachment", "StagedFile"]

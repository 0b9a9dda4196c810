"""Mail to be sent, notices at the desk, and what each person wants."""

from danvan.notifications.models.mail import Mail
from danvan.notifications.models.notice import Notice
from danvan.notifications.models.preference import Preference

__all__ = ["Mail", "Notice", "Preference"]

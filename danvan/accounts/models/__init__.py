"""People who sign in, and the encrypted identity of citizens."""

from danvan.accounts.models.contact import Contact
from danvan.accounts.models.user import User

__all__ = ["Contact", "User"]

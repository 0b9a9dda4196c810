"""People who sign in, and the encrypted identity of citizens."""

from danvan.accounts.models.user import User

__all__ = ["User"]

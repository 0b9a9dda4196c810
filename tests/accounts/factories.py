"""People and contacts for tests."""

from typing import Any

from danvan.accounts.contacts import save_contact
from danvan.accounts.models import Contact, User

PASSWORD = "mot cau dai de nho 7"


def make_user(code: str = "cb001", *, full_name: str = "Lê Minh Châu", email: str = "", **fields: Any) -> User:
    """A person who signs in with PASSWORD."""
    user = User.objects.create_user(code, full_name=full_name, email=email, password=PASSWORD)
    for name, value in fields.items():
        setattr(user, name, value)
    if fields:
        user.save()
    return user


def make_contact(**typed: str) -> Contact:
    """A citizen's identity."""
    return save_contact(**{"name": "Nguyễn Thị Ễ Ượng", "phone": "0912 345 641", **typed})

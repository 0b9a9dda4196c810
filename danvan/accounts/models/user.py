"""Staff who sign in. Citizens need no account.

Retention: never removed while an event names the person; leaving is `is_active = False`.
"""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, name_sort_key, normalise_line


class UserManager(BaseUserManager["User"]):
    def create_user(self, code: str, *, full_name: str, email: str = "", password: str | None = None) -> "User":
        """A person who can sign in; without `password` none works until one is set."""
        user = self.model(code=code.lower(), full_name=full_name, email=self.normalize_email(email).lower() or None)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, code: str | None) -> "User":
        return self.get(code=(code or "").lower())


class User(AbstractBaseUser, PermissionsMixin):
    """One person, one name field; a Vietnamese list sorts by given name."""

    code = models.CharField(_("staff code"), max_length=40, unique=True)
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    full_name = models.CharField(_("full name"), max_length=120)
    folded_name = models.CharField(max_length=120, editable=False, db_index=True)
    sort_name = models.CharField(max_length=500, editable=False, db_index=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "code"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        ordering = ("sort_name",)

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name = normalise_line(self.full_name)
        self.folded_name = fold(self.full_name)
        self.sort_name = name_sort_key(self.full_name)
        super().save(*args, **kwargs)

"""Who administers the installation: lower floors ask here, the floor that knows roles answers."""

from collections.abc import Callable
from datetime import date
from typing import Any

AdministratorTest = Callable[[Any, date], bool]
_TESTS: list[AdministratorTest] = []


def register_administrator_test(test: AdministratorTest) -> AdministratorTest:
    """Let `test(user, on)` open the pages of administrators too; called from an `AppConfig.ready`."""
    if test not in _TESTS:
        _TESTS.append(test)
    return test


def is_administrator(user: Any, *, on: date) -> bool:
    """True for an active member of staff, and for whoever a registered test names on that day."""
    if not getattr(user, "is_active", False):
        return False
    return bool(getattr(user, "is_staff", False)) or any(test(user, on) for test in _TESTS)

"""Who writes, who approves, who reads what is not yet published."""

from collections.abc import Callable
from datetime import date
from typing import Any

from danvan.organisations.models import Role
from danvan.organisations.queries import unit_ids_of
from danvan.permissions.rule import Rule

WRITERS = (Role.WRITER,)
EDITORS = (Role.EDITOR,)


def _holds(roles: tuple[Role, ...]) -> Callable[..., bool]:
    def holds(actor: Any, obj: Any = None, *, on: date) -> bool:
        return bool(unit_ids_of(actor, on=on, roles=roles))

    return holds


_writes, _edits = _holds(WRITERS + EDITORS), _holds(EDITORS)

#: Opens `/cms/`: Wagtail decides there by page, from groups mirrored from these roles.
MAY_WRITE_NEWS = Rule("news.write", enters=_writes, allows=_writes)
MAY_PUBLISH_NEWS = Rule("news.publish", enters=_edits, allows=_edits)

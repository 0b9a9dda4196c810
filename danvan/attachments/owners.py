"""Whose file it is decides who may open it: each area registers its owner classes with the Rule that opens them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest

from danvan.attachments.models import Attachment
from danvan.permissions.rule import Rule

Public = Callable[[Any, Attachment], bool]
Holder = Callable[[HttpRequest, Attachment], bool]


def nobody(_one: Any, _two: Any) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class OwnerClass:
    """How one class of owners answers for its files."""

    model: type[models.Model]
    rule: Rule
    public: Public
    holder: Holder


@dataclass(frozen=True, slots=True)
class Opening:
    """A file this request may see: to whom it belongs, and whether anybody may see it."""

    attachment: Attachment
    owner: models.Model
    public: bool
    by_rule: bool


_OWNERS: dict[str, OwnerClass] = {}


def register_owner(model: type[models.Model], rule: Rule, *, public: Public = nobody, allows: Holder = nobody) -> None:
    """Let files belong to `model`; called from the area's `AppConfig.ready`.

    rule: staff who may open the owner may open its files, by the rights of that day.
    public(owner, attachment): anybody may see this file (published and approved).
    allows(request, attachment): this visitor proved otherwise that the case is theirs (holder of a tracking link).
    """
    _OWNERS[model._meta.label_lower] = OwnerClass(model, rule, public, allows)


def opening(attachment: Attachment, request: HttpRequest, *, on: date) -> Opening | None:
    """How this request may open the file, or None when it may not be told that the file exists."""
    known = _OWNERS.get(attachment.subject_type)
    owner = known.model._base_manager.filter(pk=attachment.subject_id).first() if known else None
    if known is None or owner is None:
        return None
    public = known.public(owner, attachment)
    if public:
        return Opening(attachment, owner, public=True, by_rule=False)
    if request.user.is_authenticated and known.rule.allows(request.user, owner, on=on):
        return Opening(attachment, owner, public=False, by_rule=True)
    if known.holder(request, attachment):
        return Opening(attachment, owner, public=False, by_rule=False)
    return None

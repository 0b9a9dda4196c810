"""Kinds of notices: registered by the area that gives them, so that people can choose among them by name."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """key: stable ("petitions.to_receive"). label: for the preferences. sentence: msgid, filled with codes.

    by_mail: whether it is also mailed to who never chose.
    """

    key: str
    label: "str | Promise"
    sentence: str
    by_mail: bool = False


_KINDS: dict[str, NoticeKind] = {}


def register_notice(kind: NoticeKind) -> None:
    """Offer a kind of notice; called from the area's `AppConfig.ready`."""
    _KINDS[kind.key] = kind


def kind_of_notice(key: str) -> NoticeKind:
    """The kind as registered; one whose area has left the house stays readable as its code."""
    return _KINDS.get(key) or NoticeKind(key, key, key)


def is_known(key: str) -> bool:
    return key in _KINDS


def notice_kinds() -> list[NoticeKind]:
    """Every kind of notice, in the order of its key."""
    return [_KINDS[key] for key in sorted(_KINDS)]

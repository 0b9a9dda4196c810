"""The fields of law that rule keys belong to, for headings and choices."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOPICS: dict[str, Promise] = {
    "pakn": _("Feedback and proposals"),
    "petition": _("Letters and petitions"),
    "kn": _("Complaints"),
    "tc": _("Denunciations"),
    "reception": _("Reception of citizens"),
    "dialogue": _("Dialogue"),
    "publicity": _("Publicity at the grassroots"),
    "dossier": _("Administrative procedures"),
    "privacy": _("Personal data"),
}
OTHER = _("Other")


def topic_of(key: str) -> Promise:
    """ "kn.first.complex" belongs to complaints."""
    return TOPICS.get(key.partition(".")[0], OTHER)


def place_of(key: str) -> tuple[int, str]:
    """Sort key: topics in the order above, keys inside."""
    prefix = key.partition(".")[0]
    names = list(TOPICS)
    return (names.index(prefix) if prefix in names else len(names)), key

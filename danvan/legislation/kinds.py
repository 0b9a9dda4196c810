"""Kinds of documents by the law's own names, and the words by which people look for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a document is; the order is that of legal force."""

    CONSTITUTION = "constitution", _("Constitution")
    CODE = "code", _("Code")
    LAW = "law", _("Law")
    RESOLUTION = "resolution", _("Resolution")
    DECREE = "decree", _("Decree")
    CIRCULAR = "circular", _("Circular")
    DECISION = "decision", _("Decision")
    DIRECTIVE = "directive", _("Directive")
    STANDARD = "standard", _("Technical regulation")
    PLAN = "plan", _("Plan")
    PROGRAMME = "programme", _("Programme")
    LETTER = "letter", _("Official letter")
    CONCLUSION = "conclusion", _("Conclusion (Party)")
    PARTY_RULE = "party_rule", _("Regulation (Party)")
    SERVICE = "service", _("Service standard of the city")


# Cited by name: "Luật Khiếu nại số …"; every other kind is cited by kind and number.
CITED_BY_NAME = frozenset({Kind.CONSTITUTION, Kind.CODE, Kind.LAW})

# Folded words and usual abbreviations: "nghi dinh 31", "nd 31".
SEARCH_WORDS: dict[str, str] = {
    Kind.CONSTITUTION: "hien phap hp",
    Kind.CODE: "bo luat",
    Kind.LAW: "luat",
    Kind.RESOLUTION: "nghi quyet nq",
    Kind.DECREE: "nghi dinh nd",
    Kind.CIRCULAR: "thong tu tt",
    Kind.DECISION: "quyet dinh qd",
    Kind.DIRECTIVE: "chi thi ct",
    Kind.STANDARD: "quy chuan qcvn",
    Kind.PLAN: "ke hoach kh",
    Kind.PROGRAMME: "chuong trinh ctr",
    Kind.LETTER: "cong van cv",
    Kind.CONCLUSION: "ket luan kl",
    Kind.PARTY_RULE: "quy dinh qdi",
    Kind.SERVICE: "tieu chuan phuc vu",
}

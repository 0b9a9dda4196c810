"""An article (điều), a part of a plan or an annex of a document; number "" stands for the document as a whole."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise, normalise_line
from danvan.legislation.models.document import Document
from danvan.legislation.models.validity import Validity, not_out_of_force, validity

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def position_of(number: str) -> int:
    """The place of "27a" among its kind: 27, of "IV": 4; the whole (no number) comes first."""
    digits = re.match(r"\d{1,6}", number)
    if digits:
        return int(digits.group())
    return _roman(number) if number and set(number) <= set(_ROMAN) else 0


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number] + [0]
    return sum(-a if a < b else a for a, b in pairwise(values))


class Sort(models.TextChoices):
    """What a numbered piece of a document is called; the order is that in which they stand."""

    ARTICLE = "article", _("article")
    PART = "part", _("part")
    ATTACHED = "attached", _("article of the attached text")
    ANNEX = "annex", _("annex")


_NAMED = {
    Sort.ARTICLE: _("Article %(number)s"),
    Sort.PART: _("Part %(number)s"),
    Sort.ATTACHED: _("Attached text, Article %(number)s"),
    Sort.ANNEX: _("Annex %(number)s"),
}
_ANCHOR = {Sort.ARTICLE: "dieu", Sort.PART: "muc", Sort.ATTACHED: "kem-dieu", Sort.ANNEX: "phu-luc"}
_APART = 100_000  # articles, then the attached text, then annexes


class ArticleQuerySet(models.QuerySet["Article"]):
    def in_force(self, on: date) -> "ArticleQuerySet":
        """Articles that neither their own days nor their document's take out of force."""
        issued = (
            Q(document__in_force_from__isnull=False)
            | Q(document__issued_on__isnull=True)
            | Q(document__issued_on__lte=on)
        )
        return self.filter(not_out_of_force(on, "", "document__"), issued)


class Article(models.Model):
    """One article with its own days where an amendment gave it some.

    Retention: with its document, for ever.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="articles")
    sort = models.CharField(_("kind of piece"), max_length=10, choices=Sort.choices, default=Sort.ARTICLE)
    number = models.CharField(_("article"), max_length=12, blank=True)
    chapter = models.CharField(_("chapter"), max_length=400, blank=True)
    section = models.CharField(_("section"), max_length=400, blank=True)
    heading = models.CharField(_("heading"), max_length=400, blank=True)
    text = models.TextField(_("text"), blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("last day in force"), null=True, blank=True)
    position = models.PositiveIntegerField(editable=False, default=0)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("position", "number")
        constraints = [
            models.UniqueConstraint(fields=["document", "sort", "number"], name="one_article_of_a_number"),
            models.CheckConstraint(
                name="article_ends_after_it_begins",
                condition=Q(in_force_from__isnull=True)
                | Q(in_force_to__isnull=True)
                | Q(in_force_to__gte=F("in_force_from")),
                violation_error_message=_("The last day in force lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.number}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Bring every text to its stored form and compute the place in the document."""
        self.number = normalise_line(self.number)
        self.chapter, self.section = normalise_line(self.chapter), normalise_line(self.section)
        self.heading = normalise_line(self.heading)
        self.text = normalise(self.text)
        self.position = position_of(self.number) + _APART * max(Sort.values.index(self.sort) - 1, 0)

    @property
    def named(self) -> str:
        """ "Article 5", "Part II"; "" for the document as a whole."""
        if not self.number:
            return str(_("Attached text")) if self.sort == Sort.ATTACHED else ""
        return str(_NAMED[Sort(self.sort)]) % {"number": self.number}

    @property
    def anchor(self) -> str:
        if not self.number:
            return "kem-theo" if self.sort == Sort.ATTACHED else ""
        return f"{_ANCHOR[Sort(self.sort)]}-{self.number}"

    def validity(self, on: date) -> Validity:
        whole = self.document.validity(on)
        if whole not in {Validity.IN_FORCE, Validity.UNKNOWN} or not (self.in_force_from or self.in_force_to):
            return whole
        return validity(self.in_force_from or self.document.first_day, self.in_force_to, on=on)

    def in_force(self, on: date) -> bool:
        return self.validity(on) in {Validity.IN_FORCE, Validity.UNKNOWN}

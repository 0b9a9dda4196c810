"""An article (điều) of a document; number "" stands for the document as a whole."""

import re
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise, normalise_line
from danvan.legislation.models.document import Document
from danvan.legislation.models.validity import Validity, not_out_of_force, validity


def position_of(number: str) -> int:
    """The place of "27a" among its kind: 27; the whole (no number) comes first."""
    digits = re.match(r"\d{1,6}", number)
    return int(digits.group()) if digits else 0


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
    number = models.CharField(_("article"), max_length=12, blank=True)
    heading = models.CharField(_("heading"), max_length=400, blank=True)
    text = models.TextField(_("text"), blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("last day in force"), null=True, blank=True)
    position = models.PositiveIntegerField(editable=False, default=0)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("position", "number")
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_article_of_a_number"),
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
        self.number = normalise_line(self.number)
        self.heading = normalise_line(self.heading)
        self.text = normalise(self.text)
        self.position = position_of(self.number)
        super().save(*args, **kwargs)

    @property
    def anchor(self) -> str:
        return f"dieu-{self.number}" if self.number else ""

    def validity(self, on: date) -> Validity:
        whole = self.document.validity(on)
        if whole not in {Validity.IN_FORCE, Validity.UNKNOWN} or not (self.in_force_from or self.in_force_to):
            return whole
        return validity(self.in_force_from or self.document.first_day, self.in_force_to, on=on)

    def in_force(self, on: date) -> bool:
        return self.validity(on) in {Validity.IN_FORCE, Validity.UNKNOWN}

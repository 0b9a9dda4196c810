"""A clause (khoản): what every legal basis in the system points at; number "" is the article as a whole."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise, normalise_line
from danvan.legislation.models.article import Article, position_of
from danvan.legislation.models.validity import Validity, not_out_of_force


class ClauseQuerySet(models.QuerySet["Clause"]):
    def in_force(self, on: date) -> "ClauseQuerySet":
        """Clauses whose article and document are in force on that day."""
        issued = (
            Q(article__document__in_force_from__isnull=False)
            | Q(article__document__issued_on__isnull=True)
            | Q(article__document__issued_on__lte=on)
        )
        return self.filter(not_out_of_force(on, "article__", "article__document__"), issued)

    def to_cite(self) -> "ClauseQuerySet":
        """With all that `cite()` reads, in the same query."""
        return self.select_related("article__document")


class Clause(models.Model):
    """One clause; it lives and ends with its article.

    Retention: with its document, for ever.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="clauses")
    number = models.CharField(_("clause"), max_length=12, blank=True)
    text = models.TextField(_("text"), blank=True)
    position = models.PositiveIntegerField(editable=False, default=0)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ("position", "number")
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_clause_of_a_number")]

    def __str__(self) -> str:
        return self.cite()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Bring the text to its stored form and compute the place in the article."""
        self.number = normalise_line(self.number)
        self.text = normalise(self.text)
        self.position = position_of(self.number)

    def cite(self) -> str:
        """The citation in the reader's language: "Luật Khiếu nại số 02/2011/QH13, Điều 27, khoản 1"."""
        parts = [self.article.document.name]
        if self.article.number:
            parts.append(self.article.named)
        if self.number:
            parts.append(gettext("clause %(number)s") % {"number": self.number})
        return ", ".join(parts)

    @property
    def anchor(self) -> str:
        if not self.number:
            return self.article.anchor
        return f"{self.article.anchor or 'van-ban'}-khoan-{self.number}"

    def validity(self, on: date) -> Validity:
        return self.article.validity(on)

    def in_force(self, on: date) -> bool:
        return self.article.in_force(on)

    def get_absolute_url(self) -> str:
        page = self.article.document.get_absolute_url()
        return f"{page}#{self.anchor}" if self.anchor else page

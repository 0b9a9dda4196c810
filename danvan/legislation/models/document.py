"""A legal document: what it is, who issued it, and on which days it is law."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, normalise, normalise_line, sort_key
from danvan.legislation.kinds import CITED_BY_NAME, SEARCH_WORDS, Kind
from danvan.legislation.models.validity import Validity, not_out_of_force, validity

# Words of the desk's own addresses beside the short names of documents.
RESERVED = frozenset({"them", "nhap", "sap-het-hieu-luc"})
SEPARATOR = " · "  # between the pages of `source`


class DocumentQuerySet(models.QuerySet["Document"]):
    def in_force(self, on: date) -> "DocumentQuerySet":
        """Documents that nothing known takes out of force on that day."""
        issued = Q(in_force_from__isnull=False) | Q(issued_on__isnull=True) | Q(issued_on__lte=on)
        return self.filter(not_out_of_force(on, ""), issued)

    def matching(self, words: str) -> "DocumentQuerySet":
        """Documents that hold each of these words, typed with or without tones."""
        found = self
        for word in fold(words).split()[:8]:
            found = found.filter(folded__contains=word)
        return found


class Document(models.Model):
    """A law, decree, decision or letter that something in this system rests on.

    `title` is the official name where it was read; `subject` says in our words what the document is about.
    `whole_text` means that every article stands here, not only the places that something rests on.
    `verified` means that number, dates and title as shown were read in a public page named in `source`.
    Retention: kept for ever; a law that has ended is still the law of its days.
    """

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, db_index=True)
    number = models.CharField(_("number and sign"), max_length=60, blank=True)
    title = models.CharField(_("official title"), max_length=400, blank=True)
    subject = models.CharField(_("what it is about"), max_length=400, blank=True)
    issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    signer_office = models.CharField(_("office of the signer"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, db_index=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("last day in force"), null=True, blank=True)
    whole_text = models.BooleanField(_("all articles of the published text are here"), default=False)
    verified = models.BooleanField(_("checked against a public source"), default=False)
    source = models.CharField(_("source"), max_length=600, blank=True)
    remark = models.CharField(_("what is not sure yet"), max_length=400, blank=True)
    folded = models.TextField(editable=False)
    sort_title = models.CharField(max_length=2500, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = (F("year").desc(nulls_last=True), "slug")
        verbose_name = _("legal document")
        constraints = [
            models.CheckConstraint(
                name="document_ends_after_it_begins",
                condition=Q(in_force_from__isnull=True)
                | Q(in_force_to__isnull=True)
                | Q(in_force_to__gte=F("in_force_from")),
                violation_error_message=_("The last day in force lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """Bring every text to its stored form and compute what is searched and sorted."""
        for field in ("number", "title", "subject", "issuer", "signer", "signer_office", "source"):
            setattr(self, field, normalise_line(getattr(self, field)))
        self.remark = normalise(self.remark)
        words = (SEARCH_WORDS.get(self.kind, ""), self.number, self.title, self.subject, self.issuer)
        self.folded = fold(" ".join(words))
        self.sort_title = sort_key(self.title or self.subject or self.number)[:2500]

    @property
    def cited_by_name(self) -> bool:
        return self.kind in CITED_BY_NAME and bool(self.title)

    @property
    def name(self) -> str:
        """As a citation begins: "Luật Khiếu nại số 02/2011/QH13", "Nghị định số 31/2019/NĐ-CP"."""
        first = self.title if self.cited_by_name else str(Kind(self.kind).label)
        if self.number:
            return gettext("%(name)s No. %(number)s") % {"name": first, "number": self.number}
        return first if self.cited_by_name or not self.year else f"{first} {self.year}"

    @property
    def about(self) -> str:
        """What stands beside the name: our words where the name says the title already or no title was read."""
        return self.subject if self.cited_by_name or not self.title else self.title

    @property
    def sources(self) -> list[str]:
        """The pages where it was read."""
        return [page for page in self.source.split(SEPARATOR) if page]

    @property
    def first_day(self) -> date | None:
        """The first day in force as far as known: the day of issue stands in for an unknown one."""
        return self.in_force_from or self.issued_on

    def validity(self, on: date) -> Validity:
        return validity(self.first_day, self.in_force_to, on=on)

    def in_force(self, on: date) -> bool:
        """False only where a known day takes it out of force."""
        return self.validity(on) in {Validity.IN_FORCE, Validity.UNKNOWN}

    def get_absolute_url(self) -> str:
        return reverse("legislation-document", args=[self.slug])

"""Numbers of the law as data: value, unit, days of validity, and the clause that says so."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.terms import Term
from danvan.language import fold, normalise_line
from danvan.legislation.models import Clause


class LegalRuleQuerySet(models.QuerySet["LegalRule"]):
    def on(self, day: date) -> "LegalRuleQuerySet":
        """The versions in force on `day`."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def terms(self) -> "LegalRuleQuerySet":
        """Rules that give a date to count to."""
        return self.filter(kind=LegalRule.Kind.TERM, unit__in=LegalRule.COUNTED)

    def with_basis(self) -> "LegalRuleQuerySet":
        """With the clause and its document, so that citing it asks nothing more."""
        return self.select_related("clause__article__document")


class LegalRule(models.Model):
    """One version of one rule. A case keeps the version of the day it was received.

    Retention: kept for ever; a version ends, it is never removed.
    """

    class Kind(models.TextChoices):
        TERM = "term", _("term after an event")
        NOTICE = "notice", _("notice before an event")
        FREQUENCY = "frequency", _("frequency")
        THRESHOLD = "threshold", _("threshold")

    class Unit(models.TextChoices):
        WORKING_DAYS = "wd", _("working days")
        DAYS = "d", _("days")
        WORKING_HOURS = "wh", _("working hours")
        HOURS = "h", _("consecutive hours")
        MONTHS = "m", _("months")
        YEARS = "y", _("years")
        PER_WEEK = "per_week", _("days a week")
        PER_MONTH = "per_month", _("days a month")
        PER_YEAR = "per_year", _("times a year")
        PERCENT = "percent", _("percent")
        PEOPLE = "people", _("people")
        TIMES = "times", _("times")

    COUNTED = ("wd", "d", "wh")

    key = models.CharField(_("key"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.TERM)
    label = models.CharField(_("name in Vietnamese"), max_length=200)
    label_en = models.CharField(_("name in English"), max_length=200)
    folded = models.CharField(max_length=500, editable=False)
    value = models.PositiveIntegerField(_("value"))
    unit = models.CharField(_("unit"), max_length=10, choices=Unit.choices)
    most_extensions = models.PositiveSmallIntegerField(_("extensions allowed"), default=0)
    most_extended = models.PositiveIntegerField(_("extended by at most"), default=0)
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force to"), null=True, blank=True)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="+", verbose_name=_("legal basis"))
    verified = models.BooleanField(_("verified"), default=False)
    note = models.CharField(_("note in Vietnamese"), max_length=400, blank=True)
    note_en = models.CharField(_("note in English"), max_length=400, blank=True)

    objects = LegalRuleQuerySet.as_manager()

    class Meta:
        ordering = ("key", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="one_rule_version_begins_on_a_day"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(valid_to__isnull=True), name="one_rule_version_is_open"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="rule_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(value__gte=1), name="rule_has_a_value"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.value}{self.unit} {self.valid_from:%Y-%m-%d}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.tidy()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    def tidy(self) -> None:
        """Bring the texts to their stored form and compute what is searched."""
        self.label, self.label_en = normalise_line(self.label), normalise_line(self.label_en)
        self.note, self.note_en = normalise_line(self.note), normalise_line(self.note_en)
        self.folded = fold(f"{self.label} {self.label_en} {self.key}")[:500]

    @property
    def name(self) -> str:
        """The label in the reader's language."""
        return self.label if (get_language() or "vi").startswith("vi") else self.label_en

    @property
    def remark(self) -> str:
        """The note in the reader's language."""
        return self.note if (get_language() or "vi").startswith("vi") else self.note_en

    @property
    def term(self) -> Term | None:
        """The term to count, None for frequencies, thresholds and notices."""
        if self.kind != self.Kind.TERM or self.unit not in self.COUNTED:
            return None
        return Term(self.value, self.unit)  # type: ignore[arg-type]  # one of COUNTED

"""Indicators of a plan and of people's livelihood: bound to a measure, or typed with source, date and evidence."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.language import fold
from danvan.organisations.models import Unit
from danvan.plans.models.choices import Better, IndicatorPeriod, LivelihoodField
from danvan.plans.models.plan import Plan, TaskGroup


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def _fetch_all(self) -> None:
        """Rows read together know each other, so that their figures are worked out at once."""
        super()._fetch_all()
        rows: list[Any] = list(self._result_cache or ())
        found = [row for row in rows if isinstance(row, Indicator)]
        for row in found:
            row.read_together = found

    def in_force(self) -> "IndicatorQuerySet":
        return self.filter(ended_on__isnull=True)

    def on_the_board(self) -> "IndicatorQuerySet":
        """Of people's livelihood, open to everyone."""
        return self.filter(plan__isnull=True)

    def matching(self, words: str) -> "IndicatorQuerySet":
        """Whose title holds every word, tones or none; indicators are some hundreds, their titles are read."""
        wanted = fold(words).split()[:8]
        titles = self.order_by().values_list("pk", "title")
        return self.filter(pk__in=[pk for pk, title in titles if all(word in fold(title) for word in wanted)])


class Indicator(models.Model):
    """One indicator (chỉ tiêu). `measure`: key of a published measure, its figure is computed and never typed.

    Without a plan it stands on the board of people's livelihood, in its `field`. `owner`: who keeps its values.
    Retention: never removed; ended indicators stay to be read.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    group = models.ForeignKey(TaskGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators")
    field = models.CharField(_("field"), max_length=10, choices=LivelihoodField, blank=True)
    title = models.CharField(_("indicator"), max_length=300)
    definition = models.TextField(_("what is counted"), blank=True)
    unit_word = models.CharField(_("unit of the figure"), max_length=40, blank=True)
    measure = models.CharField(_("measure"), max_length=80, blank=True)
    better = models.CharField(_("direction"), max_length=4, choices=Better, default=Better.UP)
    period = models.CharField(_("period"), max_length=8, choices=IndicatorPeriod, default=IndicatorPeriod.QUARTER)
    baseline = models.DecimalField(_("baseline"), max_digits=16, decimal_places=3, null=True, blank=True)
    baseline_on = models.DateField(_("baseline of"), null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=16, decimal_places=3, null=True, blank=True)
    target_on = models.DateField(_("target by"), null=True, blank=True)
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit that keeps it"))
    illustration = models.BooleanField(_("example for illustration"), default=False)
    ended_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()

    objects = IndicatorQuerySet.as_manager()
    read_together: "list[Indicator]"

    class Meta:
        ordering = ("plan_id", "group__position", "pk")
        verbose_name = _("indicator")
        constraints = [
            models.CheckConstraint(
                name="indicator_stands_in_a_plan_or_on_the_board",
                condition=Q(plan__isnull=False, field="") | (Q(plan__isnull=True) & ~Q(field="")),
            ),
            models.CheckConstraint(
                name="livelihood_is_typed",
                condition=Q(plan__isnull=False) | Q(measure=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_typed(self) -> bool:
        return not self.measure

    def get_absolute_url(self) -> str:
        return reverse("plan-indicator", args=[self.pk])


class IndicatorValue(models.Model):
    """One typed figure of one period, for the whole city or one unit; its evidence are attachments of this row.

    A corrected figure is a new row; the latest of a period and unit counts. Retention: as long as the indicator.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    value = models.DecimalField(_("figure"), max_digits=16, decimal_places=3)
    source = models.CharField(_("source"), max_length=300)
    dated_on = models.DateField(_("date of the source"))
    link = models.URLField(_("link to the evidence"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("indicator_id", "-period_to", "unit_id", "-at", "-pk")
        verbose_name = _("figure of an indicator")
        constraints = [
            models.CheckConstraint(
                name="figure_ends_after_it_begins",
                condition=Q(period_to__gte=F("period_from")),
                violation_error_message=_("The period ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period_to}: {self.value}"

    def get_absolute_url(self) -> str:
        return self.indicator.get_absolute_url()

"""The working calendar as data: what an administrator enters when the year's days off are announced."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.calendar import SpecialDay
from danvan.language import normalise_line


class CalendarYear(models.Model):
    """Whether the days off of a year are announced; until then its dates are expected ones.

    Retention: kept for ever, old terms are explained by it.
    """

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    announced = models.BooleanField(_("announced"), default=False)
    decision = models.CharField(_("decision"), max_length=300, blank=True)

    class Meta:
        ordering = ("year",)

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that differs from its weekday: a holiday, its compensation, a swapped day and its worked Saturday.

    Retention: kept for ever, old terms are explained by it.
    """

    class Reason(models.TextChoices):
        HOLIDAY = "holiday", _("holiday")
        COMPENSATION = "compensation", _("day off in lieu")
        SWAP = "swap", _("swapped day")
        OTHER = "other", _("other decision")

    class Occasion(models.TextChoices):
        NEW_YEAR = "new_year", _("New Year")
        TET = "tet", _("Lunar New Year (Tết)")
        HUNG_KINGS = "hung_kings", _("Hùng Kings’ Commemoration Day")
        REUNIFICATION = "reunification", _("Reunification Day (30/4)")
        LABOUR = "labour", _("Labour Day (1/5)")
        NATIONAL = "national_day", _("National Day (2/9)")
        CULTURE = "culture", _("Vietnam Culture Day (24/11)")

    day = models.DateField(_("day"), unique=True)
    worked = models.BooleanField(_("worked"), default=False)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason.choices)
    occasion = models.CharField(_("occasion"), max_length=16, choices=Occasion.choices, blank=True)
    pair = models.DateField(_("swapped with"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    decision = models.CharField(_("decision"), max_length=300)
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        ordering = ("day",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason__in=("holiday", "compensation")) | ~Q(occasion=""), name="a_holiday_has_an_occasion"
            ),
            models.CheckConstraint(condition=~Q(reason="swap") | Q(pair__isnull=False), name="a_swap_names_its_pair"),
            models.CheckConstraint(condition=~Q(decision=""), name="a_special_day_has_a_decision"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {'worked' if self.worked else 'off'} {self.code}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.name, self.decision = normalise_line(self.name), normalise_line(self.decision)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    @property
    def code(self) -> str:
        """The reason as explanations store it."""
        detail = {"swap": self.pair.isoformat() if self.pair else "", "other": self.name}
        return f"{self.reason}:{detail.get(self.reason, self.occasion)}"

    def as_special_day(self) -> SpecialDay:
        """The fact without its row."""
        return SpecialDay(self.day, self.worked, self.code)


class CalendarEdition(models.Model):
    """One state of the calendar; each change makes a new one, and clocks of an older one are computed anew.

    Retention: kept for ever; a clock names the edition it was computed with.
    """

    # A random token, because numbers start again in a restored or emptied database.
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.pk)

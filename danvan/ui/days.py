"""Days and moments as a sentence says them: "thứ Năm, 17/9/2026", "thứ Năm, 17/9/2026, 9:12"."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import pgettext_lazy

WEEKDAYS = (
    pgettext_lazy("inside a sentence", "Monday"),
    pgettext_lazy("inside a sentence", "Tuesday"),
    pgettext_lazy("inside a sentence", "Wednesday"),
    pgettext_lazy("inside a sentence", "Thursday"),
    pgettext_lazy("inside a sentence", "Friday"),
    pgettext_lazy("inside a sentence", "Saturday"),
    pgettext_lazy("inside a sentence", "Sunday"),
)


def local(value: date | datetime) -> date | datetime:
    """An aware moment in the city's own time; anything else as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def day_words(value: date | datetime) -> str:
    """The day with its weekday."""
    day = local(value)
    return f"{WEEKDAYS[day.weekday()]}, {date_format(day, 'DATE_FORMAT')}"


def moment_words(value: date | datetime) -> str:
    """The day with its weekday, and the time when there is one."""
    moment = local(value)
    words = day_words(moment)
    return f"{words}, {time_format(moment, 'TIME_FORMAT')}" if isinstance(moment, datetime) else words


def capital(words: str) -> str:
    """The first letter large, the rest untouched."""
    return words[:1].upper() + words[1:]

"""The fields that forms about petitions share: typed lines and texts, points, moments, topics."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise, normalise_line
from danvan.petitions.models import Topic
from danvan.ui.selects import PlainSelect

LONGEST_TEXT = 10_000
# Points outside the country are slips of the hand: latitude and longitude exchanged, a comma lost.
COUNTRY = ((Decimal(8), Decimal(24)), (Decimal(102), Decimal(110)))


class LineField(forms.CharField):
    """One line of typed text, normalised; too long is said before anything else is done with it."""

    def to_python(self, value: Any) -> str:
        return normalise_line(super().to_python(value) or "")


class TextField(forms.CharField):
    """Several lines of typed text, normalised."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value) or "")


class PointField(forms.CharField):
    """A place as "21.03780, 105.83410"; cleans to (latitude, longitude) or (None, None)."""

    def clean(self, value: Any) -> tuple[Decimal | None, Decimal | None]:
        text = super().clean(value)
        if not text:
            return None, None
        try:
            latitude, longitude = (Decimal(part.strip()) for part in text.split(","))
        except (InvalidOperation, ValueError):
            raise forms.ValidationError(_("Write the point as two numbers, for example 21.03780, 105.83410.")) from None
        for number, (low, high) in zip((latitude, longitude), COUNTRY, strict=True):
            if not number.is_finite() or not low <= number <= high:
                raise forms.ValidationError(_("This point is not in Việt Nam. Check the two numbers."))
        return round(latitude, 5), round(longitude, 5)


class TopicField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Topics under their branch."""

    def __init__(self, **kwargs: Any) -> None:
        offered = Topic.objects.offered().filter(parent__isnull=False)
        super().__init__(queryset=offered, to_field_name="slug", widget=PlainSelect, **kwargs)
        self.iterator = _Branches


class _Branches(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]  # as above
    def __iter__(self) -> Iterator[Any]:
        yield ("", _("Choose a topic"))
        branches: dict[Topic, list[Any]] = {}
        for topic in self.queryset:
            branches.setdefault(topic.parent, []).append(self.choice(topic))
        for branch, choices in branches.items():
            yield (str(branch), choices)


class MomentField(forms.DateTimeField):
    """Day and hour, as the browser's own widget sends them or as people type them."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%H:%M, %d/%m/%Y"])
        super().__init__(**kwargs)

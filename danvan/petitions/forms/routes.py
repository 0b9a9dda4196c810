"""The table of competence: one line by hand, many from a file."""

import csv
import io
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, normalise_line
from danvan.organisations.forms import WardField
from danvan.organisations.models import Territory, Unit
from danvan.organisations.queries import handling_units, territories_today
from danvan.petitions.actions.set_route import Line
from danvan.petitions.forms.fields import LineField
from danvan.petitions.models import Topic

LARGEST_FILE = 1024 * 1024
MOST_LINES = 5_000
MOST_SAID = 20
COLUMNS = 3


class TopicOrBranchField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A branch of the tree or one of its topics."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Topic.objects.offered(), to_field_name="slug", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"– {obj}" if obj.parent_id else str(obj)


class RouteForm(forms.Form):
    """One line: topic, place, unit."""

    topic = TopicOrBranchField(label=_("Topic"), empty_label=_("Choose a topic or a whole field"))
    territory = WardField(label=_("Ward or commune"), required=False, empty_label=_("The whole city"), help_text="")
    unit_name = LineField(
        label=_("Unit"),
        max_length=160,
        help_text=_("Write a part of the name and choose from the list."),
        widget=forms.TextInput(attrs={"list": "unit-names", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["territory"].use_day(on)  # type: ignore[attr-defined]  # a WardField
        self.units = list(handling_units(on))

    @property
    def unit_names(self) -> list[str]:
        """For the list under the name field."""
        return [unit.name for unit in self.units]

    def clean_unit_name(self) -> Unit:
        typed = fold(self.cleaned_data["unit_name"])
        found = [unit for unit in self.units if fold(unit.name) == typed]
        if len(found) != 1:
            raise forms.ValidationError(gettext("No unit of today has this name. Choose one from the list."))
        return found[0]

    @property
    def line(self) -> Line:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Line(data["topic"], data["territory"], data["unit_name"])


class RouteFileForm(forms.Form):
    """A file with the columns of the list; every row is right, or nothing is taken."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_(
            "The columns of “Download CSV”: topic, ward (empty: the whole city), unit; by code or by name. Lines that "
            "stand already stay; none is removed."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: Any, on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_file(self) -> list[Line]:
        rows = _rows_of(self.cleaned_data["file"])
        reader = _Reader(self.on)
        lines = [line for number, row in rows if (line := reader.read(number, row))]
        if reader.errors:
            raise forms.ValidationError(reader.errors[:MOST_SAID])
        if not lines:
            raise forms.ValidationError(gettext("The file has no line below its headings."))
        return lines


class _Reader:
    """Rows to lines; what is wrong is said row by row."""

    def __init__(self, on: Any) -> None:
        self.errors: list[str] = []
        self._topics = _by_name((t, (t.slug, t.name_vi, t.name_en)) for t in Topic.objects.offered())
        self._places = _by_name((t, (t.slug, t.full_name)) for t in territories_today(on))
        self._units = _by_name((u, (u.slug, u.name)) for u in handling_units(on))

    def read(self, number: int, row: list[str]) -> Line | None:
        if len(row) < COLUMNS:
            self.errors.append(
                gettext("Row %(number)s: it needs three columns, topic, ward, unit.") % {"number": number}
            )
            return None
        topic = self._find(self._topics, row[0], number, gettext("no topic “%(said)s”"))
        place = self._place(row[1], number)
        unit = self._find(self._units, row[2], number, gettext("no unit of today “%(said)s”"))
        known = topic is not None and unit is not None and (place is not None or _is_city(row[1]))
        return Line(topic, place, unit) if known else None

    def _place(self, typed: str, number: int) -> Territory | None:
        if _is_city(typed):
            return None
        found: Territory | None = self._find(self._places, typed, number, gettext("no ward of today “%(said)s”"))
        return found

    def _find(self, known: dict[str, Any], typed: str, number: int, problem: str) -> Any:
        found = known.get(fold(normalise_line(_plain(typed))))
        if found is None:
            said = problem % {"said": normalise_line(typed)[:60]}
            self.errors.append(gettext("Row %(number)s: %(problem)s.") % {"number": number, "problem": said})
        return found


def _rows_of(file: "UploadedFile[Any]") -> list[tuple[int, list[str]]]:
    """Rows below the heading with their number in the file; comma or semicolon between the columns."""
    if (file.size or 0) > LARGEST_FILE:
        raise forms.ValidationError(gettext("The file is larger than 1 MB. Send it in parts."))
    try:
        text = file.read().decode("utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise forms.ValidationError(gettext("This is not a CSV file in UTF-8. Save it anew as “CSV UTF-8”.")) from None
    if len(rows) > MOST_LINES:
        raise forms.ValidationError(gettext("The file has more than 5,000 rows. Send it in parts."))
    return [(number, row) for number, row in enumerate(rows, start=1) if number > 1 and any(map(str.strip, row))]


def _by_name(named: Any) -> dict[str, Any]:
    """Folded code or name -> row; a name that two rows share is no name."""
    found: dict[str, Any] = {}
    for row, names in named:
        for name in {fold(name) for name in names}:
            found[name] = row if name not in found or found[name] is row else None
    return found


def _is_city(typed: str) -> bool:
    return fold(normalise_line(typed)) in {"", fold(gettext("The whole city"))}


def _plain(typed: str) -> str:
    """Without the sign that keeps a spreadsheet from running a cell."""
    return typed.removeprefix("'")

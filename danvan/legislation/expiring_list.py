"""Documents that ended or will end, as the desk lists them."""

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Prefetch, Value, When
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from danvan.legislation.lists import document_link
from danvan.legislation.models import Document, Relation
from danvan.legislation.models.document import DocumentQuerySet
from danvan.legislation.models.relation import Deed
from danvan.legislation.standing import Group, left_without_basis
from danvan.ui.lists import Column, Filter, ListSpec, SavedView

Left = dict[int, list[Group]]
HORIZON = 24  # months: later ends are no work of today
MONTHS = (3, 6, 12, HORIZON)
VIEWS = (
    SavedView(_("All"), ""),
    SavedView(_("Leaves something without a basis"), "de-lai=co"),
    SavedView(_("Within six months"), "trong=6"),
    SavedView(_("Ended already"), "trong=0"),
)


def months_after(on: date, months: int) -> date:
    """The same day `months` later, or the last of a shorter month."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def rows(on: date) -> tuple[DocumentQuerySet, Left]:
    """Documents that end by the horizon, and what each leaves without a basis."""
    found = Document.objects.filter(in_force_to__lte=months_after(on, HORIZON))
    left = left_without_basis({pk: last for pk, last in found.values_list("pk", "in_force_to") if last is not None})
    leaving = Case(When(pk__in=left, then=Value(0)), default=Value(1), output_field=IntegerField())
    replacing = Relation.objects.filter(deed=Deed.REPLACES).select_related("newer")
    ordered = found.annotate(leaving=leaving).order_by("leaving", "-in_force_to", "slug")
    return ordered.prefetch_related(Prefetch("touched_by", queryset=replacing, to_attr="replacing")), left


def spec(on: date, left: Left) -> ListSpec:
    """The list as of one day."""
    choices = [("", _("All")), ("0", _("ended already")), *((str(n), _months(n)) for n in MONTHS)]
    leaving = [("", _("All")), ("co", _("Leaves something without a basis")), ("khong", _("Leaves nothing"))]
    return ListSpec(
        name="van-ban-het-hieu-luc",
        caption=_("Documents that ended or will end"),
        columns=(
            Column("number", _("Document"), document_link, sort="number", export=lambda row: row.name),
            Column("last", _("Last day in force"), _last, sort="in_force_to", export=lambda row: row.in_force_to),
            Column("state", _("Standing"), _state(on), export=lambda row: str(row.validity(on).label)),
            Column("newer", _("Replaced by"), _newer, export=lambda row: "; ".join(_names(row))),
            Column("left", _("Left without a basis"), _left(left), export=_left_words(left), wide=True),
        ),
        filters=(
            Filter("trong", _("Ends within"), forms.ChoiceField(choices=choices), lambda q, n: _within(q, on, int(n))),
            Filter(
                "de-lai",
                _("What it leaves"),
                forms.ChoiceField(choices=leaving),
                lambda q, answer: q.filter(pk__in=left) if answer == "co" else q.exclude(pk__in=left),
            ),
        ),
        order_words=_("those that leave something first, then by their last day"),
        empty_title=_("No document ends within two years"),
        empty_text=_("A document appears here once its last day in force is entered."),
        row_class=lambda row: "late" if row.pk in left else "",
    )


def _months(count: int) -> Any:
    return {3: _("3 months"), 6: _("6 months"), 12: _("12 months"), HORIZON: _("24 months")}[count]


def _within(found: DocumentQuerySet, on: date, months: int) -> DocumentQuerySet:
    if months == 0:
        return found.filter(in_force_to__lt=on)
    return found.filter(in_force_to__gte=on, in_force_to__lte=months_after(on, months))


def _last(document: Document) -> str:
    return date_format(document.in_force_to, "SHORT_DATE_FORMAT") if document.in_force_to else ""


def _state(on: date) -> Any:
    def tag(document: Document) -> SafeString:
        return render_to_string("legislation/standing.html", {"validity": document.validity(on)})

    return tag


def _newer(document: Any) -> SafeString:
    newer = ((relation.newer.get_absolute_url(), relation.newer.name) for relation in document.replacing)
    return format_html_join(", ", '<a href="{}">{}</a>', newer)


def _names(document: Any) -> list[str]:
    return [relation.newer.name for relation in document.replacing]


def _left(left: Left) -> Any:
    def cell(document: Document) -> str | SafeString:
        groups = left.get(document.pk, [])
        return render_to_string("legislation/desk/left.html", {"groups": groups}) if groups else "–"

    return cell


def _left_words(left: Left) -> Any:
    def words(document: Document) -> str:
        return "; ".join(f"{group.label}: {len(group.rests)}" for group in left.get(document.pk, []))

    return words

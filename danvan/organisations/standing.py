"""The mandates that rest on a clause of the law, for its page in the library; and whose texts editors may bring in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.legislation.models.clause import ClauseQuerySet
from danvan.legislation.rules import register_importer_test
from danvan.legislation.standing import Rest, stands_on
from danvan.organisations.models import Mandate, Role
from danvan.organisations.queries import unit_ids_of


def _mandates(clauses: ClauseQuerySet) -> Iterable[tuple[int, Rest]]:
    """Each function of each unit; one query."""
    rows = Mandate.objects.filter(basis__in=clauses).select_related("unit").order_by("unit__sort", "order")
    for mandate in rows:
        unit = mandate.unit
        note = f"{mandate.verb} {mandate.object}"
        url = unit.get_absolute_url()
        yield mandate.basis_id, Rest(unit.name, url, note, until=mandate.valid_to, doubtful=mandate.provisional)


@register_importer_test
def _is_editor(user: Any, on: date) -> bool:
    return bool(unit_ids_of(user, on=on, roles=[Role.EDITOR]))


stands_on("organisations.mandates", _("Mandates that rest on it"), _mandates)

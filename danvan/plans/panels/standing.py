"""The plans that rest on a document of the library, beside each of its clauses."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from danvan.legislation.models.clause import ClauseQuerySet
from danvan.legislation.standing import Rest, stands_on
from danvan.plans.models import Plan


def _plans(clauses: ClauseQuerySet) -> Iterable[tuple[int, Rest]]:
    """A plan rests on its document as a whole, so on each of its clauses; two queries."""
    places = dict(clauses.values_list("pk", "article__document_id"))
    rests: dict[int, list[Rest]] = {}
    plans = Plan.objects.issued().filter(public=True, document_id__in=set(places.values()))
    for plan in plans.order_by("-issued_on", "-pk"):
        rests.setdefault(plan.document_id or 0, []).append(Rest(plan.name, plan.public_url, until=plan.ends_on))
    for clause, document in places.items():
        for rest in rests.get(document, ()):
            yield clause, rest


stands_on("plans.plans", _("Plans that carry it out"), _plans)

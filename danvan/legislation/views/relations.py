"""What a document does to others and others to it, for administrators."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.legislation import queries
from danvan.legislation.actions.add_relation import add_relation
from danvan.legislation.actions.remove_relation import remove_relation
from danvan.legislation.errors import RelationReversed, RelationToItself
from danvan.legislation.models import Document, Relation
from danvan.legislation.review_forms import RelationForm
from danvan.legislation.rules import MAY_EDIT_LIBRARY
from danvan.permissions.views import needs


@needs(MAY_EDIT_LIBRARY)
def relations(request: HttpRequest, slug: str) -> HttpResponse:
    """The relations of one document, and a form for another."""
    document = get_object_or_404(Document, slug=slug)
    form = RelationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        newer, deed, older = form.ends(document)
        try:
            add_relation(newer.pk, deed, older.pk, by=request.user, on=timezone.localdate())
        except (RelationToItself, RelationReversed) as refused:
            form.add_error("other", _(refused.message))
        else:
            messages.success(request, _("The relation was added."))
            return redirect("legislation-relations", slug)
    does, suffers = queries.relations_of(document)
    context = {"document": document, "form": form, "does": does, "suffers": suffers}
    return render(request, "legislation/desk/relations.html", context, status=422 if form.is_bound else 200)


@needs(MAY_EDIT_LIBRARY)
def remove(request: HttpRequest, slug: str, relation: int) -> HttpResponse:
    """Ask, then take a relation back."""
    document = get_object_or_404(Document, slug=slug)
    rows = Relation.objects.select_related("newer", "older").filter(Q(newer=document) | Q(older=document))
    found = rows.filter(pk=relation).first()
    if request.method == "POST":
        if found is not None:
            remove_relation(found.pk, by=request.user, on=timezone.localdate())
            messages.success(request, _("The relation was removed."))
        return redirect("legislation-relations", slug)
    if found is None:
        return redirect("legislation-relations", slug)
    return render(request, "legislation/desk/unrelate.html", {"document": document, "relation": found})

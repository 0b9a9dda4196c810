"""How a unit answers, for its head or administrator: path, delegations, ready texts; and the sender's page to print."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.errors import DomainError
from danvan.organisations.models import Unit
from danvan.permissions.views import needs, public
from danvan.petitions.actions.end_delegation import end_delegation
from danvan.petitions.actions.grant_delegation import grant_delegation
from danvan.petitions.actions.set_path import set_path
from danvan.petitions.actions.set_template import retire_template, set_template
from danvan.petitions.forms.ready_texts import DelegationForm, PathForm, ReadyTextForm, words_of_path
from danvan.petitions.listing.ready_texts import READY_TEXTS, VIEWS, standing
from danvan.petitions.models import AnsweringPath, AnswerTemplate, SigningDelegation
from danvan.petitions.models.answering import DEFAULT_SIGN, SHORTEST_PATH
from danvan.petitions.panels.answer import addressed
from danvan.petitions.queries.finding import by_link
from danvan.petitions.rules.answering import MAY_KEEP_TEXTS, MAY_SET_ANSWERING
from danvan.petitions.rules.reading import sees_all
from danvan.petitions.views.public import secret_page
from danvan.ui.lists import wanted_export

FORM = ["GET", "HEAD", "POST"]


@public
@require_safe
def answer_print(request: HttpRequest, secret: str) -> HttpResponse:
    """The issued answers on a page made to be printed, for the holder of the link."""
    petition = by_link(secret)
    answers = addressed(petition) if petition else []
    if not answers:
        raise Http404
    context = {"petition": petition, "answers": answers, "secret": secret}
    return secret_page(render(request, "petitions/public/answer_print.html", context))


@needs(MAY_SET_ANSWERING)
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """The units this person sets, with path, sign and who signs in the head's place today."""
    on = timezone.localdate()
    units = list(MAY_SET_ANSWERING.rows(Unit.objects.on(on).in_order(), request.user, on=on))
    paths = {path.unit_id: path for path in AnsweringPath.objects.filter(unit__in=units)}
    standing_in: dict[int, list[SigningDelegation]] = {unit.pk: [] for unit in units}
    for row in SigningDelegation.objects.on(on).filter(unit__in=units).select_related("user"):
        standing_in[row.unit_id].append(row)
    shown = [
        (
            unit,
            words_of_path(path.steps if path else SHORTEST_PATH),
            path.sign if path else DEFAULT_SIGN,
            standing_in[unit.pk],
        )
        for unit, path in ((unit, paths.get(unit.pk)) for unit in units)
    ]
    return render(request, "petitions/desk/answering.html", {"units": shown})


@needs(MAY_SET_ANSWERING)
@require_http_methods(FORM)
def one_unit(request: HttpRequest, unit: str) -> HttpResponse:
    """The path and the register of one unit, and its delegations."""
    found = _unit(request, unit)
    if request.method != "POST":
        return _unit_page(request, found)
    form = PathForm(request.POST)
    if form.is_valid() and _did(form, lambda: _set_path(found, form, request)):
        messages.success(request, _("The approval steps are set."))
        return redirect("answering-unit", unit)
    return _unit_page(request, found, path=form, status=422)


@needs(MAY_SET_ANSWERING)
@require_POST
def grant(request: HttpRequest, unit: str) -> HttpResponse:
    """Enter a delegation; what was typed stays when it is refused."""
    found = _unit(request, unit)
    form = DelegationForm(request.POST)
    if form.is_valid() and _did(form, lambda: _grant(found, form, request)):
        messages.success(request, _("The delegation is entered."))
        return redirect("answering-unit", unit)
    return _unit_page(request, found, delegation=form, status=422)


@needs(MAY_SET_ANSWERING)
@require_http_methods(FORM)
def end(request: HttpRequest, unit: str, pk: int) -> HttpResponse:
    """Ask once more, then take the delegation back."""
    found = _unit(request, unit)
    row = get_object_or_404(SigningDelegation.objects.select_related("user"), unit=found, pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and _did(form, lambda: end_delegation(row.pk, by=request.user, at=timezone.now())):  # type: ignore[arg-type]  # needs() lets staff in only
        messages.success(request, _("The delegation has ended."))
        return redirect("answering-unit", unit)
    context = {"unit": found, "row": row, "form": form}
    return render(request, "petitions/desk/delegation_end.html", context, status=409 if form.is_bound else 200)


@needs(MAY_KEEP_TEXTS)
@require_safe
def texts(request: HttpRequest) -> HttpResponseBase:
    """The ready texts of the city and of the own units."""
    rows = standing(_texts(request), request.GET.get("state", ""))
    if kind := wanted_export(request):
        return READY_TEXTS.export(rows, request, kind)
    return render(request, "petitions/desk/texts.html", {"page": READY_TEXTS.page(rows, request, views=VIEWS)})


@needs(MAY_KEEP_TEXTS)
@require_http_methods(FORM)
def text_new(request: HttpRequest) -> HttpResponse:
    """A new ready text."""
    form = _text_form(request, None)
    if form.is_valid() and _did(form, lambda: _set_text(None, form, request)):
        messages.success(request, _("The text is added."))
        return redirect("answering-texts")
    context = {"form": form, "row": None, "keeps": True}
    return render(request, "petitions/desk/text.html", context, status=422 if form.is_bound else 200)


@needs(MAY_KEEP_TEXTS)
@require_http_methods(FORM)
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """One ready text: changed by who keeps it, read by the others."""
    row = get_object_or_404(_texts(request), pk=pk)
    form = _text_form(request, row)
    if form.is_valid() and _did(form, lambda: _set_text(row.pk, form, request)):
        messages.success(request, _("The text is changed."))
        return redirect("answering-texts")
    keeps = MAY_KEEP_TEXTS.allows(request.user, row, on=timezone.localdate())
    context = {"form": form, "row": row, "keeps": keeps}
    return render(request, "petitions/desk/text.html", context, status=422 if form.is_bound else 200)


@needs(MAY_KEEP_TEXTS)
@require_POST
def text_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer it no more."""
    row = get_object_or_404(_texts(request), pk=pk)
    retire_template(row.pk, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above
    messages.success(request, _("The text is retired. Answers written with it stay as they are."))
    return redirect("answering-texts")


def _unit(request: HttpRequest, slug: str) -> Unit:
    return MAY_SET_ANSWERING.get(Unit.objects.all(), request.user, on=timezone.localdate(), slug=slug)


def _texts(request: HttpRequest) -> Any:
    units = MAY_SET_ANSWERING.rows(Unit.objects.all(), request.user, on=timezone.localdate())
    rows = AnswerTemplate.objects.filter(Q(unit__isnull=True) | Q(unit__in=units))
    return rows.select_related("unit", "topic", "topic__parent")


def _text_form(request: HttpRequest, row: AnswerTemplate | None) -> ReadyTextForm:
    on = timezone.localdate()
    units = list(MAY_SET_ANSWERING.rows(Unit.objects.on(on).in_order(), request.user, on=on))
    data = request.POST if request.method == "POST" else None
    return ReadyTextForm(data, units=units, city=sees_all(request.user, on), row=row)


def _set_text(pk: int | None, form: ReadyTextForm, request: HttpRequest) -> object:
    return set_template(pk, form.ready(), by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above


def _set_path(unit: Unit, form: PathForm, request: HttpRequest) -> object:
    sign = form.cleaned_data["sign"]
    return set_path(unit.pk, steps=form.chosen, sign=sign, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above


def _grant(unit: Unit, form: DelegationForm, request: HttpRequest) -> object:
    return grant_delegation(unit.pk, form.delegation(), by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above


def _did(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; a refusal of the action is told above the form."""
    try:
        act()
    except DomainError as refused:
        form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        return False
    return True


def _unit_page(
    request: HttpRequest,
    unit: Unit,
    *,
    path: PathForm | None = None,
    delegation: DelegationForm | None = None,
    status: int = 200,
) -> HttpResponse:
    on = timezone.localdate()
    known = AnsweringPath.objects.filter(unit=unit).first()
    rows = list(SigningDelegation.objects.filter(unit=unit).select_related("user").order_by("-valid_from", "-pk"))
    stand = [row for row in rows if row.ended_on is None and row.valid_to is not None and row.valid_to >= on]
    context = {
        "unit": unit,
        "path": path or PathForm(steps=known.steps if known else None, sign=known.sign if known else ""),
        "delegation": delegation or DelegationForm(initial={"first": on}),
        "standing": stand,
        "ended": [row for row in rows if row not in stand],
    }
    return render(request, "petitions/desk/answering_unit.html", context, status=status)

"""Many comments at once: published together, or refused together for one reason."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from danvan.discussions.actions.publish import publish_comment
from danvan.discussions.actions.refuse import refuse_comment
from danvan.discussions.forms.desk import ReasonForm
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment
from danvan.discussions.queries.finding import readable
from danvan.discussions.rules import MAY_MODERATE
from danvan.errors import DomainError
from danvan.permissions.views import needs

#: As many as one page of the inbox holds.
MOST = 25


@needs(MAY_MODERATE)
@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """`viec`: "dang" publishes, "tu-choi" asks for the reason and refuses; `chon`: the comments."""
    chosen = _chosen(request)
    if not chosen:
        messages.warning(request, _("Tick the comments first, or press x on a row."))
        return redirect("comment-inbox")
    if request.POST.get("viec") == "dang":
        return _publish(request, chosen)
    form = ReasonForm(request.POST if "reason" in request.POST or "sent" in request.POST else None)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data

        def refuse(row: Comment) -> object:
            return refuse_comment(row.pk, **words, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # needs()

        done = _each(chosen, refuse)
        _tell(request, ngettext("%(n)s comment refused.", "%(n)s comments refused.", done) % {"n": done}, done)
        return redirect("comment-inbox")
    context = {"rows": chosen, "form": form}
    return render(request, "discussions/desk/refuse_many.html", context, status=422 if form.errors else 200)


def _publish(request: HttpRequest, chosen: Sequence[Comment]) -> HttpResponse:
    # A number in the text is somebody's: whether it stays is decided with the sentence before one's eyes.
    ready = [row for row in chosen if "numbers" not in {sign.code for sign in row.found_signs}]

    def show(row: Comment) -> object:
        return publish_comment(row.pk, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # needs()

    done = _each(ready, show)
    _tell(request, ngettext("%(n)s comment published.", "%(n)s comments published.", done) % {"n": done}, done)
    if left := len(chosen) - len(ready):
        words = ngettext(
            "%(n)s comment holds a phone or identity number: open it and decide whether the number is shown.",
            "%(n)s comments hold a phone or identity number: open each and decide whether the number is shown.",
            left,
        )
        messages.warning(request, words % {"n": left})
    return redirect("comment-inbox")


def _chosen(request: HttpRequest) -> list[Comment]:
    """Those ticked that wait, and that this person may decide on; anything else is left out."""
    keys = [
        int(key) for key in request.POST.getlist("chon")[:MOST] if key.isascii() and key.isdigit() and len(key) < 19
    ]
    on = timezone.localdate()
    rows = readable(request.user, on=on).filter(MAY_MODERATE.selects(request.user, on=on), pk__in=keys)
    return list(rows.filter(state=State.PENDING.value).order_by("received_at", "pk"))


def _each(rows: Sequence[Comment], act: Callable[[Comment], object]) -> int:
    """How many it was done to; one that another decided on meanwhile does not hold up the rest."""
    done = 0
    for row in rows:
        try:
            act(row)
        except DomainError:
            continue
        done += 1
    return done


def _tell(request: HttpRequest, words: str, done: int) -> None:
    if done:
        messages.success(request, words)

"""A person's own choices."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from danvan.notifications.actions.change_preferences import change_preferences
from danvan.notifications.forms import PreferencesForm
from danvan.notifications.queries import preference_of
from danvan.notifications.rules import MAY_READ_NOTICES
from danvan.permissions.views import needs


@needs(MAY_READ_NOTICES)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def preferences(request: HttpRequest) -> HttpResponse:
    """Which notices come by mail, and when."""
    form = PreferencesForm(request.POST or None, preference=preference_of(request.user))
    if request.method == "POST" and form.is_valid():
        chosen = {"kinds": [], **form.cleaned_data}
        change_preferences(by=request.user, at=timezone.now(), **chosen)
        messages.success(request, gettext("Your choices are saved."))
        return redirect("notifications-preferences")
    return render(request, "notifications/desk/preferences.html", {"form": form})

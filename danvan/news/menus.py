"""Menu entries of news."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.news.rules import MAY_WRITE_NEWS
from danvan.ui.menus import MenuEntry, register


def _may_write(request: HttpRequest) -> bool:
    return MAY_WRITE_NEWS.enters(request.user, on=timezone.localdate())


register(MenuEntry("public", _("News"), "news-front", order=18))
register(MenuEntry("desk", _("News desk"), "wagtailadmin_home", order=60, visible=_may_write))

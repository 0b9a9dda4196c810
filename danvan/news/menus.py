"""Menu entries of news."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.news.pages.required import how_many_wait
from danvan.news.rules import MAY_READ_SENT, MAY_SEE_COVERAGE, MAY_WRITE_NEWS
from danvan.ui.menus import MenuEntry, register


def _may_write(request: HttpRequest) -> bool:
    return MAY_WRITE_NEWS.enters(request.user, on=timezone.localdate())


def _may_read(request: HttpRequest) -> bool:
    return MAY_READ_SENT.enters(request.user, on=timezone.localdate())


def _may_see_coverage(request: HttpRequest) -> bool:
    return MAY_SEE_COVERAGE.enters(request.user, on=timezone.localdate())


def _wait(request: HttpRequest) -> int:
    return how_many_wait(request.user)


register(MenuEntry("public", _("News"), "news-front", order=18))
register(MenuEntry("desk", _("Newsroom"), "news-room", order=60, visible=_may_write))
register(MenuEntry("desk", _("To read"), "news-reading", order=50, visible=_may_read, count=_wait))
register(MenuEntry("desk", _("Disseminations"), "news-disseminations", order=55, visible=_may_see_coverage))

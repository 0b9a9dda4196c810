"""Menu entries of petitions."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.permissions.rule import Rule
from danvan.petitions.queries.leading import to_sign
from danvan.petitions.queries.overseeing import disputed, overseen
from danvan.petitions.queries.work import how_many_duties
from danvan.petitions.rules.answering import MAY_KEEP_TEXTS, MAY_SET_ANSWERING
from danvan.petitions.rules.overseeing import MAY_COORDINATE, MAY_LEAD
from danvan.petitions.rules.reading import MAY_READ
from danvan.petitions.rules.screening import MAY_KEEP_ROUTES
from danvan.ui.menus import MenuEntry, register


def _enters(rule: Rule, request: HttpRequest) -> bool:
    return rule.enters(request.user, on=timezone.localdate())


def _may_read(request: HttpRequest) -> bool:
    return _enters(MAY_READ, request)


def _may_lead(request: HttpRequest) -> bool:
    return _enters(MAY_LEAD, request)


def _may_coordinate(request: HttpRequest) -> bool:
    return _enters(MAY_COORDINATE, request)


def _may_set_answering(request: HttpRequest) -> bool:
    return _enters(MAY_SET_ANSWERING, request)


def _may_keep_texts(request: HttpRequest) -> bool:
    return _enters(MAY_KEEP_TEXTS, request)


def _may_keep_routes(request: HttpRequest) -> bool:
    return _enters(MAY_KEEP_ROUTES, request)


def _duties(request: HttpRequest) -> int:
    return how_many_duties(request.user, on=timezone.localdate())


def _to_sign(request: HttpRequest) -> int:
    return to_sign(request.user, on=timezone.localdate()).count()


def _disputed(request: HttpRequest) -> int:
    return disputed(overseen(request.user, on=timezone.localdate())).count()


register(MenuEntry("public", _("Send a petition"), "petition-send", order=10))
register(MenuEntry("public", _("Public petitions"), "petition-public-list", order=15))
register(MenuEntry("desk", _("My work"), "petition-my-work", order=12, visible=_may_read, count=_duties, key="v"))
register(MenuEntry("desk", _("To sign"), "petition-head", 14, _may_lead, _to_sign, "t"))
register(MenuEntry("desk", _("Coordination"), "petition-coordinate", 16, _may_coordinate, _disputed, "d"))
register(MenuEntry("desk", _("Petitions"), "petition-desk-list", order=20, visible=_may_read, key="k"))
register(MenuEntry("account", _("How my unit answers"), "answering-settings", order=40, visible=_may_set_answering))
register(MenuEntry("account", _("Ready texts"), "answering-texts", order=42, visible=_may_keep_texts))
register(MenuEntry("account", _("Table of competence"), "petition-routes", order=44, visible=_may_keep_routes))
register(MenuEntry("foot", _("Where to lodge complaints and denunciations"), "complaints-where", order=10))

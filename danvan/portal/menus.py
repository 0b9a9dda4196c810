"""Menu entries of the portal's own pages."""

from django.utils.translation import gettext_lazy as _

from danvan.ui.menus import MenuEntry, register

register(MenuEntry("public", _("Look up"), "look-up", order=20))
register(MenuEntry("foot", _("Protection of personal data"), "data-protection", order=20))
register(MenuEntry("foot", _("Accessibility"), "accessibility", order=30))
register(MenuEntry("desk", _("Overview"), "desk-home", order=10, key="b"))

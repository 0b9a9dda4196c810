"""What accounts offer in the menus."""

from django.utils.translation import gettext_lazy as _

from danvan.ui.menus import MenuEntry, register


def offer() -> None:
    """Signing in and out stand in the frame itself; the own account stands under the name."""
    register(MenuEntry("account", _("My account"), "my-account", order=10))

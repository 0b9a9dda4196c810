"""Template tags of the look; loaded in every template."""

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from danvan.ui import panels

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of the own icons; decorative, so hidden from screen readers."""
    return format_html('<svg class="i" aria-hidden="true"><use href="{}#{}"/></svg>', static("ui/icons.svg"), name)


@register.simple_tag(takes_context=True)
def slot(context: template.Context, name: str, subject: object = None) -> SafeString:
    """The panels that higher floors registered for this place."""
    request: HttpRequest = context["request"]
    return mark_safe("".join(panels.filled(name, subject, request)))  # noqa: S308  # each panel renders a template

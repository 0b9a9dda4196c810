"""From a text template to subject and text, in the recipient's language."""

from typing import Any

from django.conf import settings
from django.template import Context, Engine
from django.template import engines as template_engines
from django.utils import translation

from danvan.language import normalise, normalise_line

_FOOT = "notifications/emails/foot.txt"


def compose(template: str, *, language: str, **values: Any) -> tuple[str, str]:
    """(subject, text): the template's first line is the subject, the rest the text; the foot says who wrote.

    Nothing is escaped: this is plain text. Values hold references, dates and links, never what a citizen wrote.
    """
    context = {
        **values,
        "site": settings.SITE_ADDRESS,
        "city_name": settings.CITY_NAME,
        "city_phone": settings.CITY_PHONE,
        "demonstration": settings.DEMONSTRATION,
    }
    with translation.override(language):
        subject, _, body = normalise(_render(template, context)).partition("\n")
        foot = normalise(_render(_FOOT, context))
    return normalise_line(subject), f"{body.strip()}\n\n-- \n{foot}\n"


def absolute(path: str) -> str:
    """The whole address of a page of this site, for a mail."""
    return str(settings.SITE_ADDRESS).rstrip("/") + path


def _render(template: str, values: dict[str, Any]) -> str:
    engine: Engine = template_engines["django"].engine  # type: ignore[attr-defined]  # the one backend of this house
    return str(engine.get_template(template).render(Context(values, autoescape=False)))

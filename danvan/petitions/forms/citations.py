"""Legal places written one a line, found in the library."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.language import normalise
from danvan.legislation.citing import Unfound, read_citation
from danvan.legislation.models import Clause, Document

MOST = 20
_SHOWN = 60


class CitationsField(forms.CharField):
    """Cleans to a list of Clause, and Document where the whole of it is meant."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 4_000)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        kwargs.setdefault(
            "help_text",
            _("One a line: number of the document, article, clause. For example: 02/2011/QH13, Điều 27, khoản 1"),
        )
        super().__init__(**kwargs)

    @staticmethod
    def written(clauses: Iterable[Clause]) -> str:
        """Clauses as they are typed; what this gives, the field reads back."""
        return "\n".join(clause.cite() for clause in clauses)

    def clean(self, value: Any) -> "list[Clause | Document]":
        lines = [line.strip() for line in normalise(super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(
                gettext("At most %(count)s places can be cited. Leave the weaker ones out."), params={"count": MOST}
            )
        found: list[Clause | Document] = []
        wrong = []
        for line in lines:
            place = read_citation(line)
            if isinstance(place, Unfound):
                wrong.append(_say(place, line))
            elif place not in found:
                found.append(place)
        if wrong:
            raise ValidationError(wrong)
        return found


def _say(unfound: Unfound, line: str) -> str:
    words = {"line": line[:_SHOWN], "document": unfound.document, "known": unfound.known}
    if unfound.part == "document":
        return gettext("“%(line)s”: the library has no such document, or several. Write its number as printed.") % words
    if unfound.part == "form":
        return gettext("“%(line)s”: write the article, then the clause, for example “Điều 27, khoản 1”.") % words
    if unfound.known:
        return gettext("“%(line)s”: not listed in %(document)s. Listed: %(known)s. Or cite the whole document.") % words
    return (
        gettext("“%(line)s”: no article of %(document)s is listed yet. Cite the whole document by its number.") % words
    )
